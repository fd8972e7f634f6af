import { collection, ok, refuse } from '../answers';
import type { Call, Route } from '../call';
import { customerOf } from '../lookups';
import type { Subscription } from '../state';
import { ineligibility } from '../transfers/eligibility';
import { patchSubscription } from './patchSubscription';
import { subscriptionBody } from './subscriptionBody';

const customer = '/v1/customers/:customerId';

export const subscriptionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${customer}/subscriptions`,
    guard: 'partnerCenter',
    handle: (call) => {
      const mpnId = call.query.get('mpn_id');
      const orderId = call.query.get('order_id')?.toLowerCase();
      const found = subscriptionsOf(call).filter(
        (subscription) =>
          (mpnId === null || subscription.partnerMpnId === mpnId) &&
          (orderId === undefined || subscription.orderId === orderId),
      );
      return collection(found.map(subscriptionBody));
    },
  },
  {
    method: 'GET',
    path: `${customer}/subscriptions/:subscriptionId`,
    guard: 'partnerCenter',
    handle: (call) => ok(subscriptionBody(subscriptionOf(call))),
  },
  {
    method: 'PATCH',
    path: `${customer}/subscriptions/:subscriptionId`,
    guard: 'partnerCenter',
    handle: (call) => patchSubscription(call, subscriptionOf(call)),
  },
  {
    method: 'GET',
    path: `${customer}/subscriptions/:subscriptionId/addons`,
    guard: 'partnerCenter',
    handle: (call) => {
      const base = subscriptionOf(call);
      return collection(
        subscriptionsOf(call)
          .filter((candidate) => candidate.parentId === base.id)
          .map(subscriptionBody),
      );
    },
  },
  { method: 'GET', path: `${customer}/transferseligibility`, guard: 'partnerCenter', handle: listEligibility },
];

/** The subscriptions that the caller itself sells to the customer; a moved Azure subscription is no longer among them. */
function subscriptionsOf({ state, caller, params }: Call): Subscription[] {
  const { id } = customerOf(state, caller.tenantId, params.customerId ?? '');
  return state.subscriptions.filter(
    (subscription) =>
      subscription.customerId === id && subscription.tenantId === caller.tenantId && !subscription.transferred,
  );
}

function subscriptionOf(call: Call): Subscription {
  const found = subscriptionsOf(call).find((subscription) => subscription.id === call.params.subscriptionId);
  if (!found) throw refuse(404, 20003, `Subscription ${call.params.subscriptionId} not found.`);
  return found;
}

/** A bare array, one element per subscription. `transferType` is required and has one documented value. */
function listEligibility(call: Call) {
  if (call.query.get('transferType')?.toLowerCase() !== 'directtoindirect') {
    throw refuse(400, 2000, 'Invalid input: transferType must be directtoindirect.');
  }
  let invented = false;
  const body = subscriptionsOf(call).map((subscription) => {
    const ineligible = ineligibility(call.state, subscription);
    invented ||= ineligible?.invented ?? false;
    return ineligible
      ? { id: subscription.id, isEligible: false, reason: ineligible.reason }
      : { id: subscription.id, isEligible: true };
  });
  return ok(body, invented ? 'reason texts for kinds that cannot be transferred' : undefined);
}
