import { link } from '../answers';
import type { Assumption } from '../assumptions';
import type { LineItem, NewCommerceFacts, State, Transfer } from '../state';
import { offerOf } from '../world/offers';

/** The partner that accepts sees the transfer as incoming, the one that created it as outgoing. */
const incoming = 1;
const outgoing = 2;

/** A TransferEntity of the new-commerce protocol for the calling partner. */
export function newCommerceBody(
  state: State,
  transfer: Transfer,
  facts: NewCommerceFacts,
  callerTenantId: string,
): Record<string, unknown> {
  const isTarget = callerTenantId === transfer.targetTenantId;
  const nameOf = (tenantId: string) =>
    state.organizations.find((organization) => organization.tenantId === tenantId)?.name;
  return {
    id: transfer.id,
    status: transfer.status,
    createdTime: sevenDigits(transfer.createdAt),
    lastModifiedTime: transfer.modifiedAt.replace(/\.\d{3}Z$/u, 'Z'),
    lastModifiedUser: transfer.modifiedBy,
    expirationTime: sevenDigits(facts.expiresAt),
    completedTime: facts.completedAt === undefined ? null : sevenDigits(facts.completedAt),
    customerEmailId: facts.customerEmail,
    customerName: state.customers.find((customer) => customer.id === transfer.customerId)?.name,
    customerTenantId: transfer.customerId,
    ignoreEligibilityCheck: false,
    ...(facts.partnerOnRecord === undefined ? {} : { partnerOnRecord: facts.partnerOnRecord }),
    partnertenantid: callerTenantId,
    sourcePartnerName: facts.sourceName,
    sourcePartnerTenantId: transfer.sourceTenantId,
    targetPartnerEmailId: facts.targetEmailId,
    targetPartnerName: nameOf(transfer.targetTenantId),
    targetPartnerTenantId: transfer.targetTenantId,
    targetProductTypes: facts.productTypes ?? null,
    transferDirection: isTarget ? outgoing : incoming,
    transferType: facts.transferType,
    lineItems: isTarget ? itemsForTarget(transfer) : transfer.lines.map(itemForSource),
    links: { self: link(`/customers/${transfer.customerId}/transfers/${transfer.id}`) },
    attributes: { objectType: 'TransferEntity' },
  };
}

/** What the documentation does not settle about how a transfer is stored, for the header that says so. */
export function statusAssumption({ status, lines, newCommerce }: Transfer): Assumption | undefined {
  if (newCommerce === undefined) {
    const over = status === 'Failed' || status === 'PartiallyComplete';
    return over && lines.every((line) => line.status === 'Failed')
      ? 'status word of a transfer of which every group failed'
      : undefined;
  }
  switch (status) {
    case 'Cancel':
      return 'status word of a canceled new-commerce request';
    case 'Failed':
    case 'PartiallyComplete':
      return 'status word of a new-commerce transfer that failed';
    default:
      return undefined;
  }
}

/** Hidden until they are there, then under the ids that the subscriptions have at the target. */
function itemsForTarget(transfer: Transfer): unknown[] {
  return transfer.lines.flatMap((line, index) =>
    line.newSubscriptionId === undefined
      ? []
      : [{ ...itemBody(line, index), subscriptionId: line.newSubscriptionId, orderId: line.orderId }],
  );
}

/** What it handed over, under its own ids. */
function itemForSource(line: LineItem, index: number): unknown {
  return { ...itemBody(line, index), subscriptionId: line.subscriptionId };
}

function itemBody(item: LineItem, index: number): Record<string, unknown> {
  return {
    id: index,
    productType: item.productType,
    offerId: offerOf(item.offer).id,
    friendlyName: item.name,
    quantity: item.quantity,
    ...(item.status ? { status: item.status } : {}),
    ...(item.error ? { transferError: item.error } : {}),
    addonItems: [],
  };
}

const sevenDigits = (instant: string): string => instant.replace(/\.(\d{3})Z$/u, '.$10000Z');
