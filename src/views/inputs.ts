import type { PersonRef } from '../domain/actor';
import type { Advice, Answers } from '../domain/customer/adviser';
import type { AgreementRequest } from '../domain/customer/agreement';
import type { SourceAfter } from '../domain/customer/commands';
import type { CustomerAgreement, Relationship } from '../domain/customer/customer';
import type { CustomerLight, ProviderStanding } from '../domain/customer/light';
import type { AgreementForProvider } from '../domain/customer/projectAgreement';
import type { SubscriptionKind, Transfer } from '../domain/customer/transfer';
import type { Incentives } from '../domain/programme/incentives';
import type { Enrollment, Partnership } from '../domain/programme/programme';
import type { ProviderAnswers } from '../domain/programme/providerChecklist';
import type { RevenueStatement } from '../domain/programme/revenue';
import type { Refusal } from '../domain/refusal';
import type { BillTo, Ineligibility } from '../partnerCenter/partnerCenter';
import type { QueueItem } from './queueItems';

/** What the enrollment card checks before the door of no return (ENR-1, ENR-2, ENR-7, GEN-4); undefined: could not be read now. */
export interface EnrollmentChecks {
  readonly organizationName: string;
  /** Undefined, or an empty text: no interface tells it. */
  readonly profileCurrent: boolean | undefined;
  readonly mpnCurrent: boolean | undefined;
  readonly mpnId: string;
  /** ISO date without year, `--MM-DD`. */
  readonly anniversary: string;
  /** Microsoft opened enrollment for this partner, whatever its anniversary date. */
  readonly openedEarly?: boolean;
  /** The direct bill account is Restricted, or Microsoft gave notice of it (GEN-2). */
  readonly restricted?: boolean;
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
  /** Nothing can enroll for the person: the portal does, and the person says what came of it. */
  readonly portal?: boolean;
  /** What a person of this partner stated (GEN-4). */
  readonly revenue?: RevenueStatement;
  /** The viewer is on the list of those who want to hear when it opens (ENR-9). */
  readonly waiting?: boolean;
  readonly incentives?: Incentives;
  /** What the person typed, given back after a refusal. */
  readonly typed?: { readonly confirmation?: string; readonly primaryContact?: string };
}

/** The two incentive programs (INC). */
export interface IncentivesInput {
  readonly id: string;
  readonly enrollment: Enrollment;
  readonly incentives: Incentives | undefined;
  /** Undefined: could not be read now. An empty text: no interface tells it. */
  readonly checks: Pick<EnrollmentChecks, 'mpnId' | 'mpnMailbox'> | undefined;
  /** Today in the partner's time zone, YYYY-MM-DD: the default of the day it arrived. */
  readonly today: string;
  readonly typed?: { readonly receivedOn?: string };
}

export interface RevenueInput {
  readonly id: string;
  readonly version: number;
  readonly stated: RevenueStatement | undefined;
  /** The partner profile's own figure. */
  readonly profileUsd: number | undefined;
  readonly typed?: { readonly revenue?: string };
}

export interface PartnershipInput {
  readonly id: string;
  readonly provider: string;
  readonly partnership: Partnership;
  readonly enrolled: boolean;
}

/** One provider's column of the checklist. */
export interface ProviderColumn extends ProviderAnswers {
  readonly id: string;
  readonly name: string;
}

export interface ProviderAnswersInput extends ProviderAnswers {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Only compared: it may leave the checklist. */
  readonly removable: boolean;
  readonly filled?: { readonly by: PersonRef; readonly at: string };
  /** What was typed, by input, given back after a refusal. */
  readonly typed?: Readonly<Record<string, string>>;
}

export interface ProvidersInput {
  readonly enrolled: boolean;
  /** Invitations arrive in the portal only; here the partnership is seen once it is accepted. */
  readonly portal?: boolean;
  readonly columns?: readonly ProviderColumn[];
  /** The name that was typed, given back after a refusal. */
  readonly typed?: string;
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
  /** The provider's own connection can show it. */
  readonly watched?: boolean;
  /** Today in the viewer's time zone, YYYY-MM-DD: the default of the date. */
  readonly today: string;
  readonly typed?: AgreementDraft;
}

