import { refuse } from '../answers';
import type { Customer, State } from '../state';
import { offerOf } from '../world/offers';

const refusals = {
  notActive: [900132, 'is not active'],
  notPurchased: [900133, 'has not been purchased'],
  notPurchasable: [900134, 'cannot be purchased'],
} as const;

/**
 * Before Azure subscriptions can change hands: the source sells no Azure of the older kind to the customer any more, and
 * the target has an active Azure plan for it.
 */
export function checkAzurePlan(
  state: State,
  parties: { readonly customer: Customer; readonly sourceTenantId: string; readonly targetTenantId: string },
): void {
  const { customer, sourceTenantId, targetTenantId } = parties;
  const older = state.subscriptions.some(
    (one) =>
      one.customerId === customer.id &&
      one.tenantId === sourceTenantId &&
      one.status === 'active' &&
      !one.transferred &&
      offerOf(one.offer).kind === 'azurePayg',
  );
  if (older) throw refuse(400, 900131, "The transfer can't be initiated: the customer has legacy Azure subscriptions.");
  const missing = customer.azurePlanMissing?.[targetTenantId];
  if (!missing) return;
  const [code, what] = refusals[missing];
  throw refuse(400, code, `The Azure plan ${what} for customer ${customer.id} with partner ${targetTenantId}.`);
}
