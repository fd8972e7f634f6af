import type { Actor } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import type { CustomerAgreement } from '../../src/domain/customer/customer';
import type { TransferCandidate } from '../../src/domain/customer/facts';
import { current2026 } from '../../src/domain/policy/current2026';
import type { PolicyPack } from '../../src/domain/policy/policyPack';
import { seed2021 } from '../../src/domain/policy/seed2021';
import type { ProgrammeCommand } from '../../src/domain/programme/commands';
import { agreementPointer, newCustomerId, providerKey, tenantRequestPointer, transferPointer } from '../../src/ids';
import { boreal, camille, contoso, dev, nordwind, type SimulatedPerson, tom } from '../support/people';
import type { RoleName } from './people';

export type SubjectKind =
  | 'enrollment'
  | 'incentives'
  | 'partnership'
  | 'checklist'
  | 'relationship'
  | 'agreement'
  | 'invitation'
  | 'newCustomer'
  | 'transferDraft'
  | 'plan'
  | 'transfer'
  | 'request';

/** What Partner Center shows while the button is pressed. */
export interface SeenFacts {
  readonly anniversary: string;
  readonly listed: boolean;
  readonly agreement: CustomerAgreement;
  readonly customerKind: 'direct' | 'indirect';
}

/** How one thing got into one state, told in the commands of people and of Partner Center. */
export interface Story {
  readonly kind: SubjectKind;
  readonly state: string;
  /** The id that its cards carry. */
  readonly id: string;
  readonly policy: PolicyPack;
  readonly programme: readonly ProgrammeCommand[];
  readonly customer: readonly CustomerCommand[];
  /** Whose document the customer's commands go to. */
  readonly customerId: string;
  readonly facts: SeenFacts;
}

export const now = '2026-10-05T12:00:00.000Z';
const at = '2026-10-02T12:00:00.000Z';
const later = '2026-11-30T12:00:00.000Z';

const acting = ({ tenantId, userId }: SimulatedPerson, ...roles: RoleName[]): Actor => ({
  tenantId,
  userId,
  roles,
  rolesReadAt: at,
});
const partner = acting(camille, 'globalAdmin', 'adminAgent');
const provider = acting(tom, 'adminAgent');
const colleague = acting(dev, 'salesAgent');

/** A subscription that moves by either way, or not at all, as the rules in force have it. */
export const licenses = 'e0000000-0000-4000-8000-000000000101';
export const azure = 'e0000000-0000-4000-8000-000000000102';
export const reservation = 'e0000000-0000-4000-8000-000000000103';

const open: SeenFacts = { anniversary: '--10-14', listed: true, agreement: 'direct', customerKind: 'direct' };
const closed: SeenFacts = { ...open, anniversary: '--03-03' };
const unlisted: SeenFacts = { ...open, listed: false };

const submitted = (inPortal = false, facts = open): ProgrammeCommand => ({
  type: 'submitEnrollment',
  now: at,
  actor: partner,
  policy: seed2021,
  facts: {
    profileCurrent: true,
    mpnCurrent: true,
    anniversaryMonth: Number(facts.anniversary.slice(2, 4)),
    phrase: 'x',
  },
  confirmation: 'x',
  primaryContact: 'camille@boreal.example',
  until: '2026-10-02T12:10:00.000Z',
  inPortal,
});
const opened: readonly ProgrammeCommand[] = [{ type: 'openProgramme', now: at }];
const submitting = [...opened, submitted()];
const sending: readonly ProgrammeCommand[] = [
  ...submitting,
  { type: 'beginSendingEnrollment', now: '2026-10-02T12:11:00.000Z' },
];
const waitsForMicrosoft: readonly ProgrammeCommand[] = [
  ...sending,
  { type: 'noteEnrollmentSent', now: at, approvalDueBy: later, overdueAt: later },
];
const approved: readonly ProgrammeCommand[] = [...waitsForMicrosoft, { type: 'noteEnrollmentApproved', now: at }];
const accepting: readonly ProgrammeCommand[] = [
  ...approved,
  { type: 'acceptResellerAgreement', now: at, actor: partner, policy: seed2021 },
];
const enrolled: readonly ProgrammeCommand[] = [
  ...accepting,
  { type: 'noteEnrolled', now: at, incentives: { dueBy: later, noticeAt: later } },
];
const invited: ProgrammeCommand = {
  type: 'notePartnershipInvited',
  provider: nordwind,
  name: 'Nordwind Distribution',
  mpnId: '7200001',
  now: at,
};
const acceptingPartnership: readonly ProgrammeCommand[] = [
  ...enrolled,
  invited,
  { type: 'acceptPartnership', provider: nordwind, now: at, actor: partner, policy: seed2021 },
];
const partnered: readonly ProgrammeCommand[] = [
  ...acceptingPartnership,
  { type: 'notePartnershipAccepted', provider: nordwind, now: at },
];

