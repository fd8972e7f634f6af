import type { CardDocument } from '../store/documents/cardDocument';

/** A new message is owed: nothing but an undeliverable chat makes it go away. */
export const isTurn = (card: CardDocument): boolean => card.turn > card.turnShown;

/** Whether something of the card still has to be shown. One whose message shows something else now waits for its turn. */
export const hasWork = (card: CardDocument): boolean =>
  isTurn(card) || (card.wanted > card.shown && card.away !== true);
