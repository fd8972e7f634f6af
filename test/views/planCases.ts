import { type Plan, type PlanStep, planSteps } from '../../src/domain/customer/plan';
import { plansView } from '../../src/views/plansView';
import { planView } from '../../src/views/planView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { camille, contextFor, hostileName, nordwind } from './fixtures';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const planOf = (done: readonly PlanStep[], canceledFirst = false): Plan => ({
  subscriptionId: 'r',
  name: 'Reserved VM *Instance*',
  kind: 'reservation',
  quantity: 2,
  provider: nordwind,
  providerName: 'Nordwind Distribution',
  version: 1 + done.length,
  openedBy: camille,
  openedAt: '2026-10-13T18:00:00Z',
  done: Object.fromEntries(done.map((step) => [step, { by: camille, at: '2026-10-14T15:00:00Z' }])),
  ...(canceledFirst ? { canceledFirst: true } : {}),
});
const planNames = { customerName: hostileName, providerName: 'Nordwind Distribution' };
const planInput = {
  ...planNames,
  id: 'plan:a:b:r',
  name: 'Reserved VM *Instance*',
  kind: 'reservation' as const,
  quantity: 2,
  relationshipId: 'relationship:a:b',
  plansId: 'plans:a:b',
};
const plans = [
  planOf([]),
  planOf(['ordered']),
  planOf(['ordered', 'working']),
  planOf(['canceled'], true),
  planOf([...planSteps]),
];
const seen = { listed: true, agreementSatisfied: true, gone: false };

/** The way out for what cannot be transferred, in every stage. */
export const planCases: Cases = [
  ['plan, proposed', (v) => planView(planInput, v, contextFor(v))],
  ...plans.flatMap(
    (plan, n): Cases => [
      [`plan ${n}`, (v) => planView({ ...planInput, ...seen, plan }, v, contextFor(v))],
      [
        `plan ${n}, without relationship`,
        (v) => planView({ ...planInput, listed: false, agreementSatisfied: false, plan }, v, contextFor(v)),
      ],
    ],
  ),
  ['plans, none', (v) => plansView({ ...planNames, customerId: 'customer:a', rows: [] }, v, contextFor(v))],
  [
    'plans',
    (v) =>
      plansView(
        {
          ...planNames,
          customerId: 'customer:a',
          rows: [planInput, ...plans.map((plan) => ({ ...planInput, plan }))].flatMap((one) => [one, one, one]),
        },
        v,
        contextFor(v),
      ),
  ],
];
