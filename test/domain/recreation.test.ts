import type { Actor } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import type { TransferFacts } from '../../src/domain/customer/facts';
import { projectForProvider } from '../../src/domain/customer/projection';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const until = '2026-10-07T14:00:30.000Z';
const provider = 'nordwind';
const actor = (tenantId: string, userId: string, ...roles: readonly Role[]): Actor => ({
  tenantId,
  userId,
  roles,
  rolesReadAt: now,
});
const camille = actor('boreal', 'camille', 'adminAgent');
const tom = actor(provider, 'tom', 'adminAgent');
const factsWith = (quantity: number, eligible = true): TransferFacts => ({
  enrolled: true,
  providerListed: true,
  agreement: 'direct',
  candidates: ['s1', 's2'].map((subscriptionId) => ({
    subscriptionId,
    name: subscriptionId,
    kind: 'license' as const,
    quantity,
    addons: [],
    eligible: eligible || subscriptionId === 's2',
  })),
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Contoso',
});
const having = (before: readonly CustomerEvent[], ...commands: readonly CustomerCommand[]) => {
  const events = [...before];
  for (const command of commands) {
    const decision = decideCustomer(events.reduce(evolveCustomer, noCustomer), command);
    if ('refused' in decision) throw new Error(decision.refused.reason);
    events.push(...decision.events);
  }
  return events as readonly CustomerEvent[];
};
const create = (more: object = {}): CustomerCommand => ({
  type: 'createTransfer',
  now,
  actor: camille,
  policy,
  facts: factsWith(25),
  provider,
  subscriptionIds: ['s1', 's2'],
  ...more,
});
const drift = [{ subscriptionId: 's1', name: 's1', requested: 25, live: 30 }];
const active = having([], create(), { type: 'noteTransferCreated', now, n: 1, transferId: 't1' });
const drifted = having(active, { type: 'noteDrift', now, n: 1, drift });
const answer = (more: object = {}): CustomerCommand => ({
  type: 'answerTransfer',
  now,
  actor: camille,
  policy,
  n: 1,
  answer: 'withdraw',
  recreate: true,
  comment: '',
  until,
  ...more,
});
const withdrawing = having(drifted, answer(), { type: 'beginSendingAnswer', now: until, n: 1 });
const withdrawn = having(withdrawing, { type: 'noteAnswerTaken', now: until, n: 1, answer: 'withdraw' });
const recreate = (facts = factsWith(30)): CustomerCommand => ({ type: 'recreate', now: until, n: 1, policy, facts });

test('CON-7: one press withdraws; the new request follows only once that is taken, and holds the quantities of then', () => {
  expect(given(...withdrawn).state.transfers['1']).toMatchObject({ status: 'withdrawn', recreating: true });
  const after = given(...withdrawn)
    .when(recreate())
    .happens('TransferRequested', 'TransferReplaced');
  expect(after.transfers['1']).toMatchObject({ status: 'withdrawn', replacedBy: 2 });
  expect(after.transfers['2']).toMatchObject({
    status: 'creating',
    follows: { n: 1, why: 'recreated' },
    requestedBy: { userId: 'camille' },
  });
  expect(after.transfers['2']?.lines.map((line) => line.quantity)).toEqual([30, 30]);
});

test('CON-7: asked to recreate twice, as after a crash, there is one new request', () => {
  given(...having(withdrawn, recreate()))
    .when(recreate())
    .changesNothing();
  given(...drifted)
    .when(recreate())
    .changesNothing();
});

test('CON-7: withdrawn in the portal meanwhile, the wish to recreate stands', () => {
  const outside = having(withdrawing, { type: 'noteAnsweredOutside', now: until, n: 1, answer: 'withdraw' });
  given(...outside)
    .when(recreate())
    .happens('TransferRequested', 'TransferReplaced');
});

test('CON-7: accepted in the portal meanwhile, nothing is recreated', () => {
  const outside = having(withdrawing, { type: 'noteAnsweredOutside', now: until, n: 1, answer: 'accept' });
  given(...outside)
    .when(recreate())
    .changesNothing();
});

test('CON-7: what can no longer move is left out; when nothing is left, the old request says why and is over', () => {
  const left = given(...withdrawn)
    .when(recreate(factsWith(30, false)))
    .happens('TransferRequested', 'TransferReplaced');
  expect(left.transfers['2']?.lines.map((line) => line.subscriptionId)).toEqual(['s2']);
  const none = { ...factsWith(30), candidates: [] };
  const after = given(...withdrawn)
    .when(recreate(none))
    .happens('TransferNotReplaced');
  expect(after.transfers['1']).toMatchObject({ status: 'withdrawn', notReplaced: { reason: 'notEligible' } });
});

test('CON-7: the provider hears nothing of it inside the undo window, and a late click is told what took its place', () => {
  const inWindow = given(...having(drifted, answer())).state.transfers['1'];
  if (inWindow === undefined) throw new Error('no transfer');
  expect(projectForProvider(inWindow)).toMatchObject({ status: 'active', drift });
  given(...having(withdrawn, recreate()))
    .when(answer({ actor: tom, answer: 'accept', recreate: undefined }))
    .isRefused('CON-7', 'replaced', { about: 'Contoso-2' });
});

