import type { Actor, PersonRef } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import type { Customer } from '../../src/domain/customer/customer';
import type { Transfer, TransferStage } from '../../src/domain/customer/transfer';
import { current2026 } from '../../src/domain/policy/current2026';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { ProgrammeCommand } from '../../src/domain/programme/commands';
import type { Programme } from '../../src/domain/programme/programme';
import type { Role } from '../../src/domain/roles';
import { agreementPointer, thingId, transferPointer } from '../../src/ids';
import type { Organization } from '../../src/organizations';
import { boreal, contoso, lumen, meridian, nordwind } from '../support/people';
import { aTransfer } from '../support/relayHarness';

/** Everybody who has the app, by organization; what each may do is the directory's word. */
export const people: Readonly<Record<string, readonly (readonly [string, ...Role[]])[]>> = {
  [boreal]: [
    ['camille', 'globalAdmin', 'adminAgent'],
    ['aya', 'globalAdmin'],
    ['hana', 'adminAgent'],
    ['dev', 'salesAgent'],
    ['luc', 'helpdeskAgent'],
    ['paula'],
  ],
  [nordwind]: [
    ['tom', 'adminAgent'],
    ['ines', 'salesAgent'],
    ['olaf', 'helpdeskAgent'],
    ['gus', 'globalAdmin'],
  ],
  [meridian]: [['mei', 'adminAgent', 'salesAgent']],
  [lumen]: [['paul', 'globalAdmin', 'adminAgent', 'salesAgent']],
};
export const rolesOf = (tenantId: string, userId: string): readonly Role[] => {
  const [, ...roles] = people[tenantId]?.find(([name]) => name === userId) ?? ['nobody'];
  return roles;
};
export const organization = (tenantId: string): Organization => ({
  tenantId,
  name: `Organization ${tenantId.slice(0, 1)}`,
  side: tenantId === boreal || tenantId === lumen ? 'partner' : 'provider',
  timeZone: 'UTC',
});
export const actor = (tenantId: string, userId: string): Actor => ({
  tenantId,
  userId,
  roles: rolesOf(tenantId, userId),
  rolesReadAt: '2026-10-05T12:00:00.000Z',
});
export const requester = { tenantId: boreal, userId: 'hana' };
export const at = '2026-10-05T11:00:00.000Z';
export const now = '2026-10-05T12:00:00.000Z';

export interface Before {
  readonly programme?: Partial<Programme>;
  readonly customer?: Partial<Customer>;
}

export interface Row {
  readonly event: string;
  readonly before: Before;
  readonly does: ProgrammeCommand | CustomerCommand;
  /** The card's subject. */
  readonly card: string;
  /** Whose turn it is: they get a new message. */
  readonly message: readonly string[];
  /** Who is told without its being their turn. */
  readonly told?: readonly string[];
  /** Whose card changes in place, because they have opened it once. */
  readonly update: readonly string[];
  /** The main button of those who get a message, by name or of each: the verb, or what it opens. */
  readonly button: Readonly<Record<string, unknown>>;
}

export const enrolled = {
  enrollment: { status: 'enrolled', version: 3, by: { tenantId: boreal, userId: 'camille' }, at },
  partnerships: { [nordwind]: { status: 'accepted', version: 1, name: 'Nordwind', at } },
} as const;

const transferCard = thingId({ kind: 'transfer', pointer: transferPointer(boreal, contoso, 1) });
const withTransfer = (stage: TransferStage, more: Partial<Transfer> = {}): Before => ({
  customer: {
    transfers: {
      '1': { ...aTransfer(stage), provider: nordwind, requestedBy: requester, ...more } as Transfer,
    },
    lastTransfer: 1,
  },
});
const newCommerce = (stage: TransferStage): Before =>
  withTransfer(stage, {
    strategy: 'newCommerce',
    policy: 'current-2026',
    partner: boreal,
    opening: { kinds: ['license'], by: tom, at },
  });
const transferId = 't';
const taken = { transferId, acceptedAt: at };
const outcomes = [{ subscriptionId: 's1', outcome: 'complete' as const }];
const failedOutcomes = [
  { subscriptionId: 's1', outcome: 'failed' as const, explanation: 'partnerCenter.error.unknown' },
];
const tom = { tenantId: nordwind, userId: 'tom' };
const answered = (answer: 'accept' | 'reject' | 'withdraw', by: PersonRef): Before =>
  withTransfer({ status: 'sending', transferId, answer, by, at });
