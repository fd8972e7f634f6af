import type { PersonRef } from '../actor';
import type { Customer } from './customer';

/**
 * A customer without a Microsoft tenant: an indirect reseller cannot create one (INV-15), so the provider is asked to
 * create it and to name the partner as indirect reseller (INV-16). It is over when the customer is in the partner's
 * list (INV-17).
 */
export type TenantRequest = {
  readonly version: number;
  readonly customerName: string;
  readonly provider: string;
  readonly providerName: string;
  readonly partnerName: string;
  readonly partnerMpnId?: string;
  /** What the provider should know: contact, address, domain. */
  readonly note?: string;
  readonly by: PersonRef;
  readonly at: string;
} & (
  | { readonly status: 'requested' }
  | { readonly status: 'appeared'; readonly appearedAt: string; readonly customerId: string }
);

export const tenantRequestTo = (customer: Customer, provider: string): TenantRequest | undefined =>
  customer.tenantRequests?.[provider];
