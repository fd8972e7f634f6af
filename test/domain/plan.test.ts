import type { Actor } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import { isPlanDone } from '../../src/domain/customer/plan';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const provider = 'd0000000-0000-4000-8000-000000000001';
const camille: Actor = { tenantId: 'boreal', userId: 'camille', roles: ['adminAgent'], rolesReadAt: now };
type Advance = Extract<CustomerCommand, { type: 'advancePlan' }>;
const advance = (change: Partial<Advance> = {}): Advance => ({
  type: 'advancePlan',
  now,
  actor: camille,
  policy,
  provider,
  subscriptionId: 'r1',
  step: 'open',
  facts: {
    name: 'Reserved VM Instance',
    kind: 'reservation',
    quantity: 2,
    providerName: 'Nordwind',
    providerListed: true,
    agreement: 'direct',
  },
  ...change,
});
const having = (before: readonly CustomerEvent[], ...commands: readonly Advance[]): readonly CustomerEvent[] => {
  const events = [...before];
  for (const command of commands) {
    const decision = decideCustomer(events.reduce(evolveCustomer, noCustomer), command);
    if ('refused' in decision) throw new Error(decision.refused.reason);
    events.push(...decision.events);
  }
  return events;
};
const opened = having([], advance());

test('CON-11: a plan is opened once, and shown to the partner only', () => {
  given().when(advance()).happens('PlanOpened');
  given(...opened)
    .when(advance())
    .changesNothing();
  const [event] = opened;
  expect(event === undefined ? [] : customerEffects(event, given(...opened).state)).toEqual([
    expect.objectContaining({ kind: 'publish', sides: ['partner'] }),
  ]);
});

test('CON-11: a step without a plan, a step twice and a stale card are refused; who did it is said', () => {
  given()
    .when(advance({ step: 'ordered' }))
    .isRefused('CON-11', 'planNotOpen');
  const ordered = having(opened, advance({ step: 'ordered' }));
  given(...ordered)
    .when(advance({ step: 'ordered' }))
    .isRefused('CON-11', 'planStepDone', { by: { tenantId: 'boreal', userId: 'camille' }, at: now });
  given(...ordered)
    .when(advance({ step: 'working', version: 1 }))
    .isRefused('product', 'stale');
});

test('MOV-1, MCA-6: the provider orders only with a relationship and the agreement', () => {
  const { facts } = advance();
  given(...opened)
    .when(advance({ step: 'ordered', facts: { ...facts, providerListed: false } }))
    .isRefused('MOV-1', 'providerNotListed');
  given(...opened)
    .when(advance({ step: 'ordered', facts: { ...facts, agreement: 'attestation' } }))
    .isRefused('MCA-6', 'agreementMissing');
});

test('CON-11: ordered, working, and the old one canceled last; then the plan is done', () => {
  given(...opened)
    .when(advance({ step: 'working' }))
    .isRefused('CON-11', 'planOrder');
  given(...opened)
    .when(advance({ step: 'canceled' }))
    .isRefused('CON-11', 'planOrder');
  const done = having(opened, ...(['ordered', 'working', 'canceled'] as const).map((step) => advance({ step })));
  const plan = given(...done).state.plans?.r1;
  expect(plan !== undefined && isPlanDone(plan)).toBe(true);
  expect(plan?.canceledFirst).toBeUndefined();
});

test('CON-11: the partner may cancel first, and that is on record', () => {
  const first = having(opened, advance({ step: 'canceled', cancelFirst: true }));
  expect(given(...first).state.plans?.r1).toMatchObject({ canceledFirst: true });
  given(...first)
    .when(advance({ step: 'ordered' }))
    .happens('PlanAdvanced');
});

test('CON-11: a Sales agent keeps no plans', () => {
  given()
    .when(advance({ actor: { ...camille, roles: ['salesAgent'] } }))
    .isRefused('CON-11', 'roleNeeded', { roles: ['adminAgent'] });
});

test('MCA-3, MCA-6: an agreement recorded through the provider counts for the plan, though the partner’s side never shows it', () => {
  const ordered = advance({ step: 'ordered', version: 1, facts: { ...advance().facts, agreement: 'attestation' } });
  given(...opened)
    .when(ordered)
    .isRefused('MCA-6', 'agreementMissing');
  given(...opened, { type: 'AgreementNoted', provider, agreement: 'throughProvider', at: now })
    .when(ordered)
    .happens('PlanAdvanced');
});
