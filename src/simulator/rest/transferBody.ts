import { z } from 'zod';
import { link } from '../answers';
import type { LineItem, State, Transfer, TransferLine } from '../state';
import { offerOf } from '../world/offers';
import { versionTag } from './etags';
import { newCommerceBody } from './newCommerceBody';

/** A TransferEntity for the calling partner, with the property spellings and time formats of the samples. */
export function transferBody(state: State, transfer: Transfer, callerTenantId: string): Record<string, unknown> {
  return transfer.newCommerce
    ? newCommerceBody(state, transfer, transfer.newCommerce, callerTenantId)
    : legacyBody(state, transfer, callerTenantId);
}

function legacyBody(state: State, transfer: Transfer, callerTenantId: string): Record<string, unknown> {
  const name = (tenantId: string) =>
    state.organizations.find((organization) => organization.tenantId === tenantId)?.name;
  return {
    id: transfer.id,
    status: transfer.status,
    createdTime: transfer.createdAt.replace(/\.(\d{3})Z$/u, '.$10000Z'),
    lastModifiedTime: transfer.modifiedAt.replace(/\.\d{3}Z$/u, 'Z'),
    lastModifiedUser: transfer.modifiedBy,
    customerName: state.customers.find((customer) => customer.id === transfer.customerId)?.name,
    customerTenantId: transfer.customerId,
    partnertenantid: callerTenantId,
    sourcePartnerName: name(transfer.sourceTenantId),
    sourcePartnerTenantId: transfer.sourceTenantId,
    targetPartnerName: name(transfer.targetTenantId),
    targetPartnerTenantId: transfer.targetTenantId,
    lineItems: transfer.lines.map(lineBody),
    links: { self: link(`/customers/${transfer.customerId}/transfers/${transfer.id}`) },
    attributes: { objectType: 'TransferEntity' },
  };
}

function lineBody(line: TransferLine, index: number): Record<string, unknown> {
  return {
    ...itemBody(line, index),
    addonItems: line.addons.map((addon, at) => ({ ...itemBody(addon, at), addonItems: [] })),
  };
}

function itemBody(item: LineItem, index: number): Record<string, unknown> {
  const offer = offerOf(item.offer);
  return {
    id: index,
    subscriptionId: item.subscriptionId,
    offerId: offer.id,
    billingCycle: offer.kind === 'azurePayg' ? 'monthly' : 'annual',
    friendlyName: item.name,
    quantity: item.quantity,
    ...(item.orderId ? { orderId: item.orderId } : {}),
    ...(item.partnerIdOnRecord ? { partnerIdOnRecord: item.partnerIdOnRecord } : {}),
    ...(item.groupId ? { transferGroupId: item.groupId } : {}),
    ...(item.status ? { status: item.status } : {}),
    ...(item.error ? { transferError: item.error } : {}),
  };
}

/** What the documented sample of creation leaves out or numbers otherwise than every later read. */
export function asInSample(body: Record<string, unknown>): Record<string, unknown> {
  const { sourcePartnerName: _, targetPartnerName: __, customerName: ___, lineItems, ...rest } = body;
  return { ...rest, lineItems: z.array(z.record(z.string(), z.unknown())).parse(lineItems).map(unnumbered) };
}

function unnumbered({ partnerIdOnRecord: _, ...line }: Record<string, unknown>): Record<string, unknown> {
  return { ...line, id: 0 };
}

/** The TransferSubmitResult of an acceptance: an order per group that goes through, an error per group that does not. */
export function submitResultBody(transfer: Transfer, now: Date): Record<string, unknown> {
  const orders: unknown[] = [];
  const errors: unknown[] = [];
  for (const [index, line] of transfer.lines.entries()) {
    if (line.plan && 'orderId' in line.plan) orders.push(orderBody(transfer, line, { id: line.plan.orderId, now }));
    else errors.push(errorBody(line, index));
  }
  return {
    orders,
    ...(errors.length > 0 ? { transferErrors: errors } : {}),
    attributes: { objectType: 'TransferSubmitResult' },
  };
}

function orderBody(transfer: Transfer, line: TransferLine, order: { id: string; now: Date }): Record<string, unknown> {
  const usage = offerOf(line.offer).kind === 'azurePayg';
  return {
    id: order.id,
    alternateId: order.id,
    referenceCustomerId: transfer.customerId,
    billingCycle: usage ? 'monthly' : 'annual',
    currencyCode: 'USD',
    lineItems: [line, ...line.addons].map((item, lineItemNumber) => ({
      lineItemNumber,
      offerId: offerOf(item.offer).id,
      ...(usage ? {} : { termDuration: 'P1Y' }),
      transactionType: 'New',
      friendlyName: item.name,
      quantity: item.quantity,
      ...(item.partnerIdOnRecord ? { partnerIdOnRecord: item.partnerIdOnRecord } : {}),
      links: {},
    })),
    creationDate: order.now.toISOString(),
    status: 'completed',
    transactionType: 'UserPurchase',
    links: {
      self: link(orderPath(transfer, order.id)),
      patchOperation: { ...link(orderPath(transfer, order.id)), method: 'PATCH' },
    },
    attributes: { etag: versionTag(order.id, 1), objectType: 'Order' },
  };
}

const orderPath = ({ customerId }: Transfer, id: string): string => `/customers/${customerId}/orders/${id}`;

function errorBody(line: TransferLine, index: number): Record<string, unknown> {
  return {
    transferGroupId: String(index),
    code: 900103,
    description: line.plan && 'error' in line.plan ? line.plan.error : '',
    lineItems: [{ ...lineBody(line, index), sourceSubscriptionId: line.subscriptionId }],
    attributes: { objectType: 'TransferError' },
  };
}
