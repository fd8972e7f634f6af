import { chooseLanguage } from '../../chooseLanguage';
import { languageNamed } from '../commandTable';
import { showSubject } from '../say';
import type { Handler } from './handler';

export const language: Handler = async ({ deps, context, who, argument }) => {
  // `language fr`, `langue en français`, or the name alone, which is a command as well.
  const named = languageNamed(argument.split(' ').at(-1) ?? '') ?? languageNamed(context.activity.text ?? '');
  if (named === undefined) return showSubject(deps, context, who.viewer, 'language');
  await chooseLanguage(deps.workflow, who.actor, named);
  await showSubject(deps, context, { ...who.viewer, language: named }, 'home');
};
