import type { QuantityChange, SnapshotLine } from '../domain/customer/transfer';
import type { Subscription } from '../partnerCenter/partnerCenter';

/** Bases and add-ons whose live quantity is no longer the one the request holds (CON-5, CON-6). */
export function quantityDrift(
  lines: readonly SnapshotLine[],
  live: readonly Subscription[],
): readonly QuantityChange[] {
  const quantities = new Map(live.map((one) => [one.id, one.quantity]));
  return lines
    .flatMap((line) => [line, ...line.addons])
    .flatMap(({ subscriptionId, name, quantity }) => {
      const now = quantities.get(subscriptionId);
      return now === undefined || now === quantity ? [] : [{ subscriptionId, name, requested: quantity, live: now }];
    });
}
