import type { StoredDocument } from '../store';
import type { Claim } from './aggregateDocument';

/** One living card: what this recipient should see of one subject and what was shown last. `pk` is the recipient's tenant. */
export interface CardDocument extends StoredDocument {
  readonly type: 'card';
  readonly subject: string;
  readonly userId: string;
  /** Revision that should be visible, and the one that is. */
  readonly wanted: number;
  readonly shown: number;
  /** How many new messages this card was to get so far, how many were posted, and the revision that asked last. */
  readonly turn: number;
  readonly turnShown: number;
  readonly turnRevision: number;
  /** The message that carries the card; absent before the first delivery. */
  readonly activityId?: string;
  /** When the card was last delivered (ISO 8601 UTC). */
  readonly deliveredAt?: string;
  readonly lang?: 'en' | 'fr';
  /** Hash of the card last shown: an update that would change nothing is not sent. */
  readonly wordingHash?: string;
  /** `unknown`: a send whose answer was lost. */
  readonly state: 'pending' | 'delivered' | 'undeliverable' | 'unknown';
  readonly reason?: string;
  readonly failures: number;
  readonly claim?: Claim;
}

export const cardDocumentId = (subject: string, userId: string): string => `${subject}|${userId}`;
