import type { PersonRef } from '../domain/actor';
import { isTurn, withTurn } from '../notify/cardWork';
import { type CardRef, newCard, standingIn } from '../notify/wantCard';
import { type CardDocument, type CardReminder, cardDocumentId } from '../store/documents/cardDocument';
import type { Store } from '../store/store';
import { upsert } from '../store/upsert';

/** A reminder posted so short a time ago stands for the next one as well, as when one was held back until just now. */
const freshMs = 6 * 3_600_000;

/**
 * One recipient's card is to come again in a new message, headed by what they are reminded of. The same reminder twice is
 * one; a message that is still owed carries the newest. Undefined when it was known already.
 */
export async function wantReminder(
  store: Store,
  person: PersonRef,
  want: {
    readonly subject: string;
    readonly revision: number;
    readonly reminder: CardReminder;
    readonly now: string;
    /** Entra id of the colleague for whom the recipient stands in. */
    readonly insteadOf?: string | undefined;
    /** Somebody pressed for it, so that it comes however short a time ago another one was posted. */
    readonly pressed: boolean;
  },
): Promise<CardRef | undefined> {
  const { subject, revision, reminder, now, insteadOf, pressed } = want;
  const ref = { pk: person.tenantId, id: cardDocumentId(subject, person.userId) };
  let wanted = false;
  await upsert<CardDocument>(store, 'cards', ref, (current) => {
    const { away: _back, ...card } = current ?? newCard(ref, person, subject);
    wanted = card.reminder === undefined || card.reminder.wait !== reminder.wait || card.reminder.at < reminder.at;
    if (!wanted) return undefined;
    const fresh = new Date(Date.parse(now) - freshMs).toISOString();
    // One that is owed, or being posted at this moment, is the same message; a second turn would double it.
    const owed = isTurn(card) && card.turnKind === 'reminder';
    const posted = !pressed && (card.remindedAt ?? '') > fresh;
    if (card.reminder?.wait === reminder.wait && (owed || posted)) return { ...card, reminder };
    const shown = { wanted: Math.max(card.wanted, revision), reminder, failures: 0, due: now };
    return { ...withTurn(standingIn(card, insteadOf), 'reminder'), ...shown, state: 'pending' };
  });
  return wanted ? ref : undefined;
}
