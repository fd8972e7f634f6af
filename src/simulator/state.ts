/**
 * Everything the simulator remembers. Plain data, so that one JSON snapshot is the whole truth and a restart continues
 * where the process was killed. Instants are ISO 8601 UTC on the virtual clock; ids are lower-case GUIDs.
 */

import type { ProgramStatus, RuleSetName } from './rules/ruleSet';
import type { Switches } from './switches';

/** `underReview` is a word that no documentation has: what a client makes of a status it does not know. */
export type EnrollmentStatus =
  | 'none'
  | 'submitted'
  | 'needsInformation'
  | 'underReview'
  | 'approved'
  | 'declined'
  | 'enrolled';

export interface Enrollment {
  status: EnrollmentStatus;
  primaryContact?: string;
  submittedAt?: string;
  /** Held by a person: Microsoft does not approve by itself. */
  held?: true;
  /** When Microsoft approves by itself; absent while a person holds or has decided it. */
  approveAt?: string;
  decidedAt?: string;
  enrolledAt?: string;
}

export interface Organization {
  tenantId: string;
  name: string;
  kind: 'partner' | 'provider';
  domain: string;
  mpnId: string;
  country: string;
  timeZone: string;
  /** Month and day, `--MM-DD`. */
  anniversary: string;
  primaryContact: string;
  mpnMailbox: string;
  profileCurrent: boolean;
  mpnCurrent: boolean;
  revenueUsd?: number;
  /** Microsoft has told the partner that its direct bill capabilities get restricted (GEN-2). */
  notice?: 'restricted';
  /** Standing in the direct bill program; absent means active. */
  programStatus?: ProgramStatus;
  /** False: the Microsoft Partner Agreement is not signed; absent: it is. */
  mpaSigned?: false;
  /** The CSP region when it is not the one that the others share. */
  cspRegion?: string;
  /** An integration sandbox, in which transfers do not work. */
  sandbox?: boolean;
  /** Roles of the account that consented to the application; Global admin and Admin agent when absent. */
  accountRoles?: DirectoryRole[];
  clientId: string;
  clientSecret: string;
  /** What is wrong with the application's registration; absent: nothing. */
  application?: Application;
  enrollment: Enrollment;
  incentivesInvitedAt?: string;
}

/** The state of an organization's application at the sign-in service. */
export interface Application {
  secretExpired?: true;
  disabled?: true;
  servicePrincipal?: 'missing';
  /** The API's own service principal. */
  resource?: 'missing';
  permission?: 'undeclared';
  consent?: 'missing';
  conditionalAccess?: 'block' | 'mfa';
  /** PEM of the certificate registered beside the secret. */
  certificate?: string;
  /** Redirect URIs that are registered; absent: any of this machine. */
  redirectUris?: string[];
}

export type DirectoryRole = 'globalAdmin' | 'adminAgent' | 'salesAgent' | 'helpdeskAgent';

export interface Person {
  id: string;
  tenantId: string;
  name: string;
  mail: string;
  userType: 'Member' | 'Guest';
  roles: DirectoryRole[];
}

export interface Address {
  country: string;
  city: string;
  state: string;
  addressLine1: string;
  postalCode: string;
}

/** One partner's link with the customer. A reseller sees an indirect customer only while its partnership stands. */
/** What a partner has changed in the customer's billing profile. */
export interface BillingProfile {
  firstName: string;
  lastName: string;
  culture: string;
  language: string;
  companyName: string;
  phoneNumber?: string;
  addressLine2?: string;
  version: number;
}

export type CustomerLink =
  | { kind: 'direct'; tenantId: string; since: string }
  | {
      kind: 'indirect';
      resellerTenantId: string;
      providerTenantId: string;
      via: 'extension' | 'invitation' | 'created';
      delegatedAdmin: boolean;
      since: string;
      /** False while Partner Center does not list the provider yet (EXT-14). */
      listed: boolean;
    };

export interface AgreementRecord {
  id: string;
  /** The partner that attested. */
  tenantId: string;
  firstName: string;
  lastName: string;
  email: string;
  dateAgreed: string;
}

export interface Customer {
  id: string;
  name: string;
  domain: string;
  hasTenant: boolean;
  email?: string;
  address: Address;
  /** Absent until a partner changes it. */
  billing?: BillingProfile;
  links: CustomerLink[];
  /** Accepted by the customer in the Microsoft 365 admin center. */
  signedDirectly: boolean;
  agreements: AgreementRecord[];
  /** Providers, by tenant, that do not have an active Azure plan for the customer. Those not named have one. */
  azurePlanMissing?: Record<string, 'notActive' | 'notPurchased' | 'notPurchasable'>;
}

export type SubscriptionStatus = 'active' | 'suspended' | 'deleted' | 'expired' | 'pending' | 'disabled';

export interface Subscription {
  id: string;
  customerId: string;
  /** The partner that sells it. */
  tenantId: string;
  /** Key into the offers of `world/offers.ts`. */
  offer: string;
  quantity: number;
  status: SubscriptionStatus;
  syncState: string;
  /** Scripted: the group fails with this text when a transfer of it is accepted. */
  transferFailure?: string;
  parentId?: string;
  azureId?: string;
  orderId: string;
  createdAt: string;
  version: number;
  /** MPN ID of the reseller of record, indirect model only. */
  partnerMpnId?: string;
  /** Only when somebody changed it. */
  friendlyName?: string;
  autoRenew?: boolean;
  /** Came in the middle of its term: the end that it had at the source. */
  commitmentEndsAt?: string;
  /** Azure after a transfer: no longer listed at the source. */
  transferred?: boolean;
}

