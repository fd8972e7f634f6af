import { type Clock, instant } from '../clock';
import { earliestMessage, type MessageKind } from '../disturb';
import { holidaysOf } from '../holidays';
import type { Organization } from '../organizations';
import type { CardDocument } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import { isTurn, messageKind } from './cardWork';

/** The first instant (ISO 8601 UTC), not before `at`, at which a message may come to this person unasked. */
export type EarliestMessage = (person: PersonDocument, at: string, kind: MessageKind) => Promise<string>;

/** Why no new message is posted now. */
export type Hold = { readonly why: 'muted' } | { readonly why: 'quiet'; readonly until: string };

/** Asks the person's settings, on the calendar of their organization. */
export function createEarliestMessage(organization: (tenantId: string) => Organization | undefined): EarliestMessage {
  const calendars = new Map<string, ReturnType<typeof holidaysOf>>();
  return async (person, at, kind) => {
    const where = organization(person.pk);
    if (kind === 'news' || where === undefined) return earliestMessage(inZone(person, where), at, kind);
    const holidays = calendars.get(person.pk) ?? holidaysOf(where);
    calendars.set(person.pk, holidays);
    return earliestMessage(inZone(person, where), at, kind, await holidays);
  };
}

const inZone = (person: PersonDocument, where: Organization | undefined): PersonDocument => {
  const timeZone = person.timeZone ?? where?.timeZone;
  return timeZone === undefined ? person : { ...person, timeZone };
};

/** Whether the person is to be left alone now. What they asked for themselves is never held back. */
export async function holdOf(
  { clock, earliest }: { readonly clock: Clock; readonly earliest: EarliestMessage },
  card: CardDocument,
  person: PersonDocument,
): Promise<Hold | undefined> {
  const kind = messageKind(card);
  if (kind === 'asked') return undefined;
  if (person.settings?.muted === true) return { why: 'muted' };
  const now = instant(clock);
  const wanted = kind === 'reminder' ? later(now, card.snoozedUntil) : now;
  const until = await earliest(person, wanted, kind);
  return until > now ? { why: 'quiet', until } : undefined;
}

const later = (now: string, snoozed: string | undefined): string =>
  snoozed !== undefined && snoozed > now ? snoozed : now;

/** The card without its message: posted later or, where the person wants none, not at all and only in their lists. */
export function heldBack(card: CardDocument, hold: Hold): CardDocument {
  const { due: _now, claim: _over, reason: _before, sending: _interrupted, ...kept } = card;
  if (hold.why === 'quiet') return { ...kept, state: 'pending', reason: heldReason, due: hold.until };
  const shown = {
    shown: Math.max(card.shown, card.wanted),
    turnShown: Math.max(card.turnShown, card.turn),
    ...(isTurn(card) ? { missed: true as const } : {}),
  };
  // Without a message there is nothing to change in place; its next turn may bring one, if they are told again by then.
  return { ...kept, ...shown, state: 'muted', failures: 0, ...(card.activityId === undefined ? { away: true } : {}) };
}

const heldReason = 'quietHours';

/** It only waits for the person's quiet hours to end. */
export const isHeldBack = ({ state, reason }: CardDocument): boolean => state === 'pending' && reason === heldReason;
