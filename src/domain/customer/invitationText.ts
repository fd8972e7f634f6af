/** Where a letter's personalized link goes, until it is known. */
export const linkPlace = '[[link]]';

/** Text that is still to be written: brackets around an ellipsis. */
const blank = /\[[^[\]\n]*(?:…|\.{3})[^[\]\n]*\]/u;

/** Marks and opening brackets before a word of a text, and closing ones behind it. */
const around = /^[("'«“‘<[]+|[)"'»”’>\].,;:!?]+$/gu;

const words = (text: string): readonly string[] => text.split(/\s+/u);
const bare = (word: string): string => word.replace(around, '');

/** INV-9: the exact link stands in the text, not a shortened, lengthened or otherwise changed one. */
export const hasLink = (body: string, link: string): boolean =>
  words(body).some((word) => word === link || bare(word) === bare(link));

/** The text with the link put back: in place of what is left of it, else where a line announces it, else at the end. */
export function withLink(body: string, link: string): string {
  if (hasLink(body, link)) return body;
  const start = beginningOf(link);
  const damaged = words(body).find((word) => start !== undefined && word.includes(start));
  if (damaged !== undefined) return body.replace(damaged, () => link);
  const lines = body.split('\n');
  const announcing = lines.findLastIndex(
    (line, index) => /[:：]\s*$/u.test(line) && (lines[index + 1] ?? '').trim() === '',
  );
  if (announcing < 0) return `${body.trimEnd()}\n\n${link}`.trimStart();
  return [...lines.slice(0, announcing + 1), link, ...lines.slice(announcing + 1)].join('\n');
}

/** Scheme and host: what is left of a link that was cut or changed further behind. */
const beginningOf = (link: string): string | undefined => /^https:\/\/[^/?#]+/u.exec(link)?.[0];

/** What stands before the blanks of a text: `Price`, `Invoices`. A blank on a line of its own is named by itself. */
export const blanksOf = (body: string): readonly string[] =>
  body.split('\n').flatMap((line) => {
    const found = blank.exec(line);
    return found === null ? [] : [labelOf(line.slice(0, found.index)) || found[0]];
  });

/** The blanks that are still to be filled: those in brackets, and known ones that were emptied instead of filled. */
export function emptyBlanks(body: string, known: readonly string[]): readonly string[] {
  const emptied = body
    .split('\n')
    .filter((line) => /[:：]\s*$/u.test(line))
    .map(labelOf)
    .filter((label) => known.includes(label));
  return [...new Set([...blanksOf(body), ...emptied])];
}

const labelOf = (text: string): string => text.replace(/^[\s•*-]+|[\s:：]+$/gu, '');