export interface LineItem {
  subscriptionId: string;
  offer: string;
  name: string;
  quantity: number;
  partnerIdOnRecord?: string;
  groupId?: string;
  status?: 'Complete' | 'Failed';
  orderId?: string;
  error?: string;
  /** New commerce: what the source called it when it handed it over. */
  productType?: string;
  /** New commerce: the id it got at the target, once complete. */
  newSubscriptionId?: string;
  /** New commerce: who pays for which days, first and last included; ISO 8601 dates. No answer shows it. */
  billing?: { sourceUntil: string; targetFrom: string; targetUntil?: string };
  /** Outcome decided on acceptance, shown when the transfer finishes. */
  plan?: { orderId: string; newSubscriptionId: string } | { error: string };
}

export interface TransferLine extends LineItem {
  addons: LineItem[];
}

/** `Active` and `Withdrawn` belong to the legacy protocol; `Pending`, `Cancel` and `Expired` to new commerce. */
export type TransferStatus =
  | 'Active'
  | 'Pending'
  | 'InProgress'
  | 'Complete'
  | 'PartiallyComplete'
  | 'Failed'
  | 'Reject'
  | 'Withdrawn'
  | 'Cancel'
  | 'Expired';

/** What only a request of the new-commerce protocol has. */
export interface NewCommerceFacts {
  transferType: 3 | 5;
  sourceName: string;
  customerEmail: string;
  /** Documented as a GUID that equals the target's tenant; other clients put in what they like and get it back. */
  targetEmailId: string;
  /** Absent: all. */
  productTypes?: string[];
  /** MPN ID of the reseller. */
  partnerOnRecord?: string;
  expiresAt: string;
  completedAt?: string;
}

export interface Transfer {
  id: string;
  customerId: string;
  sourceTenantId: string;
  targetTenantId: string;
  status: TransferStatus;
  createdAt: string;
  modifiedAt: string;
  modifiedBy: string;
  completeAt?: string;
  /** Legacy: fixed on creation. New commerce: empty until the source hands them over. */
  lines: TransferLine[];
  /** Present: the target created it, by the new-commerce protocol. */
  newCommerce?: NewCommerceFacts;
}

export interface Partnership {
  partnerTenantId: string;
  providerTenantId: string;
  status: 'invited' | 'accepted';
  invitedAt: string;
  acceptedAt?: string;
}

export interface Fault {
  match: string;
  status?: number | undefined;
  /** Code of the error body; one that fits the status unless named. */
  code?: number | undefined;
  retryAfter?: number | undefined;
  latencyMs?: number | undefined;
  /** The connection breaks and nothing has happened. */
  dropBeforeCommit?: boolean | undefined;
  /** The connection breaks after the effect. */
  dropAfterCommit?: boolean | undefined;
  /** The answer arrives spoiled: no JSON, cut off in the middle, nothing, or a gateway's page. */
  body?: 'malformed' | 'truncated' | 'empty' | 'html' | undefined;
  /** The body takes this long, a piece at a time. */
  dripMs?: number | undefined;
  /** A read sees the state as it was this long ago. */
  staleMs?: number | undefined;
  times: number;
}

export interface AuditRecord {
  id: string;
  at: string;
  tenantIds: string[];
  customerId?: string;
  resourceType: string;
  operationType: string;
  resourceId: string;
  /** Added where the record is written down: who, by which application, in which call. */
  userId?: string;
  applicationId?: string;
  correlationId?: string;
  /** The resource before and after, where the call shows it. */
  oldValue?: unknown;
  newValue?: unknown;
}

export interface State {
  v: 1;
  world: 'fresh' | 'midway';
  seed: string;
  /** The date whose rules are in force. */
  ruleSet: RuleSetName;
  switches: Switches;
  /** Source of new ids. */
  counter: number;
  clockOffsetMs: number;
  organizations: Organization[];
  people: Person[];
  customers: Customer[];
  subscriptions: Subscription[];
  partnerships: Partnership[];
  transfers: Transfer[];
  audit: AuditRecord[];
  faults: Fault[];
  /** App+User calls must carry the claim of multifactor authentication; absent: as the rule set says. */
  requireMfa?: boolean;
  /** By account: refresh tokens made before are revoked. */
  sessionsValidFrom?: Record<string, string>;
  /** Codes of the last minutes that have been exchanged. */
  redeemedCodes?: { id: string; at: string }[];
}

/** One mutating Partner Center call as received, for `GET /_sim/requests`. */
export interface RecordedCall {
  at: string;
  method: string;
  path: string;
  requestId: string | null;
  callerTenant: string | null;
  status: number;
  /** Answered from memory of the same MS-RequestId; the effect was not repeated. */
  replayed?: true;
  /** The answer was never delivered (fault `dropAfterCommit`). */
  dropped?: true;
}
