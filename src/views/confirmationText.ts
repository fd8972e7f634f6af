import type { Words } from './words';

/** Behind what a person stated: whether Partner Center shows it too, and where it does not, whether anything can. */
export function confirmationText(words: Words, confirmedAt: string | undefined, canBeSeen: boolean): string {
  if (confirmedAt !== undefined) return words.say('stated.confirmed', { when: words.when(confirmedAt) });
  return words.say(canBeSeen ? 'stated.waiting' : 'stated.alone');
}
