import type { Actor } from '../../src/domain/actor';
import { agreementRequestWith, knownAgreement } from '../../src/domain/customer/agreement';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import { projectAgreement } from '../../src/domain/customer/projectAgreement';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const provider = 'd0000000-0000-4000-8000-000000000001';
const partner = 'b0000000-0000-4000-8000-000000000001';
const actorOf = (tenantId: string, ...roles: readonly Role[]): Actor => ({
  tenantId,
  userId: 'someone',
  roles,
  rolesReadAt: now,
});
const ines = actorOf(provider, 'salesAgent');

const ask = (why: 'none' | 'attestation'): CustomerCommand => ({
  type: 'askAgreement',
  now,
  provider,
  why,
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Fabrikam',
});
const note = (agreement: 'none' | 'direct' | 'attestation' | 'throughProvider'): CustomerCommand => ({
  type: 'noteAgreement',
  now,
  provider,
  agreement,
});
const record = (change: Partial<Extract<CustomerCommand, { type: 'recordAgreement' }>> = {}): CustomerCommand => ({
  type: 'recordAgreement',
  now,
  actor: ines,
  policy,
  provider,
  how: 'api',
  firstName: 'Ada',
  lastName: 'Lind',
  email: 'ada@fabrikam.example',
  date: '2026-10-06',
  today: '2026-10-07',
  ...change,
});
const having = (...commands: readonly CustomerCommand[]): readonly CustomerEvent[] => {
  const events: CustomerEvent[] = [];
  for (const command of commands) {
    const decision = decideCustomer(events.reduce(evolveCustomer, noCustomer), command);
    if ('refused' in decision) throw new Error(decision.refused.reason);
    events.push(...decision.events);
  }
  return events;
};
const stateAfter = (...commands: readonly CustomerCommand[]) => having(...commands).reduce(evolveCustomer, noCustomer);
const effectsOf = (...commands: readonly CustomerCommand[]) => {
  const event = having(...commands).at(-1);
  return event === undefined ? [] : customerEffects(event, stateAfter(...commands));
};

describe('asking the provider', () => {
  test('MCA-3, MCA-5: not accepted, or accepted by attestation, the provider is asked once per reason', () => {
    given(...having(note('attestation')))
      .when(ask('attestation'))
      .happens('AgreementAsked');
    given(...having(note('attestation'), ask('attestation')))
      .when(ask('attestation'))
      .changesNothing();
    given(...having(ask('none')))
      .when(ask('attestation'))
      .happens('AgreementAsked');
  });
  test('MCA-4: accepted by the customer itself, it is kept and nobody is asked', () => {
    given(...having(note('direct')))
      .when(ask('none'))
      .changesNothing();
  });
  test('MCA-3: the request is shown to the provider’s queue, in its own partition only', () => {
    expect(effectsOf(ask('none'))).toContainEqual({
      kind: 'publish',
      subject: { kind: 'agreement', provider },
      sides: ['provider'],
      tell: [{ audience: { to: 'providerQueue', provider }, turn: true }],
    });
  });
  test('MCA-5: what the provider sees holds nothing of the partner’s consents or transfers', () => {
    const request = agreementRequestWith(stateAfter(ask('attestation')), provider);
    expect(request && Object.keys(projectAgreement(request, provider)).sort()).toEqual([
      'askedAt',
      'customerName',
      'partnerName',
      'provider',
      'providerName',
      'status',
      'version',
      'why',
    ]);
  });
});

describe('recording the acceptance', () => {
  const asked = having(ask('attestation'));
  test('MCA-5: the provider records who accepted and when, and the call to Partner Center follows', () => {
    given(...asked)
      .when(record())
      .happens('AgreementRecorded');
    expect(effectsOf(ask('attestation'), record())).toContainEqual({ kind: 'recordAgreement', provider });
  });
  test('MCA-3: it needs the provider’s Admin agent or Sales agent; the partner cannot attest', () => {
    given(...asked)
      .when(record({ actor: actorOf(provider, 'helpdeskAgent') }))
      .isRefused('MCA-5', 'roleNeeded', { roles: ['adminAgent', 'salesAgent'] });
    given(...asked)
      .when(record({ actor: actorOf(partner, 'adminAgent') }))
      .isRefused('MCA-3', 'wrongSide');
    given(...asked)
      .when(record({ actor: actorOf(provider, 'adminAgent') }))
      .happens('AgreementRecorded');
  });
  test.each([
    ['agreementFirstName', { firstName: ' ' }, 'agreementNameMissing'],
    ['agreementLastName', { lastName: '' }, 'agreementNameMissing'],
    ['agreementEmail', { email: 'ada' }, 'agreementEmailMissing'],
    ['agreementDate', { date: '' }, 'agreementDateMissing'],
    ['agreementDate', { date: '2026-10-08' }, 'agreementDateInFuture'],
  ] as const)('MCA-6: %s is checked at the field (%j)', (field, change, reason) => {
    given(...asked)
      .when(record(change))
      .isRefused('MCA-6', reason, { field });
  });
  test('MCA-6: recorded twice, the second hears who did it; a stale card is refused', () => {
    given(...having(ask('attestation'), record()))
      .when(record())
      .isRefused('MCA-6', 'agreementAlreadyRecorded', { at: now });
    given(...having(ask('none'), ask('attestation')))
      .when(record({ version: 1 }))
      .isRefused('product', 'stale');
  });
  test('MCA-6: Partner Center’s no opens the request again with the reason, for everybody in the queue', () => {
    const no: CustomerCommand = { type: 'noteAgreementNotTaken', now, provider, explanation: 'partnerCenter.roleLost' };
    expect(agreementRequestWith(stateAfter(ask('none'), record(), no), provider)).toMatchObject({
      status: 'open',
      version: 2,
      problem: { explanation: 'partnerCenter.roleLost' },
    });
  });
  test('MCA-6: once Partner Center shows it, the request is over and the requester is told', () => {
    const state = stateAfter(ask('attestation'), record(), note('throughProvider'));
    expect(agreementRequestWith(state, provider)).toMatchObject({ status: 'satisfied', by: { userId: 'someone' } });
    expect(effectsOf(ask('attestation'), record(), note('throughProvider'))).toContainEqual(
      expect.objectContaining({
        subject: { kind: 'relationship', provider },
        tell: [{ audience: { to: 'partner', roles: 'adminAndSalesAgents' }, turn: true }],
      }),
    );
  });
  test('MCA-6: done in the portal by somebody, it is over without a name', () => {
    const request = agreementRequestWith(stateAfter(ask('attestation'), note('throughProvider')), provider);
    expect(request).toMatchObject({ status: 'satisfied' });
    expect(request).not.toHaveProperty('by');
  });
  test('MCA-6: a provider whose side is its portal states it, and that counts until something else is known', () => {
    const state = stateAfter(ask('none'), record({ how: 'portal' }));
    expect(agreementRequestWith(state, provider)).toMatchObject({ status: 'stated' });
    expect(knownAgreement(state, provider, 'none')).toBe('throughProvider');
    expect(effectsOf(ask('none'), record({ how: 'portal' })).map(({ kind }) => kind)).not.toContain('recordAgreement');
  });
});

test('MCA-6: what was accepted through the provider is not taken back by what the partner’s side shows', () => {
  const events = having(note('throughProvider'));
  given(...events)
    .when(note('attestation'))
    .changesNothing();
  expect(knownAgreement(stateAfter(note('throughProvider')), provider, 'attestation')).toBe('throughProvider');
  expect(knownAgreement(stateAfter(note('attestation')), provider, 'direct')).toBe('direct');
});
