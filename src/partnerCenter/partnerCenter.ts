import type { AuditQuery, AuditRecord } from './auditRecord';
import type { Operations } from './operations';
import type { Transfer, TransferProtocolName, TransferProtocols } from './transferPort';

/**
 * The Partner Center port: what the product asks of Microsoft Partner Center, in the product's own shapes. One
 * connection belongs to one tenant; no call ever uses another tenant's credentials.
 *
 * Reads that Microsoft offers no API for (enrollment, partnership invitations, relationship extension) are operations
 * that a connection declares `portal`; only the simulator's connections offer them as `api`.
 */

export type * from './transferPort';
export { type ProductType, productTypes } from './transferPort';

/** How far a relationship agreement with the customer got, per MCA-3 to MCA-6. */
export type CustomerAgreement = 'none' | 'direct' | 'attestation' | 'throughProvider';

/** Who accepted the Microsoft Customer Agreement for the customer, and on which day (not in the future). */
export interface AgreementAcceptance {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** ISO 8601 date, `YYYY-MM-DD`. */
  readonly dateAgreed: string;
}

export type SubscriptionKind =
  | 'license'
  | 'azurePayg'
  | 'azurePlan'
  | 'reservation'
  | 'term'
  | 'saas'
  | 'trial'
  | 'unknown';

export interface Subscription {
  readonly id: string;
  readonly name: string;
  readonly offerId: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  readonly status: 'active' | 'suspended' | 'deleted' | 'expired' | 'pending' | 'disabled' | 'unknown';
  /** Present on add-ons: the base subscription they must move with (CON-4). */
  readonly parentId?: string;
  /** The Azure subscription id, which survives a transfer (CON-2). */
  readonly azureId?: string;
  readonly orderId?: string;
  /** Who makes it, when it is not Microsoft (CON-9, third-party SaaS). */
  readonly publisher?: string;
}

/** Why Partner Center says a subscription cannot move. `unsupported` reasons come from CON-9. */
export type Ineligibility =
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'inTransfer'; readonly transferId: string }
  | { readonly kind: 'addon' }
  | { readonly kind: 'unsupported'; readonly what: SubscriptionKind }
  | { readonly kind: 'other'; readonly text: string };

export interface Eligibility {
  readonly subscriptionId: string;
  readonly eligible: boolean;
  readonly reason?: Ineligibility;
}

export interface BillTo {
  readonly companyName: string;
  readonly lines: readonly string[];
  readonly email?: string;
}

export interface CustomerSummary {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** Direct bill customer of this partner, or acquired through an indirect provider. */
  readonly kind: 'direct' | 'indirect';
}

export interface PartnerReference {
  readonly tenantId: string;
  readonly name: string;
  readonly mpnId?: string;
}

export interface Profile {
  readonly mpnId: string;
  /** Undefined: no interface tells it. */
  readonly mpnCurrent: boolean | undefined;
  readonly profileCurrent: boolean | undefined;
  /** Month and day, `--MM-DD`. */
  readonly anniversary: string;
  readonly primaryContact: string;
  readonly mpnMailbox: string;
  readonly revenueUsd?: number;
  /** Microsoft restricted the direct bill capabilities, or gave notice of it (GEN-2). */
  readonly restricted?: boolean;
  readonly timeZone: string;
  readonly organizationName: string;
}

/** `unknown`: Partner Center shows something that this version does not know. */
export type EnrollmentStatus =
  | 'none'
  | 'submitted'
  | 'needsInformation'
  | 'approved'
  | 'declined'
  | 'enrolled'
  | 'unknown';

/** Identifies one attempt at one mutating call; sent as MS-RequestId so that Partner Center can recognise a repeat. */
export interface CallOptions {
  readonly requestId?: string;
}

/** One tenant's connection to Partner Center. Every method may throw {@link PartnerCenterError}. */
export interface PartnerCenterConnection {
  readonly tenantId: string;
  /** Its API access has ended: reads are refused without asking, but for one a day. Absent: it has not. */
  readonly ended?: boolean;
  /** Which operations this connection does, and which a person does in the portal. */
  readonly operations: Operations;

