import type {
  BillTo,
  CustomerAgreement,
  CustomerSummary,
  Eligibility,
  EnrollmentStatus,
  Profile,
  Subscription,
  Transfer,
} from '../partnerCenter/partnerCenter';
import { documentVersion, type StoredDocument } from '../store/store';

/** What the rehearsal plays of Partner Center for the partner itself. `pk` is the rehearsal's tenant. */
export interface RehearsalDeskDocument extends StoredDocument {
  readonly type: 'rehearsalDesk';
  /** Absent until it is copied. */
  readonly profile?: Profile;
  readonly enrollment: EnrollmentStatus;
  /** Providers of the rehearsal whose invitation was accepted. */
  readonly partners: readonly string[];
}

/** One customer of the copied book, and what the rehearsal made of it. */
export interface RehearsalCustomerDocument extends StoredDocument {
  readonly type: 'rehearsalCustomer';
  readonly customer: CustomerSummary;
  /** Absent until the customer is copied whole; a list needs only the name. */
  readonly copied?: {
    readonly billTo: BillTo;
    readonly subscriptions: readonly Subscription[];
    readonly eligibility: readonly Eligibility[];
  };
  readonly agreement: CustomerAgreement;
  /** Providers of the rehearsal that hold a relationship with the customer. */
  readonly partners: readonly string[];
  readonly transfers: readonly Transfer[];
  /** Subscriptions as they arrived at the provider. */
  readonly arrived: readonly Subscription[];
}

export const deskId = 'rehearsalDesk';
export const rehearsalCustomerPrefix = 'rehearsalCustomer:';
export const rehearsalCustomerId = (customerId: string): string => `${rehearsalCustomerPrefix}${customerId}`;

export const emptyDesk = (pk: string): RehearsalDeskDocument => ({
  pk,
  id: deskId,
  type: 'rehearsalDesk',
  v: documentVersion,
  enrollment: 'none',
  partners: [],
});

export const emptyCustomer = (pk: string, customer: CustomerSummary): RehearsalCustomerDocument => ({
  pk,
  id: rehearsalCustomerId(customer.id),
  type: 'rehearsalCustomer',
  v: documentVersion,
  customer,
  agreement: 'none',
  partners: [],
  transfers: [],
  arrived: [],
});
