import { foldName } from './foldName';

/** Legal forms that people leave out or write differently. */
const legalForms = new Set('inc ltd ltee limited limitee llc corp co sa sas sarl gmbh ag bv as enr senc'.split(' '));

/** A company's name for comparing: without case, accents, punctuation and legal form. */
export function companyKey(name: string): string {
  const words = foldName(name)
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()
    .split(' ');
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** Whether two names mean the same company. */
export const sameCompany = (one: string, other: string): boolean => companyKey(one) === companyKey(other);