export interface RelationshipInput {
  readonly id: string;
  readonly customerName: string;
  /** The badge (DUR-3). */
  readonly customerKind?: 'direct' | 'indirect';
  readonly providerName: string;
  readonly relationship: Relationship;
  readonly agreement: CustomerAgreement | undefined;
  /** What the provider was asked about the agreement, if it was. */
  readonly agreementRequest?: AgreementRequest;
  /** Why an extension is not for this customer and provider (EXT-2 to EXT-5), when it is not. */
  readonly blocked?: Refusal;
  /** Partner Center lists the provider for the customer now; undefined: could not be read. */
  readonly listed?: boolean;
  /** Partner Center cannot be called to extend: the person does it by hand and states it (EXT-12, EXT-13). */
  readonly portal?: boolean;
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
  /** Azure subscription id, kept by a transfer (CON-2). */
  readonly azureId?: string;
  readonly addons: readonly { readonly name: string; readonly quantity: number }[];
}

export interface TransferDraftInput {
  /** Id of the draft, carried by the buttons. */
  readonly id: string;
  /** Moves with the page of a draft of several pages; 0 otherwise. */
  readonly version: number;
  readonly customerName: string;
  readonly providerName: string;
  readonly movable: readonly CandidateRow[];
  /** Moves by a request that the provider opens; absent: nothing does. */
  readonly newer?: readonly CandidateRow[];
  readonly cannotMove: readonly (CandidateRow & { readonly reason: Ineligibility })[];
  /** Already in an open request: the number of it. */
  readonly inRequest: readonly (CandidateRow & { readonly n: number })[];
  readonly selected: readonly string[];
  /** Over 15 choices: what this page shows. */
  readonly paged?: {
    readonly rows: readonly CandidateRow[];
    readonly page: number;
    readonly pages: number;
    readonly search: string;
    readonly found: boolean;
  };
  readonly preview: boolean;
  /** TRF-9, TRF-5: what Partner Center shows of provider and agreement. */
  readonly listed: boolean;
  readonly agreementSatisfied: boolean;
  /** The provider's request that is asked for or open, by its id and number. */
  readonly request?: { readonly id: string; readonly n: number };
  /** Id of the plans for what cannot move (CON-11). */
  readonly plansId: string;
  /** The number of the earlier request that this one corrects or completes. */
  readonly after?: number;
  /** When the subscriptions were read (ISO 8601 UTC). */
  readonly observedAt: string;
}

export interface TransferInput {
  readonly id: string;
  /** Already projected for the viewer's side. */
  readonly transfer: Transfer;
  /** Lines that could not go into the request, with the reason; partner's side only. */
  readonly leftBehind?: readonly (CandidateRow & { readonly reason: Ineligibility })[];
  /** What the partner's side shows of the moved subscriptions now (VER-5 to VER-7), by subscription id. */
  readonly sources?: Readonly<Record<string, SourceAfter>>;
  /** True where Partner Center lists what the card says is listed (TRF-14); undefined: could not be read now. */
  readonly listed?: boolean;
  readonly agreementSatisfied?: boolean;
  /** Partner's side only: whose request it is, so that a new one can be offered where this one ended. */
  readonly customerId?: string;
  /** Partner's side only: nobody at the provider who can answer had the app when it became their turn. */
  readonly nobodyTold?: boolean;
  /** The viewer's side has no connection: it answers in the portal, and what it says is recorded as stated. */
  readonly inPortal?: boolean;
  /** What was typed, given back after a refusal. */
  readonly answers?: Readonly<Record<string, string>>;
  /** New commerce, partner's side only: what can be submitted as it stands now; absent: could not be read. */
  readonly submission?: Submission;
}

