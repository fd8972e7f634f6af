/** What the sender is told of it. `waiting`: not settled yet, for instance because it is night there. */
export type Receipt =
  /** The two tenants are not linked: nothing of it reaches the other one. */
  | { readonly kind: 'unlinked' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'told'; readonly at: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly at: string };

/** Who was to be told, by Entra id, and how far that got. None: nobody there has the app and takes its messages. */
export interface Addressed {
  readonly unlinked?: true;
  readonly addressed: readonly string[];
  readonly told: readonly { readonly userId: string; readonly at: string }[];
  readonly failed: readonly { readonly userId: string; readonly at: string; readonly reason: string }[];
}

/** One person who was told is enough; it failed when it failed for everybody. */
export function receiptOf({ unlinked, addressed, told, failed }: Addressed): Receipt {
  const [first] = told;
  if (unlinked === true) return { kind: 'unlinked' };
  if (first !== undefined) return { kind: 'told', at: first.at };
  if (addressed.length === 0) return { kind: 'nobody' };
  const last = failed.at(-1);
  const all = addressed.every((userId) => failed.some((one) => one.userId === userId));
  return all && last !== undefined ? { kind: 'failed', reason: last.reason, at: last.at } : { kind: 'waiting' };
}
