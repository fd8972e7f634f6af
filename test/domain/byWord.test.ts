import type { Actor } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { type Customer, noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const provider = 'nordwind';
const actor = (tenantId: string, userId: string): Actor => ({
  tenantId,
  userId,
  roles: ['adminAgent'],
  rolesReadAt: now,
});
const camille = actor('boreal', 'camille');
const tom = actor(provider, 'tom');
const ref = ({ tenantId, userId }: Actor) => ({ tenantId, userId });
const request = {
  partner: 'boreal',
  provider,
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Contoso',
  policy: policy.name,
  lines: [{ subscriptionId: 's1', name: 'E3', kind: 'license' as const, quantity: 5, addons: [] }],
  requestedAt: now,
};
const adopt: CustomerCommand = { type: 'adoptTransfer', transferId: 'T1', request, now };
const adopted: CustomerEvent = {
  type: 'RequestAdopted',
  n: 1,
  request: { ...request, n: 1, version: 1 },
  transferId: 'T1',
  at: now,
};
const answer = (who: Actor, what: 'accept' | 'reject' | 'withdraw', unseen = false): CustomerCommand => ({
  type: 'answerTransfer',
  now,
  actor: who,
  policy,
  n: 1,
  answer: what,
  comment: '',
  until: now,
  inPortal: true,
  ...(unseen ? { unseen: true as const } : {}),
});
const one = (state: Customer) => state.transfers['1'];

test('TRF-7: a request made in the portal becomes one of here, once, and is the provider’s turn', () => {
  const state = given().when(adopt).happens('RequestAdopted');
  expect(one(state)).toMatchObject({ status: 'active', transferId: 'T1', lines: request.lines });
  expect(one(state)).not.toHaveProperty('requestedBy');
  given(adopted)
    .when({ ...adopt, transferId: 't1' })
    .changesNothing();
  expect(customerEffects(adopted, state)).toContainEqual({ kind: 'watchTransfer', n: 1, stage: 'active' });
  expect(JSON.stringify(customerEffects(adopted, state))).toContain(
    '{"audience":{"to":"providerQueue","provider":"nordwind"},"turn":true}',
  );
});

test('TRF-16: while a connection can show it, what is stated waits for Partner Center, and says when it was confirmed', () => {
  const state = given(adopted).when(answer(camille, 'withdraw')).happens('AnswerStated');
  expect(one(state)).toMatchObject({ status: 'active', stated: { answer: 'withdraw', by: ref(camille) } });
  const stated: CustomerEvent = { type: 'AnswerStated', n: 1, answer: 'withdraw', by: ref(camille), at: now };
  given(adopted, stated).when(answer(camille, 'withdraw')).isRefused('TRF-16', 'alreadyStated');
  const later = '2026-10-08T14:00:00.000Z';
  const seen = given(adopted, stated)
    .when({ type: 'noteAnsweredOutside', n: 1, answer: 'withdraw', now: later })
    .happens('AnsweredOutside');
  expect(one(seen)).toMatchObject({
    status: 'withdrawn',
    word: { answer: 'withdraw', by: ref(camille), at: now, confirmedAt: later },
  });
});

test('TRF-16, TRF-17: where nothing can show it the word counts at once, and both verifications still follow', () => {
  const rejected = given(adopted)
    .when(answer(tom, 'reject', true))
    .happens('AnswerStated', 'AnsweredOutside');
  expect(one(rejected)).toMatchObject({ status: 'rejected', by: ref(tom), word: { answer: 'reject', by: ref(tom) } });
  const accepted = given(adopted)
    .when(answer(tom, 'accept', true))
    .happens('AnswerStated', 'AnsweredOutside', 'TransferFinished');
  expect(one(accepted)).toMatchObject({
    status: 'finished',
    acceptedBy: ref(tom),
    outcomes: [{ subscriptionId: 's1', outcome: 'complete' }],
    word: { answer: 'accept', by: ref(tom), at: now },
  });
  expect(one(accepted)?.word).not.toHaveProperty('confirmedAt');
  // Stated while there was a connection, and said again after it ended.
  const stated: CustomerEvent = { type: 'AnswerStated', n: 1, answer: 'reject', by: ref(tom), at: now };
  given(adopted, stated)
    .when(answer(tom, 'reject', true))
    .happens('AnsweredOutside');
  given(adopted)
    .when(answer(camille, 'accept', true))
    .isRefused('TRF-16', 'wrongSide');
});

test('TRF-7: a request made in the portal that is larger than a document has room for stays there', () => {
  const lines = Array.from({ length: 76 }, (_, n) => ({ ...request.lines[0], subscriptionId: `s${n}` }));
  given()
    .when({ ...adopt, request: { ...request, lines } } as CustomerCommand)
    .changesNothing();
});

test('EXT-14: what counted by word alone is confirmed by a later listing, with its consents, and is nobody’s new turn', () => {
  const by = ref(camille);
  const consent = { by, at: now, language: 'en', wording: 'w' };
  const relationship = {
    status: 'verified' as const,
    version: 3,
    customerConsent: {
      method: 'email' as const,
      by: 'Sofia',
      date: '2026-10-01',
      language: 'en',
      wording: 'w',
      recordedBy: by,
      at: now,
    },
    billToConsent: consent,
    by,
    at: now,
    statedAt: now,
    byWord: true as const,
  };
  const state = { ...noCustomer, relationships: { [provider]: relationship } } as Customer;
  const listed: CustomerCommand = { type: 'noteProviderListed', provider, now: '2026-10-09T14:00:00.000Z' };
  const decision = decideCustomer(state, listed);
  if ('refused' in decision) throw new Error('refused');
  const [event] = decision.events;
  if (event === undefined) throw new Error('nothing happened');
  const after = evolveCustomer(state, event);
  const { byWord: _word, ...confirmed } = relationship;
  expect(after.relationships[provider]).toEqual({ ...confirmed, at: listed.now });
  expect(customerEffects(event, after)).toContainEqual(expect.objectContaining({ kind: 'publish', tell: [] }));
  expect(decideCustomer(state, { ...listed, byWord: true })).toEqual({ events: [] });
});