const story = (kind: SubjectKind, state: string, id: string, more: Partial<Story>): Story => ({
  kind,
  state,
  id,
  policy: seed2021,
  programme: partnered,
  customer: [],
  customerId: contoso,
  facts: open,
  ...more,
});

const enrollment = (state: string, programme: readonly ProgrammeCommand[], facts = open): Story =>
  story('enrollment', state, 'enrollment', { programme, facts });

const enrollments: readonly Story[] = [
  enrollment('notStarted', opened),
  enrollment('windowClosed', opened, closed),
  enrollment(
    'onTheList',
    [...opened, { type: 'notifyMe', now: at, actor: partner, open: false, askAgainAt: later }],
    closed,
  ),
  enrollment('submitting', submitting),
  enrollment('sending', sending),
  enrollment('inPortal', [...opened, submitted(true)]),
  enrollment('submitted', waitsForMicrosoft),
  enrollment('declined', [...waitsForMicrosoft, { type: 'noteEnrollmentDeclined', now: at }]),
  enrollment('approved', approved),
  enrollment('acceptingAgreement', accepting),
  enrollment('enrolled', enrolled),
  story('incentives', 'expected', 'incentives', { programme: enrolled }),
  story('incentives', 'noted', 'incentives', {
    programme: [
      ...enrolled,
      {
        type: 'noteIncentiveInvitation',
        now,
        actor: partner,
        policy: seed2021,
        receivedOn: '2026-10-05',
        today: '2026-10-05',
        enrolledOn: '2026-10-02',
      },
    ],
  }),
];

const partnership = (state: string, programme: readonly ProgrammeCommand[]): Story =>
  story('partnership', state, `partnership:${nordwind}`, { programme });

const partnerships: readonly Story[] = [
  partnership('none', enrolled),
  partnership('invitedEarly', [...approved, invited]),
  partnership('invited', [...enrolled, invited]),
  partnership('accepting', acceptingPartnership),
  partnership('accepted', partnered),
  partnership('ended', [
    ...partnered,
    { type: 'notePartnershipEnded', provider: nordwind, now: '2026-10-04T12:00:00.000Z' },
  ]),
];

const comparedKey = providerKey('Compared');
const compared: ProgrammeCommand = {
  type: 'addChecklistProvider',
  now: at,
  actor: partner,
  policy: seed2021,
  key: comparedKey,
  name: 'Compared',
};
const checklists: readonly Story[] = [
  story('checklist', 'empty', `providerAnswers:${comparedKey}`, {}),
  story('checklist', 'compared', `providerAnswers:${comparedKey}`, { programme: [...partnered, compared] }),
];

