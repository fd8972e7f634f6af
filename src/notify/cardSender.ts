import type { PersonDocument } from '../store/documents/personDocument';

/** How a message left or did not; one verdict per failure, so that nobody else interprets status codes. */
export type SendVerdict =
  | { readonly kind: 'sent'; readonly activityId: string }
  /** The message to update does not exist (any more): post anew. */
  | { readonly kind: 'gone' }
  /** Nothing was shown, trying again helps; not before `afterMs` when Teams named a time. `throttled`: too many calls. */
  | {
      readonly kind: 'later';
      readonly afterMs?: number;
      readonly throttled?: true;
      /** Nobody is reached before somebody repairs the installation: the code that Teams gave. */
      readonly alert?: string;
    }
  /** Not to be tried again as it was: blocked, removed, too large, not allowed. */
  | { readonly kind: 'undeliverable'; readonly reason: string; readonly chat?: ChatTrouble }
  /** The answer was lost: a POST may or may not have arrived. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * What is wrong with the chat itself: `closed` by the person or an administrator until the person speaks or installs the
 * app again; `unknown` to Teams by the id that is kept; `wrongHost`: to be reached through another address of Teams.
 */
export type ChatTrouble = 'closed' | 'unknown' | 'wrongHost';

/** Posts and updates cards in personal chats. The only implementation that talks to Teams is `teamsCardSender`. */
export interface CardSender {
  post(person: PersonDocument, card: object, summary: string): Promise<SendVerdict>;
  update(person: PersonDocument, activityId: string, card: object, summary: string): Promise<SendVerdict>;
  /** Opens the chat with the person anew, by who they are. */
  recreate(
    person: PersonDocument,
  ): Promise<SendVerdict | { readonly kind: 'created'; readonly conversationId: string }>;
}
