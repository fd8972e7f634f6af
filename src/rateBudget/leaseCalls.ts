import type { LeasedSlice } from './rateBudgetDocument';

/** A lease is good for the slice it was taken in. */
export const sliceMs = 10_000;

/**
 * Slices that a minute can touch: any sixty seconds overlap seven slices of ten. The calls of these together stay within
 * the limit, so that no minute, wherever it begins, sees more.
 */
const slicesCounted = 7;

export const sliceOf = (now: number): number => now - (now % sliceMs);

/** What an instance holds: calls of one slice, some of them used. */
export interface Lease {
  readonly at: number;
  readonly calls: number;
  readonly used: number;
}

export interface LeaseWish {
  readonly now: number;
  /** Calls a minute, by all instances together. */
  readonly limit: number;
  readonly wanted: number;
  /** The instance's last lease: what it did not use goes back with this write. */
  readonly last?: Lease | undefined;
}

export type Leased =
  | { readonly granted: number; readonly slices: readonly LeasedSlice[] }
  /** Nothing left; in how many milliseconds the oldest slice stops counting. */
  | { readonly granted: 0; readonly waitMs: number };

/** So few calls are not worth sharing: each share costs a write. */
const smallestShare = 10;

/** Leases as much as is wanted, but no more than half of what is left, since others may want some, too. Pure. */
export function leaseCalls(before: readonly LeasedSlice[], { now, limit, wanted, last }: LeaseWish): Leased {
  const at = sliceOf(now);
  const since = at - (slicesCounted - 1) * sliceMs;
  const counted = before
    // A clock ahead of ours may have written a slice that is still to come; it counts.
    .filter((slice) => slice.at >= since)
    .map((slice) => (slice.at === last?.at ? { ...slice, calls: slice.calls - (last.calls - last.used) } : slice))
    .filter((slice) => slice.calls > 0);
  const left = limit - counted.reduce((sum, slice) => sum + slice.calls, 0);
  if (left <= 0) {
    const oldest = Math.min(...counted.map((slice) => slice.at));
    return { granted: 0, waitMs: Math.max(1, oldest + slicesCounted * sliceMs - now) };
  }
  const granted = Math.min(wanted, left, Math.max(smallestShare, Math.floor(left / 2)));
  const others = counted.filter((slice) => slice.at !== at);
  const ours = counted.find((slice) => slice.at === at)?.calls ?? 0;
  return { granted, slices: [...others, { at, calls: ours + granted }].sort((a, b) => a.at - b.at) };
}