const facts = { enrolled: true, partnershipAccepted: true, customerKind: 'direct' as const };
const consented: readonly CustomerCommand[] = [
  {
    type: 'recordConsent',
    now: at,
    actor: partner,
    policy: seed2021,
    facts,
    provider: nordwind,
    customerConsent: true,
    shareBillTo: true,
    consentMethod: 'email',
    consentBy: 'Sofia Marin',
    consentDate: '2026-10-01',
    consentEvidence: '',
    today: '2026-10-02',
    language: 'en',
    customerWording: 'hash',
    billToWording: 'hash',
  },
];
const extending: readonly CustomerCommand[] = [
  ...consented,
  { type: 'extendRelationship', now: at, actor: partner, policy: seed2021, facts, provider: nordwind },
];
const extended: readonly CustomerCommand[] = [...extending, { type: 'noteExtended', provider: nordwind, now: at }];
const verified: readonly CustomerCommand[] = [...extended, { type: 'noteProviderListed', provider: nordwind, now: at }];
const relationship = (state: string, customer: readonly CustomerCommand[], more: Partial<Story> = {}): Story =>
  story('relationship', state, `relationship:${contoso}:${nordwind}`, { customer, facts: unlisted, ...more });

const relationships: readonly Story[] = [
  relationship('none', []),
  relationship('notEnrolled', [], { programme: [...approved, invited] }),
  relationship('notPartnered', [], { programme: [...enrolled, invited] }),
  relationship('indirectCustomer', [], { facts: { ...unlisted, customerKind: 'indirect' } }),
  relationship('declined', [
    { type: 'recordConsentDeclined', now: at, actor: partner, policy: seed2021, provider: nordwind, comment: '' },
  ]),
  relationship('consented', consented),
  relationship('extending', extending),
  relationship('extended', extended),
  relationship('verified', verified, { facts: open }),
  relationship('listedOutside', [], { facts: open }),
  relationship('adopted', [{ type: 'noteProviderListed', provider: nordwind, now: at }], { facts: open }),
];

const asked: readonly CustomerCommand[] = [
  ...verified,
  {
    type: 'askAgreement',
    provider: nordwind,
    why: 'none',
    providerName: 'Nordwind Distribution',
    partnerName: 'Boréal Cloud',
    customerName: 'Contoso',
    now: at,
  },
];
const recording = (how: 'api' | 'portal'): readonly CustomerCommand[] => [
  ...asked,
  {
    type: 'recordAgreement',
    now: at,
    actor: provider,
    policy: seed2021,
    provider: nordwind,
    how,
    firstName: 'Sofia',
    lastName: 'Marin',
    email: 'sofia@contoso.example',
    date: '2026-10-01',
    today: '2026-10-02',
  },
];
const agreement = (state: string, customer: readonly CustomerCommand[]): Story =>
  story('agreement', state, `agreement:${agreementPointer(boreal, contoso, nordwind)}`, {
    customer,
    facts: { ...open, agreement: 'none' },
  });
const agreements: readonly Story[] = [
  agreement('open', asked),
  agreement('recording', recording('api')),
  agreement('stated', recording('portal')),
  agreement('satisfied', [
    ...recording('api'),
    { type: 'noteAgreement', provider: nordwind, agreement: 'throughProvider', now: at },
  ]),
];

const link = 'https://admin.microsoft.com/invitation/42';
const by = { actor: partner, policy: seed2021, provider: nordwind };
const letter = { subject: 'About your subscriptions', body: `Hello, follow ${link} please.` };
const drafting = (linkFrom: 'partnerCenter' | 'person'): readonly CustomerCommand[] => [
  {
    ...by,
    type: 'draftInvitation',
    now: at,
    facts: {
      enrolled: true,
      partnershipAccepted: true,
      customer: 'direct',
      providerListed: false,
      customerName: 'Contoso',
      providerName: 'Nordwind Distribution',
    },
    language: 'en',
    letter,
    linkFrom,
  },
];
const drafted: readonly CustomerCommand[] = [
  ...drafting('partnerCenter'),
  { type: 'noteInvitationLink', provider: nordwind, link, now: at },
];
const sent: readonly CustomerCommand[] = [...drafted, { ...by, type: 'finishInvitation', now: at, typed: letter }];
const invitation = (state: string, customer: readonly CustomerCommand[]): Story =>
  story('invitation', state, `invitation:${contoso}:${nordwind}`, { customer, facts: unlisted });
