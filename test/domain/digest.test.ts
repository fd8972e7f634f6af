import { noCustomer, type Relationship } from '../../src/domain/customer/customer';
import { projectForPartner } from '../../src/domain/customer/projection';
import type { TransferStage } from '../../src/domain/customer/transfer';
import type { Change } from '../../src/domain/digest/change';
import { changesOfCustomer, changesOfProgramme } from '../../src/domain/digest/changes';
import { digestOf } from '../../src/domain/digest/digest';
import { stepOfTransfer } from '../../src/domain/digest/stepOf';
import { noProgramme } from '../../src/domain/programme/programme';
import { aTransfer } from '../support/relayHarness';

const at = '2026-10-06T12:00:00.000Z';
const by = { tenantId: 'partner', userId: 'camille' };
const provider = { tenantId: 'provider', userId: 'tom' };
const waits = { own: 0, others: 0 };
const period = { week: '2026-10-09', since: '2026-10-02T15:00:00.000Z', until: '2026-10-09T15:00:00.000Z' };

test('design 5: only what came after the last digest and up to this one is in it; nothing is no digest', () => {
  const change = (instant: string, customer: string): Change => ({ step: 'accepted', at: instant, customer });
  const digest = digestOf(
    [
      change(period.since, 'told last time'),
      change('2026-10-02T15:00:00.001Z', 'first'),
      change(period.until, 'last'),
      change('2026-10-09T15:00:00.001Z', 'told next time'),
    ],
    period,
    waits,
  );
  expect(digest?.parts.forward.shown.map(({ customer }) => customer)).toEqual(['last', 'first']);
  expect([digest?.total, digest?.customers]).toEqual([2, 2]);
  expect(digestOf([change(period.since, 'told last time')], period, waits)).toBeUndefined();
});

test('design 5: of very many changes the newest are told and all are counted, so that a digest stays small', () => {
  const many = Array.from({ length: 5_000 }, (_, n): Change => ({ step: 'closed', at, customerId: String(n % 2_000) }));
  const digest = digestOf(many, period, waits);
  expect([digest?.total, digest?.customers, digest?.parts.forward.count]).toEqual([5_000, 2_000, 5_000]);
  expect(JSON.stringify(digest).length).toBeLessThan(2_000);
});

test('TRF-16: an answer inside its undo window is no change for either side', () => {
  const answering: TransferStage = {
    status: 'answering',
    until: at,
    transferId: 't',
    answer: 'accept',
    by: provider,
    at,
  };
  expect(stepOfTransfer(aTransfer(answering))).toBe('requested');
  expect(stepOfTransfer(projectForPartner(aTransfer(answering)))).toBe('requested');
  const taken: TransferStage = { status: 'inProgress', transferId: 't', acceptedAt: at };
  expect(stepOfTransfer(aTransfer(taken))).toBe('accepted');
});

test('VER-1: each check, and what is missing, is a step of its own', () => {
  const done = { transferId: 't', acceptedAt: at, result: 'complete' as const, finishedAt: at, outcomes: [] };
  const step = (stage: TransferStage) => stepOfTransfer(aTransfer(stage));
  expect(step({ status: 'finished', ...done })).toBe('complete');
  expect(step({ status: 'finished', ...done, missing: 'E3' })).toBe('missing');
  const missingAnswer = { text: 'look again', by, at };
  expect(step({ status: 'finished', ...done, missing: 'E3', missingAnswer })).toBe('complete');
  expect(step({ status: 'withdrawn', at, lapsed: true })).toBe('lapsed');
  expect(step({ status: 'withdrawn', at })).toBe('withdrawn');
});

test('EXT-14: consents, extension and confirmation are told one after the other, a word and its confirmation apart', () => {
  const said = { at, language: 'en', wording: 'w' };
  const customerConsent = { ...said, method: 'email' as const, by: 'Ann', date: '2026-10-06', recordedBy: by };
  const consents = { customerConsent, billToConsent: { ...said, by } };
  const step = (one: Relationship) =>
    changesOfCustomer({ ...noCustomer, relationships: { p: one } }, 'c', () => 'Nordwind').map(
      (change) => `${change.step} ${change.at} ${change.other}`,
    );
  const later = '2026-10-07T12:00:00.000Z';
  expect(step({ status: 'consented', version: 1, ...consents })).toEqual([`consented ${at} Nordwind`]);
  expect(step({ status: 'extending', version: 1, ...consents, by, at: later })).toEqual([`consented ${at} Nordwind`]);
  const word = { status: 'verified' as const, version: 1, ...consents, by, at: later, statedAt: at };
  expect(step({ ...word, byWord: true })).toEqual([`extended ${at} Nordwind`]);
  expect(step(word)).toEqual([`related ${later} Nordwind`]);
  expect(step({ status: 'none', version: 1 })).toEqual([]);
  expect(step({ status: 'none', version: 1, removedAt: at })).toEqual([`relationRemoved ${at} Nordwind`]);
});

test('ENR-16: the transition itself is told by the steps that enable something', () => {
  expect(changesOfProgramme(noProgramme)).toEqual([]);
  const partnerships = {
    p: { status: 'accepted' as const, version: 2, name: 'Nordwind', at },
    q: { status: 'accepting' as const, version: 2, name: 'Meridian', by, at },
  };
  const enrollment = { status: 'enrolled' as const, version: 3, at };
  expect(changesOfProgramme({ ...noProgramme, enrollment, partnerships })).toEqual([
    { step: 'enrolled', at },
    { step: 'providerAccepted', at, other: 'Nordwind' },
  ]);
});
