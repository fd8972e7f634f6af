import type { Digest } from '../../domain/digest/digest';
import type { Reminded } from '../../domain/waiting/wait';
import type { StoredDocument } from '../store';
import type { Claim } from './aggregateDocument';

/** Of what the person is reminded. It stands above the card for as long as that waits. */
export interface CardReminder extends Reminded {
  /** The wait, and the document in which it stands. */
  readonly wait: string;
  readonly aggregate: { readonly pk: string; readonly id: string };
  /** When (ISO 8601 UTC) the reminder was due; a later one takes its place. */
  readonly at: string;
}

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
  /** Why the turn that is owed came, when not because somebody just acted: by time alone, or because the person asked. */
  readonly turnKind?: 'reminder' | 'asked';
  /** Entra id of the colleague whose turn it was when the recipient was told in their place. */
  readonly insteadOf?: string;
  readonly reminder?: CardReminder;
  /** What the card says, where it is a digest. */
  readonly digest?: Digest;
  /** When (ISO 8601 UTC) a reminder of it was last posted. */
  readonly remindedAt?: string;
  /** Until when (ISO 8601 UTC) the person wants no reminder of it. */
  readonly snoozedUntil?: string;
  /** The message that carries the card; absent before the first delivery. */
  readonly activityId?: string;
  /** When the card was last delivered (ISO 8601 UTC). */
  readonly deliveredAt?: string;
  readonly lang?: 'en' | 'fr';
  /** Hash of the card last shown: an update that would change nothing is not sent. */
  readonly wordingHash?: string;
  /** Its message shows something else now, so nothing is shown until it is asked for or it is that person's turn. */
  readonly away?: true;
  /** A new message of it was owed and did not come, since the person was muted or could not be reached. */
  readonly missed?: true;
  /** A delivery is under way: standing alone, without a live claim, it was interrupted. */
  readonly sending?: 'post' | 'update';
  /** How many posts may or may not have arrived; never goes down. */
  readonly unknown?: number;
  /** Since when (ISO 8601 UTC) deliveries fail without a break. */
  readonly failingSince?: string;
  /** `unknown`: a send whose answer was lost. `muted`: no message, since the person wants none; the card is in their lists. */
  readonly state: 'pending' | 'delivered' | 'undeliverable' | 'unknown' | 'muted';
  readonly reason?: string;
  /** Tries in a row without success; they only make the next wait longer. */
  readonly failures: number;
  readonly claim?: Claim;
}

export const cardDocumentId = (subject: string, userId: string): string => `${subject}|${userId}`;

/** Which card a message shows. In the same container as the cards, `pk` is the recipient's tenant. */
export interface MessageDocument extends StoredDocument {
  readonly type: 'message';
  readonly cardId: string;
}

/** Message ids are unique inside a conversation only, so the person whose chat it is belongs to the id. */
export const messageDocumentId = (userId: string, activityId: string): string => `message|${userId}|${activityId}`;
