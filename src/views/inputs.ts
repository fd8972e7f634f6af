import type { AgreementRequest } from '../domain/customer/agreement';
import type { SourceAfter } from '../domain/customer/commands';
import type { CustomerAgreement, Relationship } from '../domain/customer/customer';
import type { AgreementForProvider } from '../domain/customer/projectAgreement';
import type { SubscriptionKind, Transfer } from '../domain/customer/transfer';
import type { MovesByNewCommerce } from '../domain/policy/transferTerms';
import type { Enrollment, Partnership } from '../domain/programme/programme';
import type { BillTo, Ineligibility } from '../partnerCenter/partnerCenter';
import type { QueueItem } from './queueItems';

/** What the enrollment card checks before the door of no return (ENR-1, ENR-2, ENR-7, GEN-4); undefined: could not be read now. */
export interface EnrollmentChecks {
  readonly organizationName: string;
  readonly profileCurrent: boolean;
  readonly mpnCurrent: boolean;
  readonly mpnId: string;
  /** ISO date without year, `--MM-DD`. */
  readonly anniversary: string;
  /** Stated by the partner, never measured; undefined: not known. */
  readonly revenueUsd?: number;
  readonly primaryContact: string;
  readonly mpnMailbox: string;
  /** The phrase to type, as shown: for instance INSCRIRE BORÉAL. */
  readonly phrase: string;
}

export interface EnrollmentInput {
  readonly id: string;
  readonly enrollment: Enrollment;
  readonly checks: EnrollmentChecks | undefined;
  /** What the person typed, given back after a refusal. */
  readonly typed?: { readonly confirmation?: string; readonly primaryContact?: string };
}

export interface PartnershipInput {
  readonly id: string;
  readonly provider: string;
  readonly partnership: Partnership;
  readonly enrolled: boolean;
}

export interface ProvidersInput {
  readonly enrolled: boolean;
  readonly partnerships: readonly { readonly id: string; readonly partnership: Partnership }[];
}

export interface ConsentDraft {
  readonly customerConsent?: boolean;
  readonly shareBillTo?: boolean;
  readonly consentMethod?: string;
  readonly consentBy?: string;
  readonly consentDate?: string;
  readonly consentEvidence?: string;
}

/** What the provider typed about the acceptance, given back after a refusal. */
export interface AgreementDraft {
  readonly agreementFirstName?: string;
  readonly agreementLastName?: string;
  readonly agreementEmail?: string;
  readonly agreementDate?: string;
}

export interface AgreementInput {
  readonly id: string;
  readonly request: AgreementForProvider;
  /** The provider's side is done in its portal: what is recorded here counts as stated. */
  readonly portal: boolean;
  /** Today in the viewer's time zone, YYYY-MM-DD: the default of the date. */
  readonly today: string;
  readonly typed?: AgreementDraft;
}

export interface RelationshipInput {
  readonly id: string;
  readonly customerName: string;
  readonly providerName: string;
  readonly relationship: Relationship;
  readonly agreement: CustomerAgreement | undefined;
  /** What the provider was asked about the agreement, if it was. */
  readonly agreementRequest?: AgreementRequest;
  /** Bill-to information that the extension copies to the provider (EXT-6, EXT-7); undefined: could not be read now. */
  readonly billTo: BillTo | undefined;
  /** Today in the viewer's time zone, YYYY-MM-DD: the default of the consent date. */
  readonly today: string;
  readonly typed?: ConsentDraft;
}

/** A subscription on the card where a request is made. */
export interface CandidateRow {
  readonly subscriptionId: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  readonly addons: readonly { readonly name: string; readonly quantity: number }[];
}

export interface TransferDraftInput {
  /** Id of the customer, carried by the buttons. */
  readonly id: string;
  readonly customerName: string;
  readonly providerName: string;
  readonly movable: readonly CandidateRow[];
  readonly cannotMove: readonly (CandidateRow & { readonly reason: Ineligibility | MovesByNewCommerce })[];
  /** Already in an open request: the number of it. */
  readonly inRequest: readonly (CandidateRow & { readonly n: number })[];
  readonly selected: readonly string[];
  readonly preview: boolean;
  /** When the subscriptions were read (ISO 8601 UTC). */
  readonly observedAt: string;
}

export interface TransferInput {
  readonly id: string;
  /** Already projected for the viewer's side. */
  readonly transfer: Transfer;
  /** Lines that could not go into the request, with the reason; partner's side only. */
  readonly leftBehind?: readonly (CandidateRow & { readonly reason: Ineligibility | MovesByNewCommerce })[];
  /** What the partner's side shows of the moved subscriptions now (VER-5 to VER-7), by subscription id. */
  readonly sources?: Readonly<Record<string, SourceAfter>>;
  /** True where Partner Center lists what the card says is listed (TRF-14); undefined: could not be read now. */
  readonly listed?: boolean;
  readonly agreementSatisfied?: boolean;
  /** Partner's side only: whose request it is, so that a new one can be offered where this one ended. */
  readonly customerId?: string;
  /** The viewer's side has no connection: it answers in the portal, and what it says is recorded as stated. */
  readonly inPortal?: boolean;
  /** What was typed, given back after a refusal. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** One line of a list: customers, transfers, the queue, what waits for verification. */
export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

export type TransferRow = { readonly id: string; readonly transfer: Transfer };

export interface TransferListInput {
  readonly list: 'transfers' | 'queue' | 'verify';
  readonly rows: readonly TransferRow[];
  /** What else waits for a provider; shown before the transfers. */
  readonly others?: readonly QueueItem[];
}

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly kind: 'direct' | 'indirect';
}

export interface CustomersInput {
  readonly rows: readonly CustomerRow[];
  readonly total: number;
  /** Zero-based page and the number of pages. */
  readonly page: number;
  readonly pages: number;
  readonly search?: string;
}

/** `extend` and `transfer` without a name, or with one that several customers share. */
export interface ChooseCustomerInput {
  readonly purpose: 'extend' | 'transfer' | 'status';
  readonly rows: readonly CustomerRow[];
  readonly search?: string;
  /** Tenant of the only accepted provider: the buttons then go straight on, otherwise they open the customer. */
  readonly provider?: string;
}

export interface CustomerStatusInput {
  readonly customer: CustomerRow;
  readonly relationships: readonly {
    readonly id: string;
    readonly providerName: string;
    readonly relationship: Relationship;
    readonly agreement: CustomerAgreement | undefined;
  }[];
  readonly transfers: readonly TransferRow[];
  readonly enrolled: boolean;
}

/** The living dashboard: where the transition stands and whose turn it is. */
export interface StatusInput {
  readonly organizationName: string;
  readonly enrollment: Enrollment;
  readonly partnerships: readonly { readonly id: string; readonly partnership: Partnership }[];
  readonly customers: number;
  readonly extended: number;
  readonly transfers: readonly TransferRow[];
}

/** What a provider's person sees under `status`. */
export interface ProviderStatusInput {
  readonly organizationName: string;
  readonly queue: readonly TransferRow[];
  readonly others?: readonly QueueItem[];
}
