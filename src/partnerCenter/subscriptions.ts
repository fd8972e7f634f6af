import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import type { Subscription, SubscriptionKind } from './partnerCenter';
import { guid, items, textOrNumber } from './wire';

const subscriptionSchema = z.object({
  id: guid,
  offerid: z.string().nullish(),
  offername: z.string().nullish(),
  friendlyname: z.string().nullish(),
  entitlementid: guid.nullish(),
  producttype: z.object({ id: z.string().nullish() }).nullish(),
  quantity: z.coerce.number().nullish().catch(undefined),
  unittype: z.string().nullish(),
  parentsubscriptionid: guid.nullish(),
  status: textOrNumber.nullish(),
  istrial: z.boolean().nullish(),
  billingtype: z.string().nullish(),
  termduration: z.string().nullish(),
  ismicrosoftproduct: z.boolean().nullish(),
  publishername: z.string().nullish(),
  orderid: z.string().nullish(),
});

export type WireSubscription = z.infer<typeof subscriptionSchema>;

export async function subscriptionsOf(http: PartnerCenterHttp, customerId: string): Promise<Subscription[]> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/subscriptions`;
  return (await http.get(path, { schema: items(subscriptionSchema) })).map(subscription);
}

function subscription(wire: WireSubscription): Subscription {
  const kind = kindOf(wire);
  return {
    id: wire.id,
    name: wire.friendlyname || wire.offername || '',
    offerId: wire.offerid ?? '',
    kind,
    quantity: wire.quantity ?? 0,
    status: statusOf(wire.status ?? ''),
    ...(wire.parentsubscriptionid ? { parentId: wire.parentsubscriptionid } : {}),
    ...(wire.entitlementid && (kind === 'azurePayg' || kind === 'azurePlan') ? { azureId: wire.entitlementid } : {}),
    ...(wire.orderid ? { orderId: wire.orderid } : {}),
    ...(wire.ismicrosoftproduct === false && wire.publishername ? { publisher: wire.publishername } : {}),
  };
}

/** Statuses come as text; the SDK's numbers are understood as well. */
const statuses: Readonly<Record<string, Subscription['status']>> = {
  active: 'active',
  suspended: 'suspended',
  deleted: 'deleted',
  expired: 'expired',
  pending: 'pending',
  disabled: 'disabled',
  '1': 'active',
  '2': 'suspended',
  '3': 'deleted',
  '4': 'expired',
  '5': 'pending',
  '6': 'disabled',
};

function statusOf(text: string): Subscription['status'] {
  return statuses[text.toLowerCase()] ?? 'unknown';
}

/** Product id of the one Azure plan offer. */
const azurePlanProduct = 'dzh318z0bps6';

/**
 * What kind of thing a subscription is, which decides whether it can move (CON-8, CON-9). Legacy offers are GUIDs or
 * `MS-AZR-…`; offers of the form `product:sku:availability` belong to the newer catalog and run for a term.
 */
export function kindOf(wire: WireSubscription): SubscriptionKind {
  const offer = (wire.offerid ?? '').toLowerCase();
  const product = (wire.producttype?.id ?? '').toLowerCase();
  if (offer === 'ms-azr-0145p') return 'azurePayg';
  if (wire.istrial) return 'trial';
  if (offer.startsWith(azurePlanProduct) || product === 'azureplan') return 'azurePlan';
  if (product.includes('reservation') || product.includes('reservedinstance')) return 'reservation';
  if (product === 'saas' || wire.ismicrosoftproduct === false) return 'saas';
  if (/^\w+:\w+(:\w+)?$/u.test(offer)) return 'term';
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(offer)) return 'license';
  return 'unknown';
}
