import type { QuantityChange, SnapshotLine } from './domain/customer/subscriptionLine';
import type { Subscription } from './partnerCenter/partnerCenter';

/**
 * What is no longer as the request holds it (CON-5, CON-6): quantities of bases and add-ons, subscriptions that
 * vanished or stopped since, and add-ons bought since.
 */
export function quantityDrift(
  lines: readonly SnapshotLine[],
  live: readonly Subscription[],
): readonly QuantityChange[] {
  const byId = new Map(live.map((one) => [one.id.toLowerCase(), one]));
  const held = lines.flatMap((line) => [line, ...line.addons]);
  const known = new Set(held.map((one) => one.subscriptionId.toLowerCase()));
  const bases = new Set(lines.map((line) => line.subscriptionId.toLowerCase()));
  const changed = held.flatMap(({ subscriptionId, name, quantity }): QuantityChange[] => {
    const change = { subscriptionId, name, requested: quantity };
    const now = byId.get(subscriptionId.toLowerCase());
    const became = becameOf(now);
    if (became !== undefined) return [{ ...change, live: became === 'gone' ? 0 : (now?.quantity ?? 0), became }];
    return now === undefined || now.quantity === quantity ? [] : [{ ...change, live: now.quantity }];
  });
  const added = live
    .filter((one) => one.status === 'active' && bases.has((one.parentId ?? '').toLowerCase()))
    .filter((one) => !known.has(one.id.toLowerCase()))
    .map(
      ({ id, name, quantity }): QuantityChange => ({
        subscriptionId: id,
        name,
        requested: 0,
        live: quantity,
        became: 'added',
      }),
    );
  return [...changed, ...added];
}

function becameOf(now: Subscription | undefined): QuantityChange['became'] {
  switch (now?.status) {
    case undefined:
    case 'deleted':
      return 'gone';
    case 'suspended':
      return 'suspended';
    case 'expired':
    case 'disabled':
      return 'inactive';
    default:
      return undefined;
  }
}