  profile(): Promise<Profile>;
  customers(): AsyncIterable<CustomerSummary>;
  /** Customers whose company name begins so, whatever its case: one filtered read in place of the whole book. */
  customersNamed(start: string): AsyncIterable<Pick<CustomerSummary, 'id' | 'name'>>;
  customer(customerId: string): Promise<CustomerSummary>;
  billTo(customerId: string): Promise<BillTo>;
  subscriptions(customerId: string): Promise<readonly Subscription[]>;
  eligibility(customerId: string): Promise<readonly Eligibility[]>;
  /** Agreement of the customer as this partner sees it. */
  agreement(customerId: string): Promise<CustomerAgreement>;
  /** Confirms, as the provider, that the customer accepted the Microsoft Customer Agreement (MCA-3, MCA-5). */
  confirmAgreement(customerId: string, acceptance: AgreementAcceptance, options: CallOptions): Promise<void>;
  /** Indirect providers (as reseller) or resellers (as provider) this tenant is partnered with. */
  partners(as: 'reseller' | 'provider'): Promise<readonly PartnerReference[]>;
  /** Other partners that hold a reseller relationship with the customer (EXT-14, TRF-9, TRF-14). */
  partnersOfCustomer(customerId: string): Promise<readonly PartnerReference[]>;

  /** The activity log of this tenant (GET /v1/auditrecords), page by page; either kind of credentials may read it. */
  auditRecords(query: AuditQuery): AsyncIterable<AuditRecord>;

  /** Requests of both protocols in which this tenant is the source or the target, whatever became of them. */
  transfers(customerId: string): Promise<readonly Transfer[]>;
  /** Undefined when Partner Center does not know it (404 900100), as after a withdrawal. */
  transfer(customerId: string, transferId: string): Promise<Transfer | undefined>;
  /** How this tenant takes part in transfers of that protocol. */
  protocol<Name extends TransferProtocolName>(name: Name): TransferProtocols[Name];

  /**
   * Portal-only in production (partner-center section 4.12); the simulator's connections offer them. Which of them are
   * used is declared by {@link operations}.
   */
  readonly portal: PortalOperations | undefined;
}

/** What only Microsoft's portal can do. Present on a connection that declares these operations `api`. */
export interface PortalOperations {
  enrollment(): Promise<{ readonly status: EnrollmentStatus }>;
  submitEnrollment(request: { readonly primaryContact: string }, options: CallOptions): Promise<void>;
  acceptResellerAgreement(options: CallOptions): Promise<void>;
  partnershipInvitations(): Promise<readonly PartnerReference[]>;
  acceptPartnership(providerTenantId: string, options: CallOptions): Promise<void>;
  extendRelationship(customerId: string, providerTenantId: string, options: CallOptions): Promise<void>;
  /** The personalized link that connects a customer to this partner and the provider (INV-9). */
  invitationLink(providerTenantId: string): Promise<string>;
}

/**
 * Whom a failure is for. `asker` is whoever made the call and can mend it, `administrator` looks after the connection,
 * `ownGlobalAdmin` is that of the tenant whose connection was used, on either side.
 */
export type Asked =
  | 'nobody'
  | 'asker'
  | 'partnerGlobalAdmin'
  | 'partnerAdminAgent'
  | 'ownGlobalAdmin'
  | 'provider'
  | 'administrator'
  | 'microsoftSupport';

/** What to do about a failed call: try again, ask a person, or stop. One verdict per documented code. */
export interface Verdict {
  readonly action: 'retry' | 'stop';
  readonly retryAfterMs?: number;
  /** Who has to act before it can work; absent: nobody in particular. */
  readonly ask?: Asked;
  /** Key of the sentence that explains the failure to a person, in the catalogs under `partnerCenter.`. */
  readonly explanation: string;
}

/**
 * Partner Center answered no, or did not answer. `answered` is false when no response arrived, so the call may or may
 * not have had its effect; the same MS-RequestId may then be sent again, after a look.
 */
export class PartnerCenterError extends Error {
  constructor(
    message: string,
    readonly details: {
      readonly answered: boolean;
      /** False: the call itself never left. Only the token endpoint was asked, or it was known that it could not succeed. */
      readonly left?: false;
      readonly status?: number;
      readonly code?: string;
      readonly description?: string;
      /** MS-CorrelationId of the call, which Microsoft's support asks for. */
      readonly correlationId?: string;
      readonly verdict: Verdict;
    },
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'PartnerCenterError';
  }
}
