import { current2026 } from '../../src/domain/policy/current2026';
import { areas } from '../../src/domain/rules/rule';
import { allRules } from '../../src/domain/rules/rules';
import { readRuleQuery } from '../../src/ruleQuery';
import { rulesView } from '../../src/views/rulesView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { contextFor, hostileName } from './fixtures';

const typed = ['', ...areas, ...allRules.map((rule) => rule.id), 'ENR-99', hostileName, 'client', 'zzz'];

/** The rules under the pack of 2021, and the changed ones under that of 2026. */
export const ruleCases: readonly (readonly [string, (viewer: Viewer) => CardView])[] = [
  ...typed.map((one): (typeof ruleCases)[number] => [
    `rules ${one === hostileName ? 'markup' : one}`,
    (v) => rulesView(readRuleQuery(one, v.language), v, contextFor(v)),
  ]),
  ...current2026.changedRules.map((id): (typeof ruleCases)[number] => [
    `rules ${id}, 2026`,
    (v) => rulesView(readRuleQuery(id, v.language), v, contextFor(v, { policy: current2026 })),
  ]),
];
