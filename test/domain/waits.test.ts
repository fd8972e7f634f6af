import type { Customer } from '../../src/domain/customer/customer';
import { noCustomer } from '../../src/domain/customer/customer';
import type { TransferStage } from '../../src/domain/customer/transfer';
import { noProgramme } from '../../src/domain/programme/programme';
import { waitKey } from '../../src/domain/waiting/wait';
import { waitsOfCustomer, waitsOfProgramme } from '../../src/domain/waiting/waits';
import { aTransfer } from '../support/relayHarness';

const at = '2026-10-06T09:00:00.000Z';
const ines = { tenantId: 'provider', userId: 'ines' };
const camille = { tenantId: 'partner', userId: 'camille' };
const active = { status: 'active' as const, transferId: 't' };
const moved = { transferId: 't', acceptedAt: at, finishedAt: at, outcomes: [], result: 'complete' as const };
const finished = { status: 'finished' as const, ...moved };

const waitsOf = (stage: TransferStage, more: object = {}) => {
  const customer: Customer = { ...noCustomer, transfers: { 1: { ...aTransfer(stage), openSince: at, ...more } } };
  return waitsOfCustomer(customer);
};
const told = (stage: TransferStage, more: object = {}) =>
  waitsOf(stage, more).map(({ what, since, side, act }) => ({ what, since, side, act }));
const newCommerce = { strategy: 'newCommerce', partner: 'partner' };

test('TRF-13: an open request waits for the provider, one it opened for the partner, each since it was open', () => {
  expect(told(active)).toEqual([{ what: 'answer', since: at, side: 'provider', act: 'answerTransfer' }]);
  expect(told(active, newCommerce)).toEqual([
    { what: 'submission', since: at, side: 'partner', act: 'submitTransfer' },
  ]);
  expect(told({ status: 'asked' }, newCommerce)).toEqual([
    { what: 'opening', since: '2026-10-05T11:00:00.000Z', side: 'provider', act: 'requestTransfer' },
  ]);
  expect(told({ ...active, declined: { by: camille, at } }, newCommerce)).toEqual([
    { what: 'cancellation', since: at, side: 'provider', act: 'cancelRequest' },
  ]);
  const [legacy] = waitsOf(active);
  expect(legacy?.turn).toEqual({ to: 'providerQueue', provider: 'provider' });
  expect(legacy?.requester).toMatchObject({ audience: { to: 'person', person: camille }, side: 'partner' });
});

test('nobody is waited for while an answer is on its way, stated, or with Partner Center, or when all is over', () => {
  const answer = { answer: 'accept' as const, by: ines, at };
  const nobody: readonly TransferStage[] = [
    { status: 'creating' },
    { status: 'answering', until: at, transferId: 't', ...answer },
    { status: 'sending', transferId: 't', ...answer },
    { ...active, stated: answer },
    { status: 'inProgress', transferId: 't', acceptedAt: at },
    { status: 'rejected', transferId: 't', at },
    { status: 'withdrawn', at, lapsed: true },
    { status: 'closed', ...moved, verifiedBy: ines, verifiedAt: at, closedBy: camille, closedAt: at },
  ];
  for (const stage of nobody) expect([stage.status, waitsOf(stage)]).toEqual([stage.status, []]);
  expect(waitsOf({ status: 'asked', statedOpen: { by: ines, at } }, newCommerce)).toEqual([]);
});

test('CON-7, VER-1 to VER-4: the turn goes back and forth, and each turn is a wait of its own', () => {
  const later = '2026-10-08T09:00:00.000Z';
  const stages: readonly (readonly [TransferStage, string, string])[] = [
    [active, 'answer', at],
    [{ ...active, recreateAsked: { by: ines, at: later } }, 'recreation', later],
    [{ ...active, status: 'held', why: 'drift', by: ines, at: later }, 'answer', later],
    [finished, 'providerCheck', at],
    [{ ...finished, missing: 'E3', missingAt: later }, 'missingAnswer', later],
    [
      { ...finished, missing: 'E3', missingAt: at, missingAnswer: { text: 'it is there', by: camille, at: later } },
      'providerCheck',
      later,
    ],
    [{ status: 'providerVerified', ...moved, verifiedBy: ines, verifiedAt: later }, 'partnerCheck', later],
  ];
  const keys = stages.flatMap(([stage, what, since]) => {
    const [wait] = waitsOf(stage);
    expect(wait).toMatchObject({ what, since });
    return wait === undefined ? [] : [waitKey(wait)];
  });
  expect(new Set(keys).size).toBe(stages.length);
});

test('TRF-12: a request lapses as Partner Center says, else by its own pack, and under the rules of 2021 not at all', () => {
  expect(waitsOf(active)[0]?.expiresAt).toBeUndefined();
  expect(waitsOf(active, { policy: 'current-2026' })[0]?.expiresAt).toBe('2026-11-05T09:00:00.000Z');
  const said = { ...newCommerce, expiresAt: '2026-11-01T00:00:00.000Z' };
  expect(waitsOf(active, said)[0]?.expiresAt).toBe(said.expiresAt);
});

test('MCA-3, INV-16: the agreement and the tenant wait for the provider, and whoever asked waits', () => {
  const names = { providerName: 'Nordwind', partnerName: 'Boréal', customerName: 'Contoso' };
  const customer: Customer = {
    ...noCustomer,
    agreementRequests: { provider: { status: 'open', version: 1, why: 'none', askedAt: at, ...names } },
    tenantRequests: {
      provider: { status: 'requested', version: 1, provider: 'provider', by: camille, at, ...names },
    },
  };
  expect(waitsOfCustomer(customer)).toMatchObject([
    { what: 'agreement', since: at, side: 'provider', requester: { subject: { kind: 'relationship' } } },
    { what: 'tenant', since: at, side: 'provider', requester: { audience: { to: 'person', person: camille } } },
  ]);
});

test('ENR-14, PRO-7: the reseller agreement and an invitation wait for the Global admins', () => {
  const programme = {
    ...noProgramme,
    enrollment: { status: 'approved' as const, version: 2, at, primaryContact: 'c@boreal.example' },
    partnerships: { provider: { status: 'invited' as const, version: 1, name: 'Nordwind', at } },
  };
  expect(waitsOfProgramme(programme)).toMatchObject([
    { what: 'resellerAgreement', since: at, turn: { roles: 'globalAdmins' } },
    { what: 'partnership', since: at, provider: 'provider' },
  ]);
  expect(waitsOfProgramme(noProgramme)).toEqual([]);
});