const invitations: readonly Story[] = [
  invitation('none', []),
  invitation('preparing', drafting('partnerCenter')),
  invitation('linkNeeded', drafting('person')),
  invitation('drafted', drafted),
  invitation('edited', [
    ...drafted,
    { ...by, type: 'editInvitation', now: at, typed: { ...letter, subject: 'Changed' }, link: '' },
  ]),
  invitation('sent', sent),
  invitation('authorized', [
    ...sent,
    { type: 'noteInvitationAuthorized', provider: nordwind, customerId: contoso, now: at },
  ]),
];

const requested: readonly CustomerCommand[] = [
  {
    ...by,
    type: 'requestTenant',
    now: at,
    facts: {
      enrolled: true,
      partnershipAccepted: true,
      customer: 'new',
      providerListed: false,
      customerName: 'Newcomer',
      providerName: 'Nordwind Distribution',
    },
    partnerName: 'Boréal Cloud',
    note: '',
  },
];
/** A customer that the book does not hold. */
const newcomer = newCustomerId(boreal, 'Newcomer');
const newCustomer = (state: string, customer: readonly CustomerCommand[], more: Partial<Story> = {}): Story =>
  story('newCustomer', state, `newCustomer:${newcomer}:${nordwind}`, { customer, customerId: newcomer, ...more });
const newCustomers: readonly Story[] = [
  newCustomer('none', []),
  newCustomer('notPartnered', [], { programme: enrolled }),
  newCustomer('requested', requested),
  newCustomer('appeared', [
    ...requested,
    { type: 'noteNewCustomerAppeared', provider: nordwind, customerId: contoso, now: at },
  ]),
];

export const candidates: readonly TransferCandidate[] = [
  {
    subscriptionId: licenses,
    name: 'Licenses',
    kind: 'license',
    quantity: 10,
    addons: [],
    eligible: true,
    active: true,
  },
  {
    subscriptionId: azure,
    name: 'Azure plan',
    kind: 'azurePlan',
    quantity: 1,
    addons: [],
    eligible: false,
    active: true,
  },
  {
    subscriptionId: reservation,
    name: 'Reservation',
    kind: 'reservation',
    quantity: 1,
    addons: [],
    eligible: false,
    active: true,
  },
];
const transferFacts = {
  enrolled: true,
  customerKind: 'direct' as const,
  providerListed: true,
  agreement: 'direct' as const,
  candidates,
  providerName: 'Nordwind Distribution',
  partnerName: 'Boréal Cloud',
  customerName: 'Contoso',
};
const created: readonly CustomerCommand[] = [
  ...verified,
  {
    type: 'createTransfer',
    now: at,
    actor: partner,
    policy: seed2021,
    provider: nordwind,
    subscriptionIds: [licenses],
    facts: transferFacts,
  },
];
const active: readonly CustomerCommand[] = [
  ...created,
  { type: 'noteTransferCreated', n: 1, transferId: 'f1000000-0000-4000-8000-000000000001', now: at },
];
const drift = [{ subscriptionId: licenses, name: 'Licenses', requested: 10, live: 12 }];
const drifted: readonly CustomerCommand[] = [...active, { type: 'noteDrift', n: 1, drift, now: at }];
type Given = 'accept' | 'reject' | 'withdraw';
const answering = (before: readonly CustomerCommand[], answer: Given, policy: PolicyPack, more: object = {}) => {
  const own = (answer === 'withdraw') === (policy === seed2021) ? partner : provider;
  return [
    ...before,
    { type: 'answerTransfer' as const, now: at, actor: own, policy, n: 1, answer, comment: '', until: later, ...more },
  ];
};
const leaving = (commands: readonly CustomerCommand[]): readonly CustomerCommand[] => [
  ...commands,
  { type: 'beginSendingAnswer', n: 1, now: later },
];
const taken = (commands: readonly CustomerCommand[], answer: Given): readonly CustomerCommand[] => [
  ...leaving(commands),
  { type: 'noteAnswerTaken', n: 1, answer, now: at },
];
const held = (commands: readonly CustomerCommand[], why: 'drift' | 'roleLost'): readonly CustomerCommand[] => [
  ...leaving(commands),
  { type: 'holdTransfer', n: 1, why, now: at, ...(why === 'drift' ? { drift } : {}) },
];
const finished = (commands: readonly CustomerCommand[], result: 'complete' | 'failed', id: string) => [
  ...taken(commands, 'accept'),
  {
    type: 'noteTransferFinished' as const,
    n: 1,
    result,
    outcomes: [{ subscriptionId: id, outcome: result }],
    now: at,
  },
];
const checking = (allThere: boolean): CustomerCommand => ({
  type: 'verifyAsProvider',
  now: at,
  actor: provider,
  policy: seed2021,
  n: 1,
  allThere,
  missing: allThere ? '' : 'One is not there',
});
const legacy = (state: string, customer: readonly CustomerCommand[], more: Partial<Story> = {}): Story =>
  story('transfer', state, `transfer:${transferPointer(boreal, contoso, 1)}`, { customer, ...more });
