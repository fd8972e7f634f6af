import type { CardDocument } from '../store/documents/cardDocument';
import type { SendVerdict } from './cardSender';
import { hasWork, isSnoozed, isTurn, messageKind, mustArrive, withTurn } from './cardWork';

/** A courtesy that could not be delivered for this long is given up; what must arrive is not. */
const courtesyMs = 12 * 60 * 60_000;
const firstDelayMs = 2_000;
const longestDelayMs = 15 * 60_000;
/** Nothing was sent yet, so the wait may stay short. */
const longestPreparationMs = 60_000;

/** What was sent of a card, and what became of it. `sent` carries the hash of the wording that now stands in the message. */
export interface Delivery {
  /** The document as it was when the delivery began. */
  readonly card: CardDocument;
  readonly verdict: SendVerdict;
  readonly wordingHash?: string;
  readonly language?: 'en' | 'fr';
  /** No new message might be posted: what was sent changed the old one, and the turn is still owed. */
  readonly held?: boolean;
}

const delayMs = (failures: number, longest: number): number =>
  Math.min(longest, firstDelayMs * 2 ** Math.min(failures, 20));

const at = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** The card document after a delivery; `due` says when the next one is to be tried, if one is owed. */
export function afterDelivery(current: CardDocument, delivery: Delivery, now: string): CardDocument {
  const { claim: _claim, due: _due, reason: _reason, sending: _sending, ...kept } = current;
  const { card, verdict } = delivery;
  switch (verdict.kind) {
    case 'sent':
      return sent(kept as CardDocument, delivery, verdict.activityId, now);
    case 'gone':
      if (delivery.held === true) return withoutMessage(kept as CardDocument, now);
      return later(kept as CardDocument, delivery, undefined, now);
    case 'later':
      return later(kept as CardDocument, delivery, verdict.afterMs, now);
    case 'undeliverable':
      return givenUp(kept as CardDocument, delivery, 'undeliverable', verdict.reason, now);
    case 'unknown':
      return unknownDelivery(kept as CardDocument, card, verdict.reason, now);
    default: {
      const never: never = verdict;
      return never;
    }
  }
}

/** Tried again later; a courtesy that has failed for long enough is given up. */
function later(current: CardDocument, delivery: Delivery, afterMs: number | undefined, now: string): CardDocument {
  const failingSince = current.failingSince ?? now;
  if (!mustArrive(current) && Date.parse(now) - Date.parse(failingSince) >= courtesyMs)
    return givenUp(current, delivery, 'undeliverable', 'failedTooLong', now);
  const ms = Math.max(afterMs ?? 0, delayMs(current.failures, longestDelayMs));
  const { verdict } = delivery;
  return {
    ...current,
    state: 'pending',
    reason: verdict.kind,
    failures: current.failures + 1,
    failingSince,
    due: at(now, ms),
  };
}

/** The message is gone and no new one may come yet: it is posted when it may. */
function withoutMessage(current: CardDocument, now: string): CardDocument {
  const { activityId: _gone, wordingHash: _shown, ...kept } = current;
  return { ...kept, state: 'pending', due: now };
}

/** A message may or may not have arrived: counted for good. What must arrive is sent again; a courtesy is not doubled. */
export function unknownDelivery(current: CardDocument, sent: CardDocument, reason: string, now: string): CardDocument {
  const { claim: _claim, due: _due, sending: _sending, ...kept } = current;
  const counted = { ...(kept as CardDocument), unknown: (current.unknown ?? 0) + 1 };
  if (!mustArrive(current)) return givenUp(counted, { card: sent }, 'unknown', reason, now);
  const due = at(now, delayMs(current.failures, longestDelayMs));
  return { ...counted, state: 'unknown', reason, failures: current.failures + 1, due };
}

/** The card could not even be prepared, as without the directory: tried again, and counted against nothing. */
export function notPrepared(current: CardDocument, now: string): CardDocument {
  const due = at(now, delayMs(current.failures, longestPreparationMs));
  return { ...current, failures: current.failures + 1, due };
}

function sent(current: CardDocument, delivery: Delivery, activityId: string, now: string): CardDocument {
  const { card, wordingHash, language, held } = delivery;
  const { failingSince: _healed, away, missed, ...kept } = current;
  const updated = activityId === card.activityId;
  // The message may have been given to another card while this one was on its way into it.
  const stillOurs = !updated || current.activityId === activityId;
  const after: CardDocument = {
    ...kept,
    ...(stillOurs ? { activityId } : {}),
    ...(stillOurs && wordingHash !== undefined ? { wordingHash } : {}),
    ...(stillOurs || away === undefined ? {} : { away }),
    shown: Math.max(current.shown, card.wanted),
    turnShown: held === true ? current.turnShown : Math.max(current.turnShown, card.turn),
    state: 'delivered' as const,
    ...(held !== true && messageKind(card) === 'reminder' ? { remindedAt: now } : {}),
    deliveredAt: now,
    // A change in place is no message.
    ...(missed === undefined || !(updated || held === true) ? {} : { missed }),
    failures: 0,
    ...(language === undefined ? {} : { lang: language }),
  };
  // Who opened the card meanwhile is still reminded of it when they wanted to be.
  const again = messageKind(card) !== 'reminder' && isSnoozed(after, now) ? withTurn(after, 'reminder') : after;
  return hasWork(again) ? { ...again, due: now } : again;
}

function givenUp(
  current: CardDocument,
  { card, held }: Pick<Delivery, 'card' | 'held'>,
  state: 'undeliverable' | 'unknown',
  reason: string,
  now: string,
): CardDocument {
  const { failingSince: _over, ...kept } = current;
  const shown = Math.max(current.shown, card.wanted);
  const turnShown = Math.max(current.turnShown, card.turn);
  const after: CardDocument = { ...kept, state, reason, failures: 0, shown };
  // Only an update failed; the message that is owed has not been tried.
  if (held === true && isTurn(current)) return { ...after, due: now };
  const missed = state === 'undeliverable' && isTurn(current) ? { missed: true as const } : {};
  return { ...after, ...missed, turnShown };
}
