import type { CustomerConsent } from '../domain/customer/customer';
import type { CustomerEvent } from '../domain/customer/events';
import type { LineOutcome, QuantityChange, SnapshotLine } from '../domain/customer/subscriptionLine';
import type { Opening, TransferRequest } from '../domain/customer/transferRequestContent';
import type { ProgrammeEvent } from '../domain/programme/events';
import type { FieldClasses } from './fieldClass';

type FieldsOfEvents<E extends { readonly type: string }> = {
  readonly [T in E['type']]: FieldClasses<Extract<E, { readonly type: T }>>;
};

const line: FieldClasses<SnapshotLine> = {
  subscriptionId: 'plain',
  name: 'plain',
  azureId: 'plain',
  addons: { subscriptionId: 'plain', name: 'plain' },
};
const outcome: FieldClasses<LineOutcome> = {
  subscriptionId: 'plain',
  newSubscriptionId: 'plain',
  explanation: 'plain',
};
const drift: FieldClasses<QuantityChange> = { subscriptionId: 'plain', name: 'plain' };
const opening: FieldClasses<Opening> = { customerEmail: 'others', partnerIdOnRecord: 'plain' };
const request: FieldClasses<TransferRequest> = {
  providerName: 'plain',
  partnerName: 'plain',
  customerName: 'plain',
  lines: line,
  requestedAt: 'plain',
  policy: 'plain',
  partner: 'plain',
  opening,
  expiresAt: 'plain',
  openSince: 'plain',
  word: { confirmedAt: 'plain' },
};
const consent: FieldClasses<CustomerConsent> = {
  by: 'others',
  date: 'plain',
  evidence: 'others',
  language: 'plain',
  wording: 'plain',
};
const names = { providerName: 'plain', partnerName: 'plain', customerName: 'plain' } as const;
const letter = { subject: 'words', body: 'words' } as const;
const comment = { comment: 'words' } as const;
const explanation = { explanation: 'plain' } as const;

const customerFields: FieldsOfEvents<CustomerEvent> = {
  Reminded: { day: 'plain', wait: 'plain' },
  ProviderLinked: {},
  ProviderUnlinked: {},
  AgreementNoted: {},
  AgreementAsked: names,
  AgreementRecorded: { acceptance: { firstName: 'others', lastName: 'others', email: 'others', date: 'plain' } },
  AgreementNotTaken: explanation,
  InvitationDrafted: { customerName: 'plain', providerName: 'plain', letter },
  InvitationLinkReceived: { link: 'plain' },
  InvitationLinkNotReceived: explanation,
  InvitationLinkGiven: { link: 'plain' },
  InvitationEdited: { letter },
  InvitationFinished: {},
  InvitationAuthorized: { customerId: 'plain' },
  TenantRequested: { ...names, partnerMpnId: 'plain', note: 'words' },
  NewCustomerAppeared: { customerId: 'plain' },
  RequestAsked: { request },
  RequestAdopted: { request, transferId: 'plain' },
  RequestOpening: { customerEmail: 'others' },
  RequestOpenStated: {},
  AskEnded: comment,
  RequestDeclined: comment,
  CustomerConsentRecorded: { consent },
  BillToSharingConsented: { consent: { language: 'plain', wording: 'plain' } },
  CustomerConsentDeclined: comment,
  ExtensionRequested: {},
  ExtensionNotTaken: explanation,
  ExtensionStated: {},
  RelationshipExtended: {},
  ProviderNotListed: {},
  ExtensionLogged: { loggedAt: 'plain' },
  RelationshipRemoved: {},
  RelationshipVerified: {},
  TransferRequested: { request },
  TransferCreated: { transferId: 'plain', expiresAt: 'plain', opening },
  TransferNotCreated: explanation,
  AnswerGiven: { until: 'plain', ...comment, lines: line },
  AnswerStated: { ...comment, lines: line },
  RecreateAsked: {},
  TransferReplaced: {},
  TransferNotReplaced: { refusal: { rule: 'plain', field: 'plain', about: 'plain' } },
  AnswerUndone: {},
  AnswerSendingBegun: {},
  AnswerTaken: {},
  AnswerNotTaken: explanation,
  TransferHeld: { drift },
  DriftNoticed: { drift },
  AnsweredOutside: {},
  TransferFinished: { outcomes: outcome, lines: line },
  VerifiedByProvider: { byEmail: { confirmedBy: 'others', confirmedOn: 'plain' } },
  FoundMissingByProvider: { missing: 'words', lines: 'plain' },
  MissingAnswered: { text: 'words' },
  TransferClosed: {},
  PlanOpened: { plan: { subscriptionId: 'plain', name: 'plain', providerName: 'plain', openedAt: 'plain' } },
  PlanAdvanced: { subscriptionId: 'plain' },
  TransferArchived: {},
};

const programmeFields: FieldsOfEvents<ProgrammeEvent> = {
  AccessEnded: { since: 'plain' },
  AccessRestored: {},
  ChecklistProviderAdded: { key: 'plain', name: 'plain' },
  ChecklistAnswered: {
    key: 'plain',
    name: 'plain',
    notes: {
      area: 'words',
      billing: 'words',
      purchase: 'words',
      support: 'words',
      training: 'words',
      marketing: 'words',
      credit: 'words',
    },
  },
  ChecklistProviderRemoved: { key: 'plain' },
  ProgrammeOpened: {},
  EnrollmentSubmitted: { until: 'plain', primaryContact: 'words' },
  EnrollmentUndone: {},
  EnrollmentSendingBegun: {},
  EnrollmentSent: { approvalDueBy: 'plain', overdueAt: 'plain' },
  EnrollmentHandedOver: { primaryContact: 'words' },
  EnrollmentStatedSent: { approvalDueBy: 'plain', overdueAt: 'plain' },
  EnrollmentOverdue: {},
  EnrollmentQuestioned: {},
  EnrollmentUnderReview: { approvalDueBy: 'plain', overdueAt: 'plain' },
  EnrollmentFound: { approvalDueBy: 'plain', overdueAt: 'plain' },
  EnrollmentReopened: {},
  EnrollmentNotTaken: explanation,
  EnrollmentApproved: {},
  EnrollmentDeclined: {},
  ResellerAgreementAccepted: {},
  ResellerAgreementNotTaken: explanation,
  Enrolled: { incentivesDueBy: 'plain', incentivesNoticeAt: 'plain' },
  RevenueStated: {},
  NotifyMeAsked: { askAgainAt: 'plain' },
  NotifyMeStopped: {},
  AskedAgain: { next: 'plain' },
  WindowOpened: {},
  IncentiveInvitationNoted: { receivedOn: 'plain' },
  IncentivesOverdue: {},
  PartnershipInvited: { name: 'plain', mpnId: 'plain' },
  PartnershipAcceptanceGiven: {},
  PartnershipNotTaken: explanation,
  ReconcileBegun: {},
  PartnershipEnded: {},
  PartnershipAccepted: {},
  PairingOffered: { codeId: 'plain', expiresAt: 'plain' },
  ProviderPaired: {},
  PairingEnded: {},
};

/** What every text of every event is to the ledger. The compiler names an event or a text that is missing here. */
export const eventFields: FieldsOfEvents<CustomerEvent> & FieldsOfEvents<ProgrammeEvent> = {
  ...customerFields,
  ...programmeFields,
};

/** Every kind of event there is. */
export const eventTypes = Object.keys(eventFields) as readonly (CustomerEvent | ProgrammeEvent)['type'][];
