/** Longest text of a person or of Partner Center that a card repeats; a comment has at most 500 characters. */
const maxLength = 600;

/**
 * Makes text from outside inert where Markdown is read: it shows as typed and cannot format, link or mention. Only what
 * would act is escaped, so that ordinary names stay as they are everywhere.
 */
export function escapeMarkdown(value: string): string {
  return cleanText(value)
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^(?:[#+-]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

/** Look-alikes that no Markdown reader acts on. */
const lookAlikes: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '`': 'ˋ',
  '[': '(',
  ']': ')',
  '<': '‹',
  '>': '›',
  '\\': '⧵',
};

/**
 * For labels, buttons, choices and speech: some clients read Markdown there and others do not, so a backslash could
 * show. What would act is replaced by its look-alike.
 */
export function inertText(value: string): string {
  return cleanText(value)
    .replace(/[*_`[\]<>\\]/g, (character) => lookAlikes[character] ?? '')
    .replace(/:(?=\/\/)/g, '∶');
}

/** Text without control and direction-changing characters, on one line, and no longer than a card can carry. */
export function cleanText(value: string): string {
  const line = value
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim();
  const characters = [...line];
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : line;
}
