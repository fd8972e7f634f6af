import { type Area, areas, type Rule } from './domain/rules/rule';
import { allRules, findRule, rulesOf } from './domain/rules/rules';
import { foldName } from './foldName';
import { text } from './text/text';
import type { Language } from './views/viewer';

/** What somebody who typed something after `rules` wants to see. */
export type RuleQuery =
  | { readonly kind: 'areas' }
  | { readonly kind: 'area'; readonly area: Area }
  | { readonly kind: 'rule'; readonly rule: Rule }
  /** The area is known, the number is not. */
  | { readonly kind: 'noSuchNumber'; readonly typed: string; readonly area: Area }
  | { readonly kind: 'found'; readonly typed: string; readonly rules: readonly Rule[] }
  | { readonly kind: 'nothing'; readonly typed: string };

const ruleId = /^([a-z]{3})[\s._–-]*0*(\d{1,3})$/i;
const fewestSearched = 3;

/** Reads an id in any spelling (`ENR-18`, `enr 18`, `enr18`), an area by id or name, or words of a rule. */
export function readRuleQuery(typed: string, language: Language): RuleQuery {
  const wanted = typed.trim();
  if (wanted === '') return { kind: 'areas' };
  const [, letters = '', number = ''] = ruleId.exec(wanted) ?? [];
  const named = areaOf(letters === '' ? wanted : letters, language);
  if (number !== '' && named !== undefined) {
    const rule = findRule(`${named}-${number}`);
    return rule === undefined ? { kind: 'noSuchNumber', typed: wanted, area: named } : { kind: 'rule', rule };
  }
  if (named !== undefined) return { kind: 'area', area: named };
  const rules = search(foldName(wanted), language);
  const [only] = rules;
  if (only !== undefined && rules.length === 1) return { kind: 'rule', rule: only };
  return rules.length > 0 ? { kind: 'found', typed: wanted, rules } : { kind: 'nothing', typed: wanted };
}

function areaOf(typed: string, language: Language): Area | undefined {
  const folded = foldName(typed);
  return areas.find((area) => foldName(area) === folded || foldName(text(language, `ruleArea.${area}`)) === folded);
}

/** Rules whose sentence holds what was typed. */
function search(folded: string, language: Language): readonly Rule[] {
  if (folded.length < fewestSearched) return [];
  return allRules.filter((rule) => foldName(text(language, `rule.${rule.id}`)).includes(folded));
}

/** The first and last id of an area, for people who typed a number that is not there. */
export function rangeOf(area: Area): { readonly first: string; readonly last: string } {
  const ids = rulesOf(area).map((rule) => rule.id);
  return { first: ids[0] ?? '', last: ids.at(-1) ?? '' };
}
