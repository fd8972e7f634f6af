import type { Relationship } from '../../src/domain/customer/customer';
import type { AgreementForProvider } from '../../src/domain/customer/projectAgreement';
import type { SnapshotLine } from '../../src/domain/customer/subscriptionLine';
import type { Transfer } from '../../src/domain/customer/transfer';
import type { TransferRequest } from '../../src/domain/customer/transferRequestContent';
import type { Enrollment, Partnership } from '../../src/domain/programme/programme';
import { boreal, camille, dev, hostileName, ines, nordwind, tom } from './fixtures';

const problem = { explanation: 'partnerCenter.error.900150', at: '2026-10-14T17:00:00Z' };
const at = '2026-10-14T18:02:00Z';
const until = '2026-10-14T18:05:30Z';
const primaryContact = 'camille@boreal.example';

const waiting = {
  status: 'submitted',
  version: 1,
  by: camille,
  at,
  primaryContact,
  approvalDueBy: '2026-10-21T21:00:00Z',
} as const;

/** Every stage of the enrollment, with and without a problem. */
export const enrollments: readonly Enrollment[] = [
  { status: 'notStarted', version: 1 },
  { status: 'notStarted', version: 2, problem },
  { status: 'submitting', version: 1, by: camille, at, until, primaryContact },
  { status: 'sending', version: 1, by: camille, at, primaryContact },
  { status: 'submitted', version: 1, by: camille, at, primaryContact, approvalDueBy: '2026-10-21T21:00:00Z' },
  { status: 'submitted', version: 1, by: camille, at, primaryContact, approvalDueBy: '2026-10-13T21:00:00Z' },
  { status: 'declined', version: 2, at },
  { status: 'approved', version: 2, at, primaryContact },
  { status: 'approved', version: 3, at, primaryContact, problem },
  { status: 'acceptingAgreement', version: 2, by: camille, at, primaryContact },
  { status: 'enrolled', version: 3, by: camille, at: '2026-10-01T12:00:00Z' },
  { status: 'inPortal', version: 2, by: camille, at, primaryContact },
  { ...waiting, statedBy: camille },
  { ...waiting, approvalDueBy: '2026-10-13T21:00:00Z', overdueSince: at, statedBy: dev },
  { ...waiting, question: { what: 'information', at } },
  { ...waiting, question: { what: 'unknown', at } },
  { status: 'submitted', version: 2, at, primaryContact: '', approvalDueBy: '2026-10-13T21:00:00Z' },
  { status: 'declined', version: 2, at, statedBy: camille },
  { status: 'approved', version: 2, at, primaryContact: '', statedBy: camille },
  { status: 'enrolled', version: 3, by: camille, statedBy: camille, at: '2026-10-01T12:00:00Z', primaryContact },
  { status: 'enrolled', version: 2, at: '2026-10-01T12:00:00Z' },
];

const provider = { name: 'Nordwind Distribution', mpnId: '7200001' };

/** Every stage of a partnership. */
export const partnerships: readonly Partnership[] = [
  { status: 'ended', version: 4, name: 'Meridian Supply', at },
  { status: 'invited', version: 1, ...provider, at },
  { status: 'invited', version: 2, name: 'Meridian Supply', at, problem },
  { status: 'accepting', version: 1, ...provider, by: camille, at },
  { status: 'accepted', version: 2, ...provider, by: camille, at },
  { status: 'accepted', version: 2, ...provider, at },
];

const customerConsent = {
  method: 'email' as const,
  by: 'Sofia Álvarez',
  date: '2026-10-13',
  evidence: 'mail of *October 13*',
  language: 'en',
  wording: 'hash',
  recordedBy: camille,
  at,
};
const billToConsent = { by: camille, at, language: 'en', wording: 'hash' };
const consents = { customerConsent, billToConsent };

/** Every stage of a relationship, with and without what is optional. */
export const relationships: readonly Relationship[] = [
  { status: 'none', version: 1 },
  { status: 'none', version: 4, removedAt: at },
  { status: 'declined', version: 2, by: camille, at, comment: 'They wait for <b>the new price</b>' },
  { status: 'declined', version: 2, by: camille, at },
  { status: 'consented', version: 2, ...consents },
  { status: 'consented', version: 3, ...consents, problem },
  { status: 'extending', version: 2, ...consents, by: camille, at },
  { status: 'extended', version: 2, ...consents, by: camille, at },
  { status: 'verified', version: 3, ...consents, by: camille, at },
  { status: 'verified', version: 3, ...consents, by: camille, at, statedAt: '2026-10-13T18:02:00Z' },
  { status: 'verified', version: 3, ...consents, by: camille, at, statedAt: at, byWord: true },
  { status: 'verified', version: 1, at },
];

