import { type ProviderQuestion, providerQuestions } from '../domain/programme/providerChecklist';
import { escapeMarkdown } from './escapeText';
import type { ProviderColumn } from './providerInputs';
import { type Item, items } from './sections';
import type { Words } from './words';

/** As many providers beside each other as a narrow card has room for. */
export const mostColumns = 3;

export interface MatrixRow {
  readonly question: string;
  readonly cells: readonly { readonly text: string; readonly color: 'Good' | 'Warning' | 'Default' }[];
}

/** The checklist: a row per question, a column per provider, in the words the partner filled in. No ranking. */
export function providerMatrix(words: Words, columns: readonly ProviderColumn[]): readonly MatrixRow[] {
  const shown = columns.slice(0, mostColumns);
  if (shown.length === 0) return [];
  const head = {
    question: words.say('checklist.ask'),
    cells: shown.map(({ name }) => ({ text: `**${escapeMarkdown(name)}**`, color: 'Default' as const })),
  };
  return [head, ...providerQuestions.map((question) => rowOf(words, question, shown))];
}

const rowOf = (words: Words, question: ProviderQuestion, columns: readonly ProviderColumn[]): MatrixRow => ({
  question: words.say(`checklist.short.${question}`),
  cells: columns.map(({ answers }) => {
    const answer = answers[question];
    if (answer === undefined) return { text: words.say('checklist.open'), color: 'Default' };
    return { text: words.say(`checklist.${answer}`), color: answer === 'yes' ? 'Good' : 'Warning' };
  }),
});

/** The notes, by provider and question. */
export const providerNotes = (words: Words, columns: readonly ProviderColumn[]): readonly Item[] =>
  items(
    columns.slice(0, mostColumns).flatMap(({ name, notes }) =>
      providerQuestions.flatMap((question) => {
        const note = notes[question];
        const topic = words.raw(`checklist.short.${question}`);
        return note === undefined ? [] : [words.say('checklist.note', { name, topic, note })];
      }),
    ),
  );
