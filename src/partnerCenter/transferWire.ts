import { z } from 'zod';
import type { Transfer, TransferLine } from './partnerCenter';
import { guid, instant, textOrNumber } from './wire';

const itemSchema = z.object({
  subscriptionid: guid,
  friendlyname: z.string().nullish(),
  quantity: z.number().nullish(),
  orderid: z.string().nullish(),
  status: z.string().nullish(),
  transfererror: z
    .union([z.string(), z.object({ code: textOrNumber.nullish(), description: z.string().nullish() })])
    .nullish(),
});

export const transferSchema = z.object({
  id: guid,
  status: z.string(),
  createdtime: z.string(),
  customertenantid: guid,
  sourcepartnertenantid: guid,
  targetpartnertenantid: guid,
  lineitems: z.array(itemSchema.extend({ addonitems: z.array(itemSchema).nullish() })),
});

type WireItem = z.infer<typeof itemSchema>;

export function transferFrom(wire: z.infer<typeof transferSchema>): Transfer {
  return {
    id: wire.id,
    customerId: wire.customertenantid,
    status: statuses[wire.status.toLowerCase()] ?? 'unknown',
    sourceTenantId: wire.sourcepartnertenantid,
    targetTenantId: wire.targetpartnertenantid,
    createdAt: instant(wire.createdtime),
    lines: wire.lineitems.map((item) => lineFrom(item, item.addonitems ?? [])),
  };
}

/** `Completed` stands in the documentation's table, `Complete` in every sample. */
const statuses: Readonly<Record<string, Transfer['status']>> = {
  active: 'active',
  inprogress: 'inProgress',
  complete: 'complete',
  completed: 'complete',
  partiallycomplete: 'partlyComplete',
  failed: 'failed',
  reject: 'rejected',
  rejected: 'rejected',
  expired: 'expired',
};

function lineFrom(item: WireItem, addons: readonly WireItem[]): TransferLine {
  const outcome = outcomeOf(item.status);
  return {
    ...named(item),
    addons: addons.map(named),
    ...(outcome ? { outcome } : {}),
    ...(item.transfererror ? { error: errorFrom(item.transfererror) } : {}),
    ...(item.orderid ? { orderId: item.orderid } : {}),
  };
}

function named(item: WireItem): { subscriptionId: string; name: string; quantity: number } {
  return { subscriptionId: item.subscriptionid, name: item.friendlyname ?? '', quantity: item.quantity ?? 0 };
}

function outcomeOf(status: string | null | undefined): TransferLine['outcome'] {
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

function errorFrom(error: NonNullable<WireItem['transfererror']>): NonNullable<TransferLine['error']> {
  if (typeof error === 'string') return { code: orderNotSuccessful, text: error };
  return { ...(error.code ? { code: error.code } : {}), text: error.description ?? '' };
}
