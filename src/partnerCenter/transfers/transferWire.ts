import { z } from 'zod';
import {
  productTypes,
  type Transfer,
  type TransferItem,
  type TransferLine,
  type TransferProtocolName,
} from '../partnerCenter';
import { guid, instant, textOrNumber } from '../wire';

const itemSchema = z.object({
  subscriptionid: guid.nullish(),
  friendlyname: z.string().nullish(),
  quantity: z.number().nullish(),
  offerid: z.string().nullish(),
  billingcycle: z.string().nullish().catch(undefined),
  producttype: z.string().nullish().catch(undefined),
  partneridonrecord: textOrNumber.nullish(),
  transfergroupid: textOrNumber.nullish(),
  orderid: z.string().nullish(),
  status: z.string().nullish(),
  transfererror: z
    .union([z.string(), z.object({ code: textOrNumber.nullish(), description: z.string().nullish() })])
    .nullish(),
});

const wholeItemSchema = itemSchema.extend({
  id: z.coerce.number().int().nullish().catch(undefined),
  addonitems: z.array(itemSchema).nullish(),
});

/** A TransferEntity of either protocol. */
export const transferSchema = z.object({
  id: guid,
  status: z.string(),
  createdtime: z.string().nullish(),
  lastmodifiedtime: z.string().nullish(),
  completedtime: z.string().nullish(),
  expirationtime: z.string().nullish(),
  customertenantid: guid.nullish(),
  sourcepartnertenantid: guid,
  targetpartnertenantid: guid,
  sourcepartnername: z.string().nullish(),
  targetpartnername: z.string().nullish(),
  customername: z.string().nullish(),
  partneronrecord: textOrNumber.nullish(),
  transfertype: textOrNumber.nullish(),
  targetproducttypes: z.array(z.string()).nullish(),
  lineitems: z.array(wholeItemSchema).nullish(),
});

type WireItem = z.infer<typeof itemSchema>;
type WireWholeItem = z.infer<typeof wholeItemSchema>;

/**
 * Which side may do what follows from the tenants, never from `transferDirection`, whose two documented readings
 * contradict each other.
 */
export function transferFrom(wire: z.infer<typeof transferSchema>, customerId: string): Transfer {
  const protocol = protocolOf(wire.transfertype);
  return {
    id: wire.id,
    customerId: wire.customertenantid ?? customerId,
    protocol,
    status: statuses[wire.status.toLowerCase()] ?? 'unknown',
    sourceTenantId: wire.sourcepartnertenantid,
    targetTenantId: wire.targetpartnertenantid,
    ...(wire.sourcepartnername ? { sourceName: wire.sourcepartnername } : {}),
    ...(wire.targetpartnername ? { targetName: wire.targetpartnername } : {}),
    ...(wire.customername ? { customerName: wire.customername } : {}),
    createdAt: instant(wire.createdtime ?? ''),
    ...(wire.lastmodifiedtime ? { modifiedAt: instant(wire.lastmodifiedtime) } : {}),
    ...(wire.expirationtime ? { expiresAt: instant(wire.expirationtime) } : {}),
    ...(wire.completedtime ? { completedAt: instant(wire.completedtime) } : {}),
    ...askedFor(wire.targetproducttypes),
    ...(wire.partneronrecord ? { partnerIdOnRecord: wire.partneronrecord } : {}),
    lines: (wire.lineitems ?? []).flatMap((item) => lineFrom(item, protocol)),
  };
}

/** Product types that this version does not know are left out; without any that it knows, nothing is said. */
function askedFor(words: readonly string[] | null | undefined): Pick<Transfer, 'productTypes'> {
  const known = productTypes.filter((type) => words?.some((word) => word.toLowerCase() === type.toLowerCase()));
  return known.length === 0 ? {} : { productTypes: known };
}

/** As number, as text and, as the reference names the members, as a word. */
const newCommerceTypes: ReadonlySet<string> = new Set(['3', '5', 'modernazure', 'newcommerce']);

function protocolOf(transferType: string | null | undefined): TransferProtocolName {
  return newCommerceTypes.has(transferType?.toLowerCase() ?? '') ? 'newCommerce' : 'legacy';
}

/**
 * `Completed` stands in the documentation's table, `Complete` in every sample. `Pending` is new commerce's `Active`; how
 * a canceled request is stored is not documented.
 */
const statuses: Readonly<Record<string, Transfer['status']>> = {
  active: 'active',
  pending: 'active',
  inprogress: 'inProgress',
  complete: 'complete',
  completed: 'complete',
  partiallycomplete: 'partlyComplete',
  failed: 'failed',
  reject: 'rejected',
  rejected: 'rejected',
  expired: 'expired',
  cancel: 'withdrawn',
  canceled: 'withdrawn',
  cancelled: 'withdrawn',
};

function lineFrom(item: WireWholeItem, protocol: TransferProtocolName): TransferLine[] {
  const number = protocol === 'newCommerce' ? item.id : undefined;
  return itemFrom(item).map((line) => ({
    ...(typeof number === 'number' ? { item: number } : {}),
    ...line,
    addons: (item.addonitems ?? []).flatMap(itemFrom),
  }));
}

/** None where the subscription itself is hidden. */
function itemFrom(item: WireItem): TransferItem[] {
  if (!item.subscriptionid) return [];
  const outcome = outcomeOf(item.status);
  const line: TransferItem = {
    subscriptionId: item.subscriptionid,
    name: item.friendlyname ?? '',
    quantity: item.quantity ?? 0,
    ...(item.offerid ? { offerId: item.offerid } : {}),
    ...(item.billingcycle ? { billingCycle: item.billingcycle } : {}),
    ...(item.producttype ? { productType: item.producttype } : {}),
    ...(item.partneridonrecord ? { partnerIdOnRecord: item.partneridonrecord } : {}),
    ...(item.transfergroupid ? { groupId: item.transfergroupid } : {}),
    ...(outcome ? { outcome } : {}),
    ...(item.transfererror ? { error: errorFrom(item.transfererror) } : {}),
    ...(item.orderid ? { orderId: item.orderid } : {}),
  };
  return [line];
}

function outcomeOf(status: string | null | undefined): TransferItem['outcome'] {
  switch (status?.toLowerCase()) {
    case 'complete':
    case 'completed':
      return 'complete';
    case 'failed':
      return 'failed';
    default:
      return undefined;
  }
}

/** A failed line carries only text; the acceptance's answer gives the same text this code. */
const orderNotSuccessful = '900103';

function errorFrom(error: NonNullable<WireItem['transfererror']>): NonNullable<TransferItem['error']> {
  if (typeof error === 'string') return { code: orderNotSuccessful, text: error };
  return { ...(error.code ? { code: error.code } : {}), text: error.description ?? '' };
}
