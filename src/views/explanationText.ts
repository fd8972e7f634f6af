import { hasText } from '../text/text';
import type { Words } from './words';

/**
 * What Partner Center's refusal means, by the stored key. A key that this version does not know, as after a rollback,
 * still gets a sentence. Not escaped.
 */
export const explanationText = (words: Words, key: string): string =>
  words.raw(hasText(words.reader.language, key) ? key : 'partnerCenter.error.unknown');

/** The line about a step that Partner Center did not take. */
export const problemText = (
  words: Words,
  key: string,
  problem: { readonly explanation: string; readonly at: string } | undefined,
): string | undefined =>
  problem === undefined
    ? undefined
    : words.say(key, { when: words.when(problem.at), explanation: explanationText(words, problem.explanation) });
