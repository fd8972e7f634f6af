import { answerField, noteField, providerQuestions } from '../domain/programme/providerChecklist';
import { fieldError, frame } from './frame';
import { link } from './links';
import { hasOneOf, roleNames, whoWhen } from './people';
import type { ProviderAnswersInput } from './providerInputs';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** PRO-1 to PRO-3: one provider's column of the checklist, filled in by the partner's own people. */
export function providerAnswersView(input: ProviderAnswersInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { name, filled, typed } = input;
  const roles = context.policy.roles.compareProviders;
  const allowed = hasOneOf(viewer, roles);
  const choices = ['yes', 'no'].map((value) => ({ title: words.label(`checklist.${value}`), value }));
  return {
    template: 'providerAnswers',
    data: {
      id: input.id,
      version: input.version,
      ...frame(words, viewer, context, {
        title: { key: 'checklist.title', args: { name } },
        status: { key: 'checklist.status' },
        rules: true,
      }),
      sections: sections(
        section({
          lines: [
            words.say('checklist.own'),
            filled === undefined
              ? undefined
              : words.say('checklist.filled', { whoWhen: whoWhen(words, viewer, context, filled) }),
            allowed ? undefined : words.say('checklist.needsRole', { roles: roleNames(words, roles, 'disjunction') }),
          ],
        }),
      ),
      questions: allowed
        ? providerQuestions.map((question) => ({
            question: words.say(`checklist.question.${question}`),
            answerId: answerField(question),
            answerLabel: words.label('checklist.answerLabel'),
            placeholder: words.label('checklist.unknown'),
            answer: typed?.[answerField(question)] ?? input.answers[question] ?? '',
            choices,
            noteId: noteField(question),
            noteLabel: words.label('checklist.noteLabel'),
            note: typed?.[noteField(question)] ?? input.notes[question] ?? '',
            errors: fieldError(noteField(question), viewer, context),
          }))
        : [],
      save: allowed ? [{ title: words.label('button.saveAnswers') }] : [],
      remove: allowed && input.removable ? [{ title: words.label('button.removeProvider') }] : [],
      links: [link(words, 'providers', '', 'button.backToProviders')],
    },
  };
}
