import { z } from 'zod';
import { type Answer, ok, refuse } from '../answers';
import { audit } from '../audit';
import { readBody } from '../bodies';
import type { Call } from '../call';
import type { Subscription, SubscriptionStatus } from '../state';
import { offerOf } from '../world/offers';
import { readIfMatch, requireCurrent } from './etags';
import { etagOf, subscriptionBody } from './subscriptionBody';

const patchSchema = z.object({
  status: z
    .string()
    .transform((text) => text.toLowerCase())
    .nullish(),
  quantity: z.number().int().nullish(),
  friendlyname: z.string().max(200).nullish(),
  autorenewenabled: z.boolean().nullish(),
  attributes: z.object({ etag: z.string().nullish() }).nullish(),
});
type Patch = z.infer<typeof patchSchema>;

/**
 * Status (suspended and back), license count and friendly name. The tag comes in `If-Match` (suspend page) or in
 * `attributes.etag` (update page). A body without `autoRenewEnabled` turns renewal off, as the update page warns.
 */
export function patchSubscription(call: Call, subscription: Subscription): Answer {
  const patch = readBody(patchSchema, call.body);
  const tag = readIfMatch(call.header('if-match')) ?? patch.attributes?.etag ?? undefined;
  if (tag !== undefined) requireCurrent(tag, etagOf(subscription));
  const oldValue = subscriptionBody(subscription);
  const status = statusAfter(subscription, patch);
  changeQuantity(subscription, patch);
  subscription.status = status;
  if (patch.friendlyname) subscription.friendlyName = patch.friendlyname;
  subscription.autoRenew = patch.autorenewenabled ?? false;
  subscription.version += 1;
  if (status === 'suspended') suspendAddons(call, subscription);
  audit(call.state, call.now, {
    tenantIds: [call.caller.tenantId],
    customerId: subscription.customerId,
    resourceType: 'subscription',
    operationType: 'update_subscription',
    resourceId: subscription.id,
    oldValue,
    newValue: subscriptionBody(subscription),
  });
  return ok(subscriptionBody(subscription), tag === undefined ? 'a change without an ETag is taken' : undefined);
}

function statusAfter(subscription: Subscription, { status }: Patch): SubscriptionStatus {
  const { status: now } = subscription;
  if (now === 'deleted' || now === 'expired' || now === 'disabled') {
    throw refuse(400, 2011, `Subscription ${subscription.id} is ${now} and cannot be updated.`);
  }
  const wanted = status ?? now;
  if (wanted !== 'active' && wanted !== 'suspended' && wanted !== now) {
    const text = `Invalid input: the status cannot become ${wanted}.`;
    throw refuse(400, 2000, text, 'code for a change that a subscription does not take');
  }
  if (now === 'suspended' && wanted !== 'active') {
    throw refuse(400, 800091, `Subscription ${subscription.id} is suspended; only its status can be updated.`);
  }
  return wanted === now ? now : (wanted as SubscriptionStatus);
}

function changeQuantity(subscription: Subscription, { quantity }: Patch): void {
  if (quantity == null || quantity === subscription.quantity) return;
  const { kind } = offerOf(subscription.offer);
  if (kind === 'azurePayg' || kind === 'azurePlan' || quantity < 1) {
    throw refuse(400, 2000, 'Invalid input: quantity.', 'code for a change that a subscription does not take');
  }
  subscription.quantity = quantity;
}

/** Add-ons do not outlive their base. */
function suspendAddons({ state }: Call, base: Subscription): void {
  for (const addon of state.subscriptions) {
    if (addon.parentId !== base.id || addon.status !== 'active') continue;
    addon.status = 'suspended';
    addon.version += 1;
  }
}
