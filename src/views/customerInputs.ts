import type { Advice, Answers } from '../domain/customer/adviser';
import type { CustomerAgreement, Relationship } from '../domain/customer/customer';
import type { CustomerLight, ProviderStanding } from '../domain/customer/light';
import type { Ineligibility } from '../partnerCenter/partnerCenter';
import type { CandidateRow, TransferRow } from './transferInputs';

/** One line of a list: customers, transfers, the queue, what waits for verification. */
export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
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
  readonly purpose: 'extend' | 'transfer' | 'status' | 'check' | 'history';
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
