import type { SubscriptionKind } from '../customer/subscriptionLine';
import type { PolicyPack, TransferStrategy } from './policyPack';

const dayMs = 86_400_000;

/**
 * CON-8, CON-9: how a kind of subscription moves under this pack, or `none`. What Passerelle does not recognize is left to
 * Partner Center's own answer.
 */
export const strategyOf = (pack: PolicyPack, kind: SubscriptionKind): TransferStrategy | 'none' =>
  kind === 'unknown' ? 'legacy' : (pack.transferableKinds[kind] ?? 'none');

/** When an unanswered request lapses (an instant), or undefined when the pack knows no expiry. */
export const transferExpiresAt = (pack: PolicyPack, requestedAt: string): string | undefined =>
  pack.transferExpiryDays === undefined
    ? undefined
    : new Date(Date.parse(requestedAt) + pack.transferExpiryDays * dayMs).toISOString();
