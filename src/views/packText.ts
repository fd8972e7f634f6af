import type { LinkName, PolicyPack } from '../domain/policy/policyPack';
import { monthName } from '../text/dates';
import type { Words } from './words';

/** What the rule set is called: "source article" or "newer rules". Not escaped. */
export const policyName = (words: Words, pack: PolicyPack): string => words.raw(`policy.${pack.name}`);

/** Month and year of an ISO date: "June 2021". Not escaped. */
export function monthOf(words: Words, date: string): string {
  const [year = '', month = '1'] = date.split('-');
  return words.raw('when.monthYear', { month: monthName(words.reader.language, Number(month)), year });
}

/** A page of the pack as a Markdown line: title, address in the reader's language, its date, and that it is retired when it is. */
export function packLink(words: Words, pack: PolicyPack, name: LinkName): string {
  const { language } = words.reader;
  const link = pack.links[name];
  const args = { title: words.raw(`link.${name}`), address: link[language], date: monthOf(words, link.asOf) };
  // Addresses come from the policy pack, not from people, and must stay links.
  return link.retired === undefined
    ? words.raw('link.line', args)
    : words.raw('link.retired', { ...args, successor: link.retired[language] });
}

/** ENR-18: whether there is a way back to direct bill after enrolling. Markdown. */
export const rollbackText = (words: Words, pack: PolicyPack): string =>
  words.say(pack.rollback === 'none' ? 'enrollment.noWayBack' : 'enrollment.wayBackNewTenant');
