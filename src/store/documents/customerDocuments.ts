import type {
  BillTo,
  CustomerAgreement,
  CustomerSummary,
  Eligibility,
  Subscription,
} from '../../partnerCenter/partnerCenter';
import type { StoredDocument } from '../store';

/** One customer of the partner's book, for lists and for finding a customer by name. `pk` is the partner's tenant. */
export interface CustomerRowDocument extends StoredDocument {
  readonly type: 'customerRow';
  readonly customer: CustomerSummary;
  /** Name without accents and case, for searching. */
  readonly folded: string;
}

export const customerRowId = (customerId: string): string => `customerRow:${customerId}`;

/** What Partner Center said about a customer, and when: shown with its time, never the basis of an irreversible act alone. */
export interface ObservationDocument extends StoredDocument {
  readonly type: 'observation';
  readonly customerId: string;
  readonly observedAt: string;
  readonly billTo?: BillTo;
  readonly subscriptions: readonly Subscription[];
  readonly eligibility: readonly Eligibility[];
  readonly agreement: CustomerAgreement;
  /** Tenants of the partners that hold a relationship with the customer. */
  readonly partners: readonly string[];
}

export const observationId = (customerId: string): string => `observation:${customerId}`;
