import { z } from 'zod';
import { type Answer, collection, created, link, ok, refuse } from '../answers';
import { audit } from '../audit';
import { guid, readBody } from '../bodies';
import type { Call, Route } from '../call';
import { newId } from '../ids';
import { customerOf } from '../lookups';
import type { Customer, State, Subscription } from '../state';
import { agreedThrough, checkPartnerOnRecord } from '../transfers/agreements';
import { offerOf, offers } from '../world/offers';
import { versionTag } from './etags';
import { sevenDigits } from './timestamps';

const path = '/v1/customers/:customerId/orders';

/** Orders as far as a transfer and a purchase leave them: a base subscription with the add-ons ordered together. */
export const orderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    guard: 'partnerCenter',
    handle: (call) => {
      const sold = soldTo(call);
      const ids = [...new Set(sold.map(({ orderId }) => orderId))];
      return collection(ids.map((id) => orderBody(id, sold)));
    },
  },
  {
    method: 'GET',
    path: `${path}/:orderId`,
    guard: 'partnerCenter',
    handle: (call) => {
      const sold = soldTo(call);
      const id = sold.find(({ orderId }) => orderId === call.params.orderId)?.orderId;
      if (id === undefined) throw refuse(404, 1000, 'Order not found.');
      return ok(orderBody(id, sold));
    },
  },
  { method: 'POST', path, guard: 'partnerCenterUser', handle: buy },
];

function soldTo({ state, caller, params }: Call): Subscription[] {
  const { id } = customerOf(state, caller.tenantId, params.customerId ?? '');
  return state.subscriptions.filter(
    ({ customerId, tenantId, transferred }) => customerId === id && tenantId === caller.tenantId && !transferred,
  );
}

const buySchema = z.object({
  lineitems: z
    .array(
      z.object({
        offerid: z.string().min(1),
        quantity: z.number().int().min(1).max(1_000_000),
        friendlyname: z.string().max(200).nullish(),
        partneridonrecord: z.coerce.string().nullish(),
        parentsubscriptionid: guid.nullish(),
      }),
    )
    .min(1)
    .max(100),
});
type Line = z.infer<typeof buySchema>['lineitems'][number];

/** A purchase; without the customer's agreement through the caller 403 13605. */
function buy(call: Call): Answer {
  const { state, caller, params, body, now } = call;
  const customer = customerOf(state, caller.tenantId, params.customerId ?? '');
  const { lineitems } = readBody(buySchema, body);
  if (!agreedThrough(customer, caller.tenantId)) {
    throw refuse(403, 13605, "The customer's acceptance of the Microsoft Customer Agreement is missing.");
  }
  const orderId = newId(state, 'order');
  for (const line of lineitems) {
    if (line.partneridonrecord) checkPartnerOnRecord(state, line.partneridonrecord);
    state.subscriptions.push(bought(call, customer, line, orderId));
  }
  const shown = orderBody(orderId, soldTo(call));
  audit(state, now, {
    tenantIds: [caller.tenantId],
    customerId: customer.id,
    resourceType: 'order',
    operationType: 'create_order',
    resourceId: orderId,
    newValue: shown,
  });
  return created(shown);
}

function bought({ state, caller, now }: Call, customer: Customer, line: Line, orderId: string): Subscription {
  const offer = Object.keys(offers).find((key) => offerOf(key).id.toLowerCase() === line.offerid.toLowerCase());
  if (offer === undefined) throw refuse(400, 800004, `Offer id ${line.offerid} is invalid.`);
  const { kind } = offerOf(offer);
  const parentId = line.parentsubscriptionid ?? undefined;
  if ((kind === 'addon') !== isBaseOf(state, parentId, { customer, tenantId: caller.tenantId })) {
    throw refuse(400, 2000, 'Invalid input: parentSubscriptionId.', 'code for an add-on without its base');
  }
  return {
    id: newId(state, 'subscription'),
    customerId: customer.id,
    tenantId: caller.tenantId,
    offer,
    quantity: line.quantity,
    status: 'active',
    syncState: 'SyncComplete',
    ...(parentId === undefined ? {} : { parentId }),
    ...(kind === 'azurePayg' || kind === 'azurePlan' ? { azureId: newId(state, 'azure') } : {}),
    ...(line.friendlyname ? { friendlyName: line.friendlyname } : {}),
    orderId,
    createdAt: now.toISOString(),
    version: 1,
    ...(line.partneridonrecord ? { partnerMpnId: line.partneridonrecord } : {}),
  };
}

function isBaseOf(state: State, id: string | undefined, of: { customer: Customer; tenantId: string }): boolean {
  return state.subscriptions.some(
    (base) =>
      base.id === id && base.customerId === of.customer.id && base.tenantId === of.tenantId && base.status === 'active',
  );
}

/** Read again, an order names its subscriptions; the answer to an acceptance does not (its sample has no such field). */
function orderBody(id: string, sold: readonly Subscription[]): Record<string, unknown> {
  const lines = sold.filter(({ orderId }) => orderId === id);
  const [first] = lines;
  const usage = first !== undefined && offerOf(first.offer).kind.startsWith('azureP');
  return {
    id,
    alternateId: id,
    referenceCustomerId: first?.customerId,
    billingCycle: usage ? 'monthly' : 'annual',
    currencyCode: 'USD',
    lineItems: lines.map((line, lineItemNumber) => ({
      lineItemNumber,
      offerId: offerOf(line.offer).id,
      subscriptionId: line.id,
      ...(line.parentId ? { parentSubscriptionId: line.parentId } : {}),
      ...(usage ? {} : { termDuration: 'P1Y' }),
      transactionType: 'New',
      friendlyName: line.friendlyName ?? offerOf(line.offer).name,
      quantity: line.quantity,
      ...(line.partnerMpnId ? { partnerIdOnRecord: line.partnerMpnId } : {}),
      links: {},
    })),
    creationDate: sevenDigits(first?.createdAt ?? ''),
    status: 'completed',
    transactionType: 'UserPurchase',
    links: { self: link(`/customers/${first?.customerId}/orders/${id}`) },
    attributes: { etag: versionTag(id, 1), objectType: 'Order' },
  };
}