export const lines: readonly SnapshotLine[] = [
  {
    subscriptionId: 'e0000000-0000-4000-8000-000000000101',
    name: 'Microsoft 365 Business Premium',
    kind: 'license',
    quantity: 25,
    addons: [{ subscriptionId: 'e0000000-0000-4000-8000-000000000151', name: 'Audio Conferencing', quantity: 25 }],
  },
  {
    subscriptionId: 'e0000000-0000-4000-8000-000000000102',
    name: 'Microsoft Azure',
    kind: 'azurePayg',
    quantity: 1,
    azureId: 'f0000000-0000-4000-8000-000000000102',
    addons: [],
  },
];

export const request: TransferRequest = {
  n: 3,
  version: 2,
  provider: nordwind,
  providerName: 'Nordwind Distribution',
  partnerName: 'Boréal Cloud',
  customerName: 'Contoso',
  lines,
  requestedBy: { tenantId: boreal, userId: camille.userId },
  requestedAt: '2026-10-14T14:00:00Z',
  policy: 'seed-2021',
};

const [licenses, azure] = ['e0000000-0000-4000-8000-000000000101', 'e0000000-0000-4000-8000-000000000102'];
const transferId = 'a1000000-0000-4000-8000-000000000001';
const moved = (subscriptionId: string, tail: string) => ({
  subscriptionId,
  outcome: 'complete' as const,
  newSubscriptionId: `e9000000-0000-4000-8000-0000000000${tail}`,
});
const allMoved = [moved(licenses ?? '', '01'), moved(azure ?? '', '02')];
const oneFailed = [
  moved(licenses ?? '', '01'),
  { subscriptionId: azure ?? '', outcome: 'failed' as const, explanation: 'partnerCenter.error.900103' },
];
const taken = { transferId, acceptedBy: ines, acceptedAt: at };
const complete = { ...taken, result: 'complete' as const, finishedAt: at, outcomes: allMoved };
const partly = { ...taken, result: 'partlyComplete' as const, finishedAt: at, outcomes: oneFailed };
const verified = { verifiedBy: tom, verifiedAt: at };
const byEmail = {
  verifiedBy: camille,
  verifiedAt: at,
  byEmail: { confirmedBy: 'Ada [x](https://x.test) Lind', confirmedOn: '2026-10-13' },
};
const drift = [{ subscriptionId: licenses ?? '', name: 'Microsoft 365 Business Premium', requested: 25, live: 30 }];
const drifts = [...drift, { subscriptionId: 'x', name: 'Audio Conferencing', requested: 25, live: 30 }];
const became = (['gone', 'suspended', 'inactive', 'added'] as const).map((one) => ({
  subscriptionId: one,
  name: 'Microsoft Azure',
  requested: 1,
  live: 2,
  became: one,
}));
const answer = { transferId, by: ines, at, until };