const legacyAccept = answering(active, 'accept', seed2021);
const done = finished(legacyAccept, 'complete', licenses);
const missing = [...done, checking(false)];
const checked = [...done, checking(true)];

const transfers: readonly Story[] = [
  legacy('creating', created),
  legacy('notCreated', [
    ...created,
    { type: 'noteTransferNotCreated', n: 1, explanation: 'partnerCenter.unavailable', now: at },
  ]),
  legacy('active', active),
  legacy('drifted', drifted),
  legacy('recreateAsked', [...drifted, { type: 'askRecreate', now: at, actor: provider, policy: seed2021, n: 1 }]),
  legacy('accepting', legacyAccept),
  legacy('rejecting', answering(active, 'reject', seed2021)),
  legacy('withdrawing', answering(active, 'withdraw', seed2021)),
  legacy('sendingAcceptance', leaving(legacyAccept)),
  legacy('sendingWithdrawal', leaving(answering(active, 'withdraw', seed2021))),
  legacy('heldForDrift', held(legacyAccept, 'drift')),
  legacy('heldForRole', held(legacyAccept, 'roleLost')),
  legacy('inProgress', taken(legacyAccept, 'accept')),
  legacy('failed', finished(legacyAccept, 'failed', licenses)),
  legacy('finished', done),
  legacy('missing', missing),
  legacy('missingAnswered', [
    ...missing,
    { type: 'answerMissing', now: at, actor: colleague, policy: seed2021, n: 1, comment: 'It is on its way' },
  ]),
  legacy('providerVerified', checked),
  legacy('closed', [
    ...checked,
    { type: 'verifyAsPartner', now: at, actor: partner, policy: seed2021, n: 1, sources: { [licenses]: 'suspended' } },
  ]),
  legacy('rejected', taken(answering(active, 'reject', seed2021), 'reject')),
  legacy('withdrawn', taken(answering(active, 'withdraw', seed2021), 'withdraw')),
  legacy('lapsed', [...active, { type: 'noteAnsweredOutside', n: 1, answer: 'withdraw', lapsed: true, now: at }]),
  legacy('replaced', [
    ...taken(answering(active, 'withdraw', seed2021, { recreate: true }), 'withdraw'),
    { type: 'recreate', n: 1, policy: seed2021, facts: transferFacts, now: at },
  ]),
];

const request = (state: string, customer: readonly CustomerCommand[]): Story =>
  story('request', state, `transfer:${transferPointer(boreal, contoso, 1)}`, { customer, policy: current2026 });
