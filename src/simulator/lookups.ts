import { refuse } from './answers';
import type { Customer, CustomerLink, Organization, State, Transfer } from './state';

export function organizationOf(state: State, tenantId: string): Organization {
  const organization = state.organizations.find((candidate) => candidate.tenantId === tenantId);
  if (!organization) throw refuse(404, 60003, 'Tenant not found.');
  return organization;
}

/** The address under which an account acts: a person's own, otherwise that of the account that consented to the application. */
export function principalOf(state: State, userId: string, clientId: string | undefined): string {
  const person = state.people.find(({ id }) => id === userId);
  const acting = state.organizations.find((organization) => organization.clientId === clientId);
  return person?.mail ?? `partner-center@${acting?.domain ?? 'partner.example'}`;
}

/** The customer if this tenant may see it; otherwise 404, the same as for a customer that does not exist. */
export function customerOf(state: State, tenantId: string, customerId: string): Customer {
  const customer = state.customers.find((candidate) => candidate.id === customerId);
  if (!customer || !sees(state, tenantId, customer)) throw refuse(404, 1000, 'Resource not found.');
  return customer;
}

/** True when the tenant has a live commerce relationship with the customer. */
export function sees(state: State, tenantId: string, customer: Customer): boolean {
  return customer.links.some((link) => isParty(state, tenantId, link));
}

function isParty(state: State, tenantId: string, link: CustomerLink): boolean {
  if (link.kind === 'direct') return link.tenantId === tenantId;
  if (link.providerTenantId === tenantId) return true;
  return link.resellerTenantId === tenantId && hasPartnership(state, tenantId, link.providerTenantId);
}

export function isDirectCustomerOf(customer: Customer, tenantId: string): boolean {
  return customer.links.some((link) => link.kind === 'direct' && link.tenantId === tenantId);
}

export function hasPartnership(state: State, partnerTenantId: string, providerTenantId: string): boolean {
  return state.partnerships.some(
    (partnership) =>
      partnership.partnerTenantId === partnerTenantId &&
      partnership.providerTenantId === providerTenantId &&
      partnership.status === 'accepted',
  );
}

/** Partners that sell the same customer together with this tenant, as far as this tenant is a party of the link. */
export function counterparts(
  state: State,
  tenantId: string,
  customer: Customer,
): { tenantId: string; caller: 'provider' | 'reseller' }[] {
  return customer.links.flatMap((link): { tenantId: string; caller: 'provider' | 'reseller' }[] => {
    if (link.kind === 'direct' || !link.listed || !isParty(state, tenantId, link)) return [];
    return link.providerTenantId === tenantId
      ? [{ tenantId: link.resellerTenantId, caller: 'provider' }]
      : [{ tenantId: link.providerTenantId, caller: 'reseller' }];
  });
}

/** The transfer if the tenant is its source or its target; anyone else gets 404 900100, as for an unknown id. */
export function transferOf(state: State, tenantId: string, customerId: string, transferId: string): Transfer {
  const transfer = state.transfers.find(
    (candidate) =>
      candidate.id === transferId &&
      candidate.customerId === customerId &&
      candidate.status !== 'Withdrawn' &&
      (candidate.sourceTenantId === tenantId || candidate.targetTenantId === tenantId),
  );
  if (!transfer) throw refuse(404, 900100, `Transfer request ${transferId} not found.`);
  return transfer;
}
