import { instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import { upsert } from '../store/upsert';
import { halfStep, isSnoozed, shownByAnswer } from './cardWork';
import { giveMessage } from './messageOwner';
import type { NotifierDeps } from './notifier';
import { type CardRef, newCard } from './wantCard';

/** What the answer to a button showed. */
export interface Answered {
  /** The revision that stood on the card: a turn that came later is still owed a message of its own. */
  readonly revision: number;
  /** The stored message changes too, so that a client that reloads it does not bring the old card back. */
  readonly changed: boolean;
}

/** What an adoption leaves to be done. */
interface Adopted {
  /** The message that carried the card before: it becomes one line. */
  readonly left?: { readonly card: CardDocument; readonly activityId: string };
  /** The card whose message has to be written again. */
  readonly again?: CardRef;
}

/** Makes the message that was clicked the living one of what it shows now, and nothing's that it showed before. */
export async function adoptMessage(
  deps: Pick<NotifierDeps, 'store' | 'clock'>,
  person: PersonRef,
  subject: string | undefined,
  activityId: string,
  { revision, changed }: Answered,
): Promise<Adopted> {
  const ref = subject === undefined ? undefined : { pk: person.tenantId, id: cardDocumentId(subject, person.userId) };
  await giveMessage(deps, person, activityId, ref?.id);
  if (ref === undefined || subject === undefined) return {};
  let before: string | undefined;
  let again = false;
  const adopted = await upsert<CardDocument>(deps.store, 'cards', ref, (current) => {
    const { wordingHash: _stale, away: _back, missed: _seen, ...card } = current ?? newCard(ref, person, subject);
    before = card.activityId;
    const owed = card.turnRevision > revision || isSnoozed(card, instant(deps.clock));
    const turnShown = owed ? card.turnShown : card.turn;
    const after = { ...card, activityId, turnShown };
    // The answer may also have been prepared before a change that the message showed already.
    again = changed || (revision > 0 && revision < Math.floor(card.wanted));
    return again
      ? { ...after, wanted: Math.max(card.wanted, halfStep(card.shown)), due: instant(deps.clock) }
      : shownByAnswer(after, instant(deps.clock));
  });
  const moved = adopted !== undefined && before !== undefined && before !== activityId;
  return {
    ...(moved ? { left: { card: adopted.doc, activityId: before ?? '' } } : {}),
    ...(again ? { again: ref } : {}),
  };
}
