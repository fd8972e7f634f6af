import { instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import { type CardDocument, type MessageDocument, messageDocumentId } from '../store/documents/cardDocument';
import { documentVersion, type Store } from '../store/store';
import { upsert } from '../store/upsert';
import { shownByAnswer } from './cardWork';

/** Nobody presses a button of a message this old and expects it to be the living one. */
const keptMs = 400 * 24 * 60 * 60_000;

/**
 * A message shows one card at a time. Says that it now shows this card (undefined: something that does not live on), and
 * takes the message away from the card it showed before, so that no update overwrites what stands there now.
 */
export async function giveMessage(
  deps: { readonly store: Store; readonly clock: { now(): Date } },
  person: PersonRef,
  activityId: string,
  cardId: string | undefined,
): Promise<void> {
  const { store, clock } = deps;
  const pk = person.tenantId;
  const id = messageDocumentId(person.userId, activityId);
  const before = await store.read<MessageDocument>('cards', pk, id);
  if (before?.doc.cardId === cardId) return;
  if (before !== undefined) {
    await upsert<CardDocument>(store, 'cards', { pk, id: before.doc.cardId }, (current) =>
      current?.activityId === activityId ? shownByAnswer(withoutMessage(current), instant(clock)) : undefined,
    );
  }
  if (cardId === undefined) {
    if (before !== undefined) await store.remove('cards', pk, id, before.etag);
    return;
  }
  const expiresAt = new Date(clock.now().getTime() + keptMs).toISOString();
  await upsert<MessageDocument>(store, 'cards', { pk, id }, (current) => ({
    ...current,
    pk,
    id,
    type: 'message',
    v: documentVersion,
    cardId,
    expiresAt,
  }));
}

/** The card that a message shows, as far as it is known. */
export const cardOfMessage = async (
  store: Store,
  { tenantId, userId }: PersonRef,
  activityId: string,
): Promise<string | undefined> =>
  (await store.read<MessageDocument>('cards', tenantId, messageDocumentId(userId, activityId)))?.doc.cardId;

/** The card's message shows something else: it has nothing to update any more, and owes nothing but its turns. */
function withoutMessage(card: CardDocument): CardDocument {
  const { activityId: _given, wordingHash: _shown, due, ...kept } = card;
  const owes = card.turn > card.turnShown || card.claim !== undefined;
  return { ...kept, away: true, ...(owes && due !== undefined ? { due } : {}) };
}
