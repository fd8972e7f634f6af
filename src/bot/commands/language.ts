import { rememberLanguage } from '../../people';
import { languageNamed } from '../commandTable';
import { showSubject } from '../say';
import type { Handler } from './handler';

export const language: Handler = async ({ deps, context, who, argument }) => {
  const named = languageNamed(`${argument} ${context.activity.text ?? ''}`);
  if (named === undefined) return showSubject(deps, context, who.viewer, 'language');
  await rememberLanguage(deps.workflow.store, who.actor, named);
  await showSubject(deps, context, { ...who.viewer, language: named }, 'home');
};
