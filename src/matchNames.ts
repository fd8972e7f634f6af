import { foldName } from './foldName';

/** Letters and digits only: punctuation, and what the chat takes for a mention, need not be typed. */
const bare = (text: string): string =>
  foldName(text.replace(/<at>.*?<\/at>/gi, ' '))
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * What a typed name may mean: the exact name if there is one, else names that start with it, else names that hold it.
 * `loose` lets a small misspelling through where nothing else is found; it may open a view and must never start a change.
 */
export function matchNames<T extends { readonly name: string }>(
  rows: readonly T[],
  typed: string,
  loose = false,
): readonly T[] {
  const wanted = bare(typed);
  if (wanted === '') return [];
  const by = (test: (name: string) => boolean) => rows.filter((row) => test(bare(row.name)));
  const tests: readonly ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.startsWith(wanted),
    (name) => name.includes(wanted),
    (name) => closed(wanted).length >= 4 && closed(name).includes(closed(wanted)),
    ...(loose && wanted.length >= 5 ? [(name: string) => isNear(name, wanted) || isNear(firstWord(name), wanted)] : []),
  ];
  for (const test of tests) {
    const found = by(test);
    if (found.length > 0) return found;
  }
  return [];
}

const closed = (text: string): string => text.replaceAll(' ', '');

const firstWord = (name: string): string => name.split(' ')[0] ?? '';

/** One letter too many, too few, changed, or two swapped. */
function isNear(name: string, typed: string): boolean {
  if (Math.abs(name.length - typed.length) > 1) return false;
  let at = 0;
  while (at < typed.length && name[at] === typed[at]) at += 1;
  const swapped = name[at] === typed[at + 1] && name[at + 1] === typed[at] ? 2 : 1;
  return (
    name.slice(at + 1) === typed.slice(at + 1) ||
    name.slice(at + 1) === typed.slice(at) ||
    name.slice(at) === typed.slice(at + 1) ||
    (swapped === 2 && name.slice(at + 2) === typed.slice(at + 2))
  );
}
