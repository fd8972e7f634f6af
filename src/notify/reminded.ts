import type { Moment } from '../present/present';
import type { CardDocument } from '../store/documents/cardDocument';

/** The card once nobody waits any more: a message that was owed for that alone is owed no longer. */
export function withoutReminder(card: CardDocument): CardDocument {
  const { reminder: _over, snoozedUntil: _until, ...kept } = card;
  if (card.turn <= card.turnShown || card.turnKind !== 'reminder') return kept as CardDocument;
  const { turnKind: _time, ...shown } = kept;
  return { ...(shown as CardDocument), turnShown: card.turn };
}

/** What stands above a card as long as a reminder of it does. */
export function remindedMoment({ reminder, snoozedUntil }: CardDocument, now: string): Moment | undefined {
  if (reminder === undefined) return undefined;
  return { reminder, ...(snoozedUntil !== undefined && snoozedUntil > now ? { snoozedUntil } : {}) };
}