const questioned: readonly CustomerCommand[] = [
  ...verified,
  {
    type: 'askForRequest',
    now: at,
    actor: partner,
    policy: current2026,
    facts: transferFacts,
    provider: nordwind,
    known: { customerEmail: 'billing@contoso.example' },
  },
];
const opening = (inPortal: boolean): readonly CustomerCommand[] => [
  ...questioned,
  {
    type: 'openRequest',
    now: at,
    actor: provider,
    policy: current2026,
    n: 1,
    customerEmail: 'billing@contoso.example',
    kinds: ['azurePlan', 'reservation'],
    ...(inPortal ? { inPortal: true } : {}),
  },
];
const openRequest: readonly CustomerCommand[] = [
  ...opening(false),
  { type: 'noteTransferCreated', n: 1, transferId: 'f1000000-0000-4000-8000-000000000002', now: at },
];
const submits = { submits: { facts: transferFacts, subscriptionIds: [azure] } };
const submittedLines = answering(openRequest, 'accept', current2026, submits);
const endedAsk = (actor: Actor): CustomerCommand => ({
  type: 'endAsk',
  now: at,
  actor,
  policy: current2026,
  n: 1,
  comment: '',
});
const requests: readonly Story[] = [
  request('asked', questioned),
  request('openingStated', opening(true)),
  request('opening', opening(false)),
  request('open', openRequest),
  request('declined', [
    ...openRequest,
    { type: 'declineRequest', now: at, actor: partner, policy: current2026, n: 1, comment: '' },
  ]),
  request('submitting', submittedLines),
  request('canceling', answering(openRequest, 'withdraw', current2026)),
  request('sending', leaving(submittedLines)),
  request('heldForRole', held(submittedLines, 'roleLost')),
  request('inProgress', taken(submittedLines, 'accept')),
  request('failed', finished(submittedLines, 'failed', azure)),
  request('finished', finished(submittedLines, 'complete', azure)),
  request('askEnded', [...questioned, endedAsk(partner)]),
  request('canceled', taken(answering(openRequest, 'withdraw', current2026), 'withdraw')),
];

const draft = (state: string, more: Partial<Story>): Story =>
  story('transferDraft', state, `transferDraft:${contoso}:${nordwind}`, { customer: verified, ...more });
const drafts: readonly Story[] = [
  draft('ready', {}),
  draft('ready2026', { policy: current2026 }),
  draft('notListed', { facts: unlisted, customer: [] }),
  draft('noAgreement', { facts: { ...open, agreement: 'none' } }),
  draft('attestedOnly', { facts: { ...open, agreement: 'attestation' } }),
  draft('notEnrolled', { programme: [...approved, invited], customer: [] }),
  draft('indirectCustomer', { facts: { ...open, customerKind: 'indirect' }, customer: [] }),
  draft('allRequested', { customer: active }),
  draft('asked2026', { policy: current2026, customer: questioned }),
];

type Step = Extract<CustomerCommand, { type: 'advancePlan' }>['step'];
const planning = (...steps: readonly Step[]): readonly CustomerCommand[] =>
  steps.map((step) => ({
    type: 'advancePlan',
    now: at,
    actor: partner,
    policy: seed2021,
    provider: nordwind,
    subscriptionId: reservation,
    step,
    facts: {
      name: 'Reservation',
      kind: 'reservation',
      quantity: 1,
      providerName: 'Nordwind Distribution',
      providerListed: true,
      agreement: 'direct',
    },
  }));
const plan = (state: string, ...steps: readonly Step[]): Story =>
  story('plan', state, `plan:${contoso}:${nordwind}:${reservation}`, {
    customer: [...verified, ...planning(...steps)],
  });
const plans: readonly Story[] = [
  plan('none'),
  plan('open', 'open'),
  plan('ordered', 'open', 'ordered'),
  plan('working', 'open', 'ordered', 'working'),
  plan('canceled', 'open', 'ordered', 'working', 'canceled'),
];

/** Every kind of subject in every state its life cycle has. */
export const stories: readonly Story[] = [
  ...enrollments,
  ...partnerships,
  ...checklists,
  ...relationships,
  ...agreements,
  ...invitations,
  ...newCustomers,
  ...drafts,
  ...plans,
  ...transfers,
  ...requests,
];

export const pointersAt = {
  agreement: agreementPointer(boreal, contoso, nordwind),
  tenantRequest: tenantRequestPointer(boreal, contoso, nordwind),
  transfer: (n: number) => transferPointer(boreal, contoso, n),
};