test('CON-7: only a drift is asked about, once, by the provider, and the requester is told', () => {
  const ask = (more: object = {}): CustomerCommand => ({ type: 'askRecreate', now, actor: tom, policy, n: 1, ...more });
  given(...active)
    .when(ask())
    .isRefused('CON-7', 'nothingChanged');
  given(...drifted)
    .when(ask({ actor: camille }))
    .isRefused('CON-7', 'wrongSide');
  const asked = having(drifted, ask());
  given(...asked)
    .when(ask())
    .isRefused('CON-7', 'recreateAlreadyAsked', { by: { tenantId: provider, userId: 'tom' } });
  const last = asked.at(-1);
  if (last === undefined) throw new Error('no event');
  expect(customerEffects(last, given(...asked).state)).toEqual([
    expect.objectContaining({
      tell: [{ audience: { to: 'person', person: { tenantId: 'boreal', userId: 'camille' } }, turn: true }],
    }),
  ]);
});

test('TRF-12: a request that nobody answered in time has lapsed: it is free again, the partner has the next step, and a late answer hears it', () => {
  const lapsed = having(active, { type: 'noteAnsweredOutside', now: until, n: 1, answer: 'withdraw', lapsed: true });
  expect(given(...lapsed).state.transfers['1']).toMatchObject({ status: 'withdrawn', lapsed: true });
  const last = lapsed.at(-1);
  if (last === undefined) throw new Error('no event');
  expect(customerEffects(last, given(...lapsed).state)[0]).toMatchObject({
    tell: [
      { audience: { to: 'person' }, turn: true },
      { audience: { to: 'providerQueue' }, turn: false },
    ],
  });
  given(...lapsed)
    .when(answer({ actor: tom, answer: 'accept', recreate: undefined }))
    .isRefused('TRF-12', 'lapsed');
  given(...lapsed)
    .when(create())
    .happens('TransferRequested');
});

test('ROL-4: a Sales agent neither withdraws nor recreates', () => {
  given(...drifted)
    .when(answer({ actor: actor('boreal', 'dev', 'salesAgent') }))
    .isRefused('ROL-4', 'roleNeeded');
});

test('A.3-8: a rejection keeps its reason, and the next request says that it was corrected', () => {
  const rejected = having(
    active,
    answer({ actor: tom, answer: 'reject', recreate: undefined, reason: 'wrongReseller', comment: 'MPN 7' }),
    { type: 'beginSendingAnswer', now: until, n: 1 },
    { type: 'noteAnswerTaken', now: until, n: 1, answer: 'reject' },
  );
  expect(given(...rejected).state.transfers['1']).toMatchObject({ reason: 'wrongReseller', comment: 'MPN 7' });
  const after = given(...rejected)
    .when(create({ after: 1 }))
    .happens('TransferRequested');
  expect(after.transfers['2']?.follows).toEqual({ n: 1, why: 'resent' });
});

test('A.3-16: a request after one that failed in part says so; after one still open it says nothing', () => {
  const failed = having(
    active,
    answer({ actor: tom, answer: 'accept', recreate: undefined }),
    { type: 'beginSendingAnswer', now: until, n: 1 },
    { type: 'noteAnswerTaken', now: until, n: 1, answer: 'accept' },
    {
      type: 'noteTransferFinished',
      now: until,
      n: 1,
      result: 'failed',
      outcomes: ['s1', 's2'].map((subscriptionId) => ({ subscriptionId, outcome: 'failed' as const })),
    },
  );
  const after = given(...failed)
    .when(create({ after: 1 }))
    .happens('TransferRequested');
  expect(after.transfers['2']?.follows).toEqual({ n: 1, why: 'retried' });
  const last = failed.at(-1);
  if (last === undefined) throw new Error('no event');
  // Nothing moved: the provider has nothing to verify, the partner has the next step, and the lines leave the document.
  expect(customerEffects(last, given(...failed).state)).toEqual([
    expect.objectContaining({
      tell: [
        { audience: { to: 'person', person: { tenantId: 'boreal', userId: 'camille' } }, turn: true },
        { audience: { to: 'providerQueue', provider }, turn: false },
      ],
    }),
    { kind: 'archiveTransfer', n: 1 },
  ]);
});

test('TRF-16: without a connection an answer is stated, nothing is sent, and Partner Center confirms it', () => {
  const state = (more: object = {}) =>
    answer({ actor: tom, answer: 'accept', recreate: undefined, inPortal: true, ...more });
  const stated = having(active, state());
  expect(stated.at(-1)?.type).toBe('AnswerStated');
  given(...stated)
    .when(state())
    .isRefused('TRF-16', 'alreadyStated', { by: { tenantId: provider, userId: 'tom' } });
  const seen = having(stated, { type: 'noteAnsweredOutside', now: until, n: 1, answer: 'accept' });
  expect(given(...seen).state.transfers['1']).toMatchObject({ status: 'inProgress', acceptedBy: { userId: 'tom' } });
  const reject = state({ answer: 'reject', reason: 'notNow' });
  const other = having(active, reject, { type: 'noteAnsweredOutside', now: until, n: 1, answer: 'reject' });
  expect(given(...other).state.transfers['1']).toMatchObject({ status: 'rejected', reason: 'notNow' });
});

test('CON-7, TRF-16: the button that recreates says nothing about the portal', () => {
  given(...having(active))
    .when(answer({ inPortal: true }))
    .isRefused('product', 'stale');
});
