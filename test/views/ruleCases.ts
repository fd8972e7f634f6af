import { current2026 } from '../../src/domain/policy/current2026';
import { refusalReasons, refuse } from '../../src/domain/refusal';
import { areas } from '../../src/domain/rules/rule';
import { allRules } from '../../src/domain/rules/rules';
import { readRuleQuery } from '../../src/ruleQuery';
import { rulesView } from '../../src/views/rulesView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { whyView } from '../../src/views/whyView';
import { contextFor, hostileName, now } from './fixtures';

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

/** The last refusal of a person, for every reason there is. */
export const whyCases: typeof ruleCases = [
  ['why, nothing', (v) => whyView(undefined, v, contextFor(v))],
  ...refusalReasons.flatMap((reason): typeof ruleCases => [
    [
      `why ${reason}`,
      (v) => whyView({ refusal: refuse('product', reason), subject: 'enrollment', at: now }, v, contextFor(v)),
    ],
  ]),
  ...['EXT-11', 'ROL-4', 'MCA-5', 'CON-9'].map((rule): (typeof ruleCases)[number] => [
    `why ${rule}`,
    (v) =>
      whyView(
        { refusal: refuse(rule, 'roleNeeded', { roles: ['adminAgent'] }), subject: 'enrollment', at: now },
        v,
        contextFor(v),
      ),
  ]),
];
