import { commitmentEndOf, isUsage } from '../commitment';
import type { LineItem, Subscription } from '../state';
import { offerOf } from '../world/offers';

const dayMs = 86_400_000;
const dayOf = (instant: string, plusDays = 0): string =>
  new Date(Date.parse(instant) + plusDays * dayMs).toISOString().slice(0, 10);

/**
 * A new-commerce subscription moves in the middle of its term: the source pays to the day before, the target for the rest
 * of the term, whose end stays.
 */
export function splitBilling(item: LineItem, source: Subscription, target: Subscription, at: string): void {
  item.billing = { sourceUntil: dayOf(at, -1), targetFrom: dayOf(at) };
  if (isUsage(offerOf(source.offer))) return;
  target.commitmentEndsAt = commitmentEndOf(source);
  item.billing.targetUntil = dayOf(target.commitmentEndsAt, -1);
}