const drift = [{ subscriptionId: 's1', name: 'E3', requested: 5, live: 6 }];
const consents = {
  customerConsent: {
    method: 'email',
    by: 'Sofia',
    date: '2026-10-01',
    language: 'en',
    wording: '',
    recordedBy: requester,
    at,
  },
  billToConsent: { by: requester, at, language: 'en', wording: '' },
} as const;
const submitted = { status: 'submitted', version: 2, at, primaryContact: 'a@b.example', approvalDueBy: at } as const;
const invitation = {
  version: 2,
  customerName: 'Contoso',
  providerName: 'Nordwind',
  known: true,
  language: 'en',
  listedBefore: false,
  blanks: [],
  subject: '',
  body: '',
  link: 'https://example.test',
  by: { tenantId: boreal, userId: 'camille' },
  at,
  status: 'sent',
  sentBy: requester,
  sentAt: at,
} as const;
const verified = { status: 'verified', version: 4, ...consents, by: requester, at } as const;
const asked = {
  version: 1,
  why: 'none',
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Contoso',
  askedAt: at,
  status: 'open',
} as const;

/** The table of who is told, unasked: everything that happens, and to whom it comes. */
export const rows: readonly Row[] = [
  {
    event: 'enrollment approved',
    before: { programme: { enrollment: submitted } },
    does: { type: 'noteEnrollmentApproved', now },
    card: 'enrollment',
    message: ['aya', 'camille'],
    update: ['luc'],
    button: { each: 'acceptResellerAgreement' },
  },
  {
    event: 'enrollment overdue',
    before: { programme: { enrollment: submitted } },
    does: { type: 'noteEnrollmentOverdue', now },
    card: 'enrollment',
    message: ['aya', 'camille'],
    update: ['luc'],
    button: { each: expect.stringContaining('Look in Partner Center') },
  },
  {
    event: 'partnership invitation arrived',
    before: { programme: { partnerships: {} } },
    does: { type: 'notePartnershipInvited', provider: nordwind, name: 'Nordwind', now },
    card: `partnership:${nordwind}`,
    message: ['aya', 'camille'],
    update: ['luc'],
    button: { each: 'acceptPartnership' },
  },
  {
    event: 'customer authorized',
    before: { customer: { invitations: { [nordwind]: invitation } } },
    does: { type: 'noteInvitationAuthorized', provider: nordwind, customerId: contoso, now },
    card: `invitation:${contoso}:${nordwind}`,
    message: ['hana'],
    update: ['luc'],
    button: { hana: 'open transferDraft' },
  },
  {
    event: 'relationship verified',
    before: {
      customer: {
        agreements: { [nordwind]: 'direct' },
        relationships: { [nordwind]: { status: 'extended', version: 3, ...consents, by: requester, at } },
      },
    },
    does: { type: 'noteProviderListed', provider: nordwind, now },
    card: `relationship:${contoso}:${nordwind}`,
    message: ['hana'],
    update: ['luc'],
    button: { hana: 'open transferDraft' },
  },
  {
    event: 'MCA needed',
    before: { customer: { relationships: { [nordwind]: verified } } },
    does: {
      type: 'askAgreement',
      provider: nordwind,
      why: 'none',
      providerName: 'Nordwind',
      partnerName: 'Boréal',
      customerName: 'Contoso',
      now,
    },
    card: thingId({ kind: 'agreement', pointer: agreementPointer(boreal, contoso, nordwind) }),
    message: ['ines', 'tom'],
    update: ['olaf'],
    button: { each: 'recordAgreement' },
  },
  {
    event: 'MCA recorded',
    before: {
      customer: { relationships: { [nordwind]: verified }, agreementRequests: { [nordwind]: asked } },
    },
    does: { type: 'noteAgreement', provider: nordwind, agreement: 'throughProvider', now },
    card: `relationship:${contoso}:${nordwind}`,
    message: ['hana'],
    update: ['luc'],
    button: { hana: 'open transferDraft' },
  },
  {
    event: 'transfer created',
    before: withTransfer({ status: 'creating' }),
    does: { type: 'noteTransferCreated', n: 1, transferId, now },
    card: transferCard,
    message: ['ines', 'tom'],
    told: ['hana'],
    update: ['luc', 'olaf'],
    button: { each: 'acceptTransfer' },
  },
  {
    event: 'quantity drift',
    before: withTransfer({ status: 'active', transferId }),
    does: { type: 'noteDrift', n: 1, drift, now },
    card: transferCard,
    message: ['hana', 'ines', 'tom'],
    update: ['luc', 'olaf'],
    button: { hana: 'recreateTransfer', each: 'askRecreate' },
  },
  {
    event: 'quantity drift after the answer was given',
    before: withTransfer({
      status: 'sending',
      transferId,
      answer: 'accept',
      by: { tenantId: nordwind, userId: 'tom' },
      at,
    }),
    does: { type: 'holdTransfer', n: 1, why: 'drift', drift, now },
    card: transferCard,
    message: ['hana', 'ines', 'tom'],
    update: ['luc', 'olaf'],
    button: { hana: 'recreateTransfer', each: 'askRecreate' },
  },
  {
    event: 'accepted',
    before: answered('accept', tom),
    does: { type: 'noteAnswerTaken', n: 1, answer: 'accept', now },
    card: transferCard,
    message: [],
    told: ['hana'],
    update: ['luc', 'olaf'],
    button: {},
  },
  {
    event: 'rejected',
    before: answered('reject', tom),
    does: { type: 'noteAnswerTaken', n: 1, answer: 'reject', now },
    card: transferCard,
    message: ['hana'],
    update: ['luc', 'olaf'],
    button: { hana: 'open transferDraft' },
  },
  {
    event: 'withdrawn',
    before: answered('withdraw', requester),
    does: { type: 'noteAnswerTaken', n: 1, answer: 'withdraw', now },
    card: transferCard,
    message: [],
    told: ['ines', 'tom'],
    update: ['luc', 'olaf'],
    button: {},
  },
  {
    event: 'an answer inside its undo window: nobody of the other side hears of it',
    before: withTransfer({ status: 'active', transferId }),
    does: {
      type: 'answerTransfer',
      n: 1,
      answer: 'accept',
      actor: actor(nordwind, 'tom'),
      policy,
      comment: '',
      until: '2026-10-05T13:00:00.000Z',
      now,
    },
    card: transferCard,
    message: [],
    update: ['olaf'],
    button: {},
  },
  {
    event: 'expired',
    before: withTransfer({ status: 'active', transferId }),
    does: { type: 'noteAnsweredOutside', n: 1, answer: 'withdraw', lapsed: true, now },
    card: transferCard,
    message: ['hana'],
    update: ['luc', 'olaf'],
    told: ['ines', 'tom'],
    button: { hana: 'open transferDraft' },
  },
  {
    event: 'complete',
    before: withTransfer({ status: 'inProgress', ...taken }),
    does: { type: 'noteTransferFinished', n: 1, result: 'complete', outcomes, now },
    card: transferCard,
    message: ['ines', 'tom'],
    told: ['hana'],
    update: ['luc', 'olaf'],
    button: { each: 'verifyAsProvider' },
  },
  {
    event: 'partly complete',
    before: withTransfer({ status: 'inProgress', ...taken }),
    does: { type: 'noteTransferFinished', n: 1, result: 'partlyComplete', outcomes: failedOutcomes, now },
    card: transferCard,
    message: ['hana', 'ines', 'tom'],
    update: ['luc', 'olaf'],
    button: { each: 'verifyAsProvider', hana: 'open transferDraft' },
  },
  {
    event: 'provider verified',
    before: withTransfer({ status: 'finished', ...taken, result: 'complete', finishedAt: at, outcomes }),
    does: { type: 'verifyAsProvider', n: 1, actor: actor(nordwind, 'tom'), policy, allThere: true, missing: '', now },
    card: transferCard,
    message: ['camille', 'dev', 'hana'],
    update: ['luc', 'olaf'],
    button: { each: 'verifyAsPartner' },
  },
  {
    event: 'closed',
    before: withTransfer({
      status: 'providerVerified',
      ...taken,
      result: 'complete',
      finishedAt: at,
      outcomes,
      verifiedBy: tom,
      verifiedAt: at,
    }),
    does: { type: 'verifyAsPartner', n: 1, actor: actor(boreal, 'hana'), policy, sources: { s1: 'suspended' }, now },
    card: transferCard,
    message: [],
    update: ['luc', 'olaf'],
    button: {},
  },
  {
    event: 'new commerce: opened by the provider',
    before: newCommerce({ status: 'creating' }),
    does: { type: 'noteTransferCreated', n: 1, transferId, now },
    card: transferCard,
    message: ['hana'],
    told: ['ines', 'tom'],
    update: ['luc', 'olaf'],
    button: { hana: expect.stringContaining('Your turn: choose what moves') },
  },
  {
    event: 'new commerce: submitted by the partner',
    before: newCommerce({ status: 'sending', transferId, answer: 'accept', by: requester, at }),
    does: { type: 'noteAnswerTaken', n: 1, answer: 'accept', now },
    card: transferCard,
    message: [],
    told: ['ines', 'tom'],
    update: ['luc', 'olaf'],
    button: {},
  },
  {
    event: 'new commerce: declined by the partner',
    before: newCommerce({ status: 'active', transferId }),
    does: { type: 'declineRequest', n: 1, actor: actor(boreal, 'hana'), policy: current2026, comment: 'no', now },
    card: transferCard,
    message: ['ines', 'tom'],
    update: ['luc', 'olaf'],
    button: { each: expect.stringContaining('Boréal declined: cancel the request') },
  },
  {
    event: 'new commerce: canceled by the provider',
    before: newCommerce({ status: 'sending', transferId, answer: 'withdraw', by: tom, at }),
    does: { type: 'noteAnswerTaken', n: 1, answer: 'withdraw', now },
    card: transferCard,
    message: [],
    told: ['hana'],
    update: ['luc', 'olaf'],
    button: {},
  },
  {
    event: 'incentives, day 30',
    before: { programme: { incentives: { from: at, dueBy: at } } },
    does: { type: 'noteIncentivesOverdue', now },
    card: 'incentives',
    message: ['aya', 'camille'],
    update: ['luc'],
    button: { each: 'noteIncentiveInvitation' },
  },
];