/** Every stage of a request, with and without what is optional. */
export const transfers: readonly Transfer[] = [
  { ...request, status: 'creating' },
  { ...request, status: 'notCreated', at, explanation: 'partnerCenter.error.800078' },
  { ...request, status: 'active', transferId },
  { ...request, status: 'active', transferId, drift },
  { ...request, status: 'active', transferId, drift: drifts },
  { ...request, status: 'active', transferId, problem },
  { ...request, status: 'active', transferId, drift, recreateAsked: { by: ines, at } },
  { ...request, status: 'active', transferId, drift: became },
  { ...request, status: 'active', transferId, stated: { answer: 'accept', by: ines, at } },
  {
    ...request,
    status: 'active',
    transferId,
    stated: { answer: 'reject', by: ines, at, reason: 'wrongReseller', comment: 'MPN [7](https://x.test)' },
    follows: { n: 1, why: 'retried' },
  },
  { ...request, status: 'active', transferId, follows: { n: 2, why: 'recreated' } },
  { ...request, status: 'active', transferId, follows: { n: 2, why: 'resent' } },
  { ...request, status: 'answering', answer: 'accept', ...answer },
  { ...request, status: 'answering', answer: 'reject', ...answer, comment: 'wrong [reseller](https://x.test)', drift },
  { ...request, status: 'answering', answer: 'withdraw', ...answer, by: camille },
  { ...request, status: 'answering', answer: 'withdraw', ...answer, by: camille, recreate: true },
  { ...request, status: 'sending', transferId, answer: 'accept', by: ines, at },
  { ...request, status: 'sending', transferId, answer: 'reject', by: tom, at, comment: 'wrong MPN' },
  { ...request, status: 'sending', transferId, answer: 'withdraw', by: camille, at },
  { ...request, status: 'sending', transferId, answer: 'withdraw', by: camille, at, recreate: true },
  { ...request, status: 'held', transferId, why: 'drift', by: ines, at, drift },
  { ...request, status: 'held', transferId, why: 'roleLost', by: ines, at },
  { ...request, status: 'held', transferId, why: 'changedOutside', by: ines, at },
  { ...request, status: 'inProgress', ...taken },
  { ...request, status: 'inProgress', transferId, acceptedAt: at },
  { ...request, status: 'failed', ...taken, finishedAt: at, outcomes: oneFailed.slice(1) },
  { ...request, status: 'finished', ...complete },
  { ...request, status: 'finished', ...partly },
  { ...request, status: 'finished', ...complete, missing: 'the *add-on*' },
  {
    ...request,
    status: 'finished',
    ...complete,
    missing: '',
    missingLines: [azure ?? ''],
    missingAnswer: { text: 'It is *there* now', by: camille, at },
  },
  { ...request, status: 'providerVerified', ...complete, ...verified },
  { ...request, status: 'providerVerified', ...partly, ...verified },
  { ...request, status: 'providerVerified', ...complete, ...byEmail },
  { ...request, status: 'closed', ...complete, ...verified, closedBy: camille, closedAt: at },
  { ...request, status: 'closed', ...complete, ...byEmail, closedBy: camille, closedAt: at },
  { ...request, status: 'closed', ...partly, ...verified, closedBy: camille, closedAt: at },
  { ...request, status: 'rejected', transferId, by: ines, at, comment: 'wrong MPN' },
  { ...request, status: 'rejected', transferId, at },
  { ...request, status: 'withdrawn', transferId, by: camille, at, comment: 'quantities' },
  { ...request, status: 'withdrawn', transferId, at },
  { ...request, status: 'withdrawn', transferId, at, lapsed: true },
  { ...request, status: 'withdrawn', transferId, by: camille, at, recreating: true },
  { ...request, status: 'withdrawn', transferId, by: camille, at, replacedBy: 4 },
  {
    ...request,
    status: 'withdrawn',
    transferId,
    by: camille,
    at,
    notReplaced: { rule: 'CON-9', reason: 'notEligible', about: 'Microsoft Azure' },
  },
  { ...request, status: 'rejected', transferId, by: ines, at, reason: 'wrongReseller', comment: 'MPN 7' },
  { ...request, status: 'active', transferId, stated: { answer: 'withdraw', by: camille, at } },
  {
    ...request,
    status: 'withdrawn',
    transferId,
    by: camille,
    at,
    word: { answer: 'withdraw', by: camille, at: '2026-10-13T18:02:00Z', confirmedAt: at },
  },
  {
    ...request,
    status: 'finished',
    result: 'complete',
    transferId,
    acceptedAt: at,
    finishedAt: at,
    outcomes: [],
    word: { answer: 'accept', by: ines, at },
  },
];

const asked = {
  version: 1,
  why: 'attestation',
  providerName: 'Nordwind Distribution',
  partnerName: 'Boréal Cloud',
  customerName: 'Fabrikam',
  askedAt: at,
  provider: nordwind,
} as const;
const acceptance = {
  firstName: 'Ada',
  lastName: 'Lind [x](https://x.test)',
  email: 'ada@fabrikam.example',
  date: '2026-10-12',
};

/** A provider's request about a customer's agreement in every stage. */
export const agreementRequests: readonly AgreementForProvider[] = [
  { ...asked, status: 'open' },
  { ...asked, why: 'none', customerName: hostileName, status: 'open', problem },
  { ...asked, status: 'recording', by: ines, at, acceptance },
  { ...asked, status: 'stated', by: ines, at, acceptance },
  { ...asked, status: 'satisfied', by: ines, at, acceptance },
  { ...asked, status: 'satisfied', at },
];
