/** What one instance holds of a tenant's calls per second. */
export interface Share {
  readonly owner: string;
  /** Places it may use: never more are in use than stand here. */
  readonly places: number;
  /** Places it could use. */
  readonly wanted: number;
  /** Milliseconds since 1970 from which the owner uses none of them unless it wrote again. */
  readonly until: number;
}

/** An owner that says nothing for so long uses its places no more. */
export const termMs = 4_000;

/**
 * How long an ended share still counts: a call that left in time may be counted until its time limit (8 s) is over, and
 * its second goes on after that; a second more for clocks that differ.
 */
export const graceMs = 10_000;

export interface ShareWish {
  readonly owner: string;
  readonly now: number;
  /** Places for all instances together. */
  readonly total: number;
  readonly wanted: number;
  /** Places in use now: they cannot be given away before they are free. */
  readonly busy: number;
}

export interface Shared {
  /** Places the owner may use from now on. */
  readonly aim: number;
  /** As they are to be written: with the owner's own, at least as large as what is in use. */
  readonly shares: readonly Share[];
}

/**
 * What an instance takes: all that it wants while nobody else asks, otherwise its even part and what the others leave.
 * It starts with half, so that a second one that comes at the same time finds something. The sum of all shares is
 * never more than the total. Pure.
 */
export function shareOut(before: readonly Share[], { owner, now, total, wanted, busy }: ShareWish): Shared {
  const others = before.filter((share) => share.owner !== owner && share.until + graceMs > now);
  const left = Math.max(0, total - others.reduce((sum, share) => sum + share.places, 0));
  const asking = others.filter((share) => share.until > now && share.wanted > 0);
  const even = Math.ceil(total / (asking.length + 1));
  const unmet = asking.reduce((sum, share) => sum + Math.max(0, Math.min(share.wanted, even) - share.places), 0);
  const isNew = !before.some((share) => share.owner === owner && share.places > 0);
  const most = asking.length > 0 ? Math.max(even, left - unmet) : isNew ? Math.ceil(total / 2) : total;
  const aim = Math.min(wanted, left, most);
  const places = Math.min(left, Math.max(aim, busy));
  return { aim, shares: [...others, { owner, places, wanted, until: now + termMs }] };
}
