import type { PolicyPack } from '../domain/policy/policyPack';
import type { Rule } from '../domain/rules/rule';
import { packLink } from './packText';
import type { Words } from './words';

/** What kind of rule it is: "Must · Information". Not escaped. */
export const kindsText = (words: Words, rule: Rule): string =>
  rule.kinds.map((kind) => words.raw(`ruleKind.${kind}`)).join(' · ');

/** Where the rule comes from, with the numbers of the source's sentences; a rule of Passerelle's own says so instead. */
export function basisText(words: Words, rule: Rule): string {
  const numbers = words.join(rule.sentences.map(String));
  return words.say(`ruleCard.${rule.basis}`, { numbers, count: rule.sentences.length });
}

/** Who can do it or lift it. */
export const whoText = (words: Words, rule: Rule): string =>
  words.say('ruleCard.who', { who: words.raw(`ruleWho.${rule.who}`) });

/** How the rules in force differ from the source article, when they do. */
export const changeText = (words: Words, rule: Rule, pack: PolicyPack): string | undefined =>
  pack.changedRules.includes(rule.id) ? words.say(`ruleChange.${rule.id}`) : undefined;

/** The pages that say more. */
export const ruleLinks = (words: Words, rule: Rule, pack: PolicyPack): readonly string[] =>
  rule.links.map((name) => packLink(words, pack, name));
