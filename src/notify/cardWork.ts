import type { CardDocument } from '../store/documents/cardDocument';

/** A new message is owed: nothing but an undeliverable chat makes it go away. */
export const isTurn = (card: CardDocument): boolean => card.turn > card.turnShown;

/** Whether a message that may have arrived is sent again. A digest is a courtesy: what it tells stands in the lists too. */
export const mustArrive = (card: CardDocument): boolean => isTurn(card) && card.digest === undefined;

/** Whether something of the card still has to be shown. One whose message shows something else now waits for its turn. */
export const hasWork = (card: CardDocument): boolean =>
  isTurn(card) || (card.wanted > card.shown && card.away !== true);

/** Why a new message comes: the person asked for it, somebody just acted, or time passed. */
export type TurnKind = 'asked' | 'news' | 'reminder';

const kindOf = (card: CardDocument): TurnKind => card.turnKind ?? 'news';

/** Why the message that is owed comes; a first message that is nobody's turn is news too. */
export const messageKind = (card: CardDocument): TurnKind => (isTurn(card) ? kindOf(card) : 'news');

const urgency: readonly TurnKind[] = ['reminder', 'news', 'asked'];

/** The card with a new turn for this reason; one that is still owed for a more urgent reason stays that urgent. */
export function withTurn(card: CardDocument, kind: TurnKind): CardDocument {
  const { turnKind: _before, ...kept } = card;
  const known = kindOf(card);
  const now = isTurn(card) && urgency.indexOf(known) > urgency.indexOf(kind) ? known : kind;
  const turn = Math.max(card.turn, card.turnShown) + 1;
  return { ...kept, turn, ...(now === 'news' ? {} : { turnKind: now }) };
}

/** A reminder is owed that the person put off: whatever shows the card meanwhile does not stand for it. */
export const isSnoozed = (card: CardDocument, now: string): boolean =>
  card.reminder !== undefined && card.snoozedUntil !== undefined && card.snoozedUntil > now;

/** The card once the answer to a click has shown it: nothing of what it does not owe any more is pending. */
export function shownByAnswer(card: CardDocument, now: string): CardDocument {
  if (card.state !== 'pending' || card.claim !== undefined || hasWork(card)) return card;
  const { reason: _waited, ...kept } = card;
  return { ...kept, state: 'delivered', deliveredAt: now };
}

/** Half of the way to the next revision: the message is written again, and what a change publishes still comes after it. */
export const halfStep = (shown: number): number => shown + (Math.floor(shown) + 1 - shown) / 2;
