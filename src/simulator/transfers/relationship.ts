import { refuse } from '../answers';
import { sees } from '../lookups';
import type { Customer, State, Transfer } from '../state';

/** As Partner Center lists it: a relationship that is not listed yet, or no longer, does not count (EXT-14). */
export function sellsTo(state: State, tenantId: string, customer: Customer): boolean {
  const listed = customer.links.filter((link) => link.kind === 'direct' || link.listed);
  return sees(state, tenantId, { ...customer, links: listed });
}

export const noRelationshipText = (tenantId: string, customerId: string): string =>
  `Partner ${tenantId} does not have a commerce relationship with customer ${customerId}.`;

/** The customer may have ended its relationship with the target since the request was made. */
export function requireTarget(state: State, { customerId, targetTenantId }: Transfer): void {
  const customer = state.customers.find(({ id }) => id === customerId);
  if (customer && sellsTo(state, targetTenantId, customer)) return;
  throw refuse(403, 20002, noRelationshipText(targetTenantId, customerId));
}
