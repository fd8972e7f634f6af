import type { StoredDocument } from '../store';

/**
 * What became of one turn of the provider's: who was to be told, and how far that got. `pk` is the partner's tenant, the
 * sender's; names of the provider's people do not stand here.
 */
export interface ReceiptDocument extends StoredDocument {
  readonly type: 'receipt';
  /** Revision of the aggregate that made it the provider's turn; a later turn starts anew. */
  readonly revision: number;
  /** What the sender's own card is about. */
  readonly senderSubject: string;
  /** Entra id of who asked; absent: nobody in particular. */
  readonly sender?: string;
  /** Entra ids at the provider; none: nobody there has the app. */
  readonly addressed: readonly string[];
  readonly told: readonly { readonly userId: string; readonly at: string }[];
  readonly failed: readonly { readonly userId: string; readonly at: string; readonly reason: string }[];
  /** Spoken by all of those addressed, as far as they said. */
  readonly language?: 'en' | 'fr';
}

export const receiptId = (subject: string): string => `receipt:${subject}`;

/** What the sender is told of it. `waiting`: not settled yet, for instance because it is night there. */
export type Receipt =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'told'; readonly at: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly at: string };

/** One person who was told is enough; it failed when it failed for everybody. */
export function receiptOf({
  addressed,
  told,
  failed,
}: Pick<ReceiptDocument, 'addressed' | 'told' | 'failed'>): Receipt {
  const [first] = told;
  if (addressed.length === 0) return { kind: 'nobody' };
  if (first !== undefined) return { kind: 'told', at: first.at };
  const last = failed.at(-1);
  const all = addressed.every((userId) => failed.some((one) => one.userId === userId));
  return all && last !== undefined ? { kind: 'failed', reason: last.reason, at: last.at } : { kind: 'waiting' };
}