/** The choices of a new-commerce request, as Partner Center shows them now. */
export interface Submission {
  readonly rows: readonly CandidateRow[];
  /** Beyond what one request carries. */
  readonly tooMany: readonly CandidateRow[];
  /** Of kinds that the request was not opened for. */
  readonly otherKinds: readonly CandidateRow[];
  readonly selected: readonly string[];
  /** How many subscriptions the partner can request itself. */
  readonly movable: number;
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

/** A row with what comes next for the customer, as last known. */
export interface LitCustomerRow extends CustomerRow {
  readonly light?: CustomerLight;
  /** Provider that the light is about. */
  readonly providerName?: string;
}

export interface CustomersInput {
  readonly rows: readonly LitCustomerRow[];
  readonly total: number;
  /** Zero-based page and the number of pages. */
  readonly page: number;
  readonly pages: number;
  readonly search?: string;
}

/** `extend` and `transfer` without a name, or with one that several customers share. */
export interface ChooseCustomerInput {
  readonly purpose: 'extend' | 'transfer' | 'status' | 'check';
  readonly rows: readonly CustomerRow[];
  readonly search?: string;
  /** Tenant of the only accepted provider: the buttons then go straight on, otherwise they open the customer. */
  readonly provider?: string;
}

/** One provider's relationship with a customer, as the customer's page shows it. */
export interface ProviderRow extends ProviderStanding {
  /** Id of the relationship. */
  readonly id: string;
  readonly providerName: string;
  readonly relationship: Relationship;
}

/** A customer's base subscriptions by what can be done with them, with their add-ons. */
export interface SubscriptionRows {
  readonly movable: readonly CandidateRow[];
  /** Moves by a request that the provider opens; absent: nothing does. */
  readonly newer?: readonly CandidateRow[];
  readonly cannotMove: readonly (CandidateRow & { readonly reason: Ineligibility })[];
  readonly inRequest: readonly (CandidateRow & { readonly n: number })[];
  /** Moved already; Suspended on this side is normal (VER-7). */
  readonly moved: readonly CandidateRow[];
}

/** The customer's page, and its check before a move. */
export interface CustomerStatusInput {
  readonly customer: CustomerRow;
  readonly light: CustomerLight;
  /** Accepted providers, also those without a relationship yet. */
  readonly relationships: readonly ProviderRow[];
  readonly transfers: readonly TransferRow[];
  readonly enrolled: boolean;
  /** What Partner Center showed, and when; absent: it could not be read yet. */
  readonly observed?: {
    readonly at: string;
    readonly book: SubscriptionRows;
    readonly agreement: CustomerAgreement;
    /** Whether a billing e-mail is on file (EXT-7); undefined: not known. */
    readonly billToEmail: boolean | undefined;
  };
}

/** The adviser's questions as answered so far, and the advice once all three are. */
export interface Advised {
  readonly answers: Readonly<Record<keyof Answers, string>>;
  readonly advice?: Advice;
}

export interface AdviserInput {
  readonly id: string;
  readonly customer: CustomerRow;
  readonly relationship: ProviderRow;
  readonly advised?: Advised;
}

/** The living dashboard: where the transition stands and whose turn it is. */
export interface StatusInput {
  readonly organizationName: string;
  readonly enrollment: Enrollment;
  readonly partnerships: readonly { readonly id: string; readonly partnership: Partnership }[];
  /** All of the book, and how many of them are indirect. */
  readonly customers: number;
  readonly indirect?: number;
  readonly extended: number;
  readonly transfers: readonly TransferRow[];
  /** Set once every direct customer is done. */
  readonly end?: TransitionEnd;
  /** Partner Center lets the partner's API in no more. */
  readonly accessEnded?: true;
}

/** What the whole transition came to. */
export interface TransitionEnd {
  readonly customers: number;
  readonly transferred: number;
  /** Subscriptions that could not be transferred and were ordered anew at the provider (CON-11). */
  readonly orderedAnew: number;
  /** Day the incentives invitation arrived, YYYY-MM-DD; absent: not noted. */
  readonly incentivesOn?: string;
}

/** What a provider's person sees under `status`. */
export interface ProviderStatusInput {
  readonly organizationName: string;
  readonly queue: readonly TransferRow[];
  readonly others?: readonly QueueItem[];
}
