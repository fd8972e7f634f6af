import { z } from 'zod';
import type { Answer } from '../answers';
import { guid } from '../bodies';
import type { Call, Route } from '../call';
import { newId } from '../ids';
import type { Subscription } from '../state';
import { offerOf, offers } from '../world/offers';
import { controlRefusal, customerHere, organizationHere, readControl } from './controlBody';

const subscriptionSchema = z.strictObject({
  quantity: z.number().int().min(1).max(1_000_000).optional(),
  status: z.enum(['active', 'suspended', 'deleted', 'expired', 'pending', 'disabled']).optional(),
  syncState: z.string().min(1).max(40).optional(),
  /** Text with which a transfer of it fails; empty takes that back. */
  transferFailure: z.string().max(1024).optional(),
});

/** Subscriptions bought and changed in the portal, behind the product's back. */
export const thingRoutes: readonly Route[] = [
  { method: 'POST', path: '/_sim/subscriptions', guard: 'open', handle: buySubscription },
  { method: 'PATCH', path: '/_sim/subscriptions/:subscriptionId', guard: 'open', handle: patchSubscription },
];

const purchaseSchema = z.strictObject({
  customer: guid,
  /** The partner or provider that sells it. */
  seller: guid,
  offer: z.string(),
  quantity: z.number().int().min(1).max(1_000_000).default(1),
});

/** The customer buys one more of what the simulated world has on offer. */
function buySubscription({ state, body, now }: Call): Answer {
  const { customer, seller, offer, quantity } = readControl(purchaseSchema, body);
  if (!(offer in offers)) throw controlRefusal(400, `The offers are ${Object.keys(offers).join(', ')}.`);
  const { kind } = offerOf(offer);
  if (kind === 'addon')
    throw controlRefusal(400, 'An add-on is bought with its base, which the tables of the world do.');
  const bought: Subscription = {
    id: newId(state, 'subscription'),
    customerId: customerHere(state, customer).id,
    tenantId: organizationHere(state, seller).tenantId,
    offer,
    quantity,
    status: 'active',
    syncState: 'SyncComplete',
    ...(kind === 'azurePayg' || kind === 'azurePlan' ? { azureId: newId(state, 'azure') } : {}),
    orderId: newId(state, 'order'),
    createdAt: now.toISOString(),
    version: 1,
  };
  state.subscriptions.push(bought);
  return { status: 201, body: bought };
}

function patchSubscription({ state, params, body }: Call): Answer {
  const subscription = state.subscriptions.find((candidate) => candidate.id === params.subscriptionId);
  if (!subscription) throw controlRefusal(404, `There is no subscription with id ${params.subscriptionId}.`);
  const change = readControl(subscriptionSchema, body);
  subscription.quantity = change.quantity ?? subscription.quantity;
  subscription.status = change.status ?? subscription.status;
  subscription.syncState = change.syncState ?? subscription.syncState;
  if (change.transferFailure === '') delete subscription.transferFailure;
  else if (change.transferFailure !== undefined) subscription.transferFailure = change.transferFailure;
  subscription.version += 1;
  return { status: 200, body: subscription };
}
