import type { PersonRef } from '../domain/actor';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import { listAll } from '../store/listAll';
import { documentVersion, type Store } from '../store/store';
import { upsert } from '../store/upsert';
import { type TurnKind, withTurn } from './cardWork';
import { isHeldBack } from './holdBack';

export interface CardRef {
  readonly pk: string;
  readonly id: string;
}

/** Earlier than any clock: due now. */
const rightAway = new Date(0).toISOString();

/** The dashboard of a person: it follows everything that happens on their side. */
const dashboard = 'status';

/**
 * Says which cards should show a subject at a revision: those of the people named, those who have a card about it
 * already, and the dashboards of the same tenants. The notifier renders the current state when it gets to them.
 */
export async function wantCards(
  store: Store,
  want: {
    readonly subject: string;
    readonly revision: number;
    readonly tenants: readonly string[];
    readonly named: readonly {
      readonly person: PersonRef;
      readonly turn: boolean;
      readonly reminder?: true;
      readonly insteadOf?: string;
    }[];
  },
): Promise<readonly CardRef[]> {
  const cards = new Map<string, CardRef>();
  for (const { person, ...how } of want.named) {
    const ref = await wantCard(store, person, want.subject, { ...how, revision: want.revision, inform: true });
    cards.set(`${ref.pk}|${ref.id}`, ref);
  }
  for (const pk of new Set(want.tenants)) {
    for (const subject of [want.subject, dashboard]) {
      for await (const card of listAll<CardDocument>(store, 'cards', { pk, idPrefix: `${subject}|` })) {
        if (cards.has(`${pk}|${card.id}`)) continue;
        const person = { tenantId: pk, userId: card.userId };
        // A dashboard has no revision of its own: any change may change it.
        const revision = subject === dashboard ? card.wanted + 1 : want.revision;
        cards.set(`${pk}|${card.id}`, await wantCard(store, person, subject, { revision, turn: false }));
      }
    }
  }
  return [...cards.values()];
}

/**
 * One recipient's card is to show at least this revision; with `turn`, in a new message. `inform`: they are told even if
 * the card's message shows something else by now. `reminder`: nobody acted, so the message waits for working hours. `insteadOf`: the
 * Entra id of the colleague for whom the recipient stands in.
 */
export async function wantCard(
  store: Store,
  person: PersonRef,
  subject: string,
  want: {
    readonly revision: number;
    readonly turn: boolean;
    readonly inform?: boolean;
    readonly reminder?: boolean;
    readonly insteadOf?: string;
  },
): Promise<CardRef> {
  const ref = { pk: person.tenantId, id: cardDocumentId(subject, person.userId) };
  await upsert<CardDocument>(store, 'cards', ref, (current) => {
    const { away, ...card } = current ?? newCard(ref, person, subject);
    const wanted = Math.max(card.wanted, want.revision);
    const newTurn = want.turn && want.revision > card.turnRevision;
    if (current !== undefined && wanted === card.wanted && !newTurn) return undefined;
    if (away === true && !newTurn && want.inform !== true) return { ...card, away, wanted };
    const asked = newTurn
      ? { ...withTurn(standingIn(card, want.insteadOf), kindOf(want)), turnRevision: want.revision }
      : card;
    // What waits for the end of quiet hours is looked at anew: an update need not wait, nor does more urgent news.
    const due = isHeldBack(card) ? rightAway : (card.due ?? rightAway);
    return { ...asked, wanted, state: 'pending', failures: 0, due };
  });
  return ref;
}

const kindOf = ({ reminder }: { readonly reminder?: boolean }): TurnKind => (reminder === true ? 'reminder' : 'news');

/** A turn is the recipient's own, or a colleague's for whom they stand in. */
export function standingIn(card: CardDocument, insteadOf: string | undefined): CardDocument {
  const { insteadOf: _before, ...own } = card;
  return insteadOf === undefined ? own : { ...own, insteadOf };
}

export function newCard(ref: CardRef, person: PersonRef, subject: string): CardDocument {
  return {
    ...ref,
    type: 'card',
    v: documentVersion,
    subject,
    userId: person.userId,
    wanted: 0,
    shown: 0,
    turn: 0,
    turnRevision: 0,
    turnShown: 0,
    state: 'pending',
    failures: 0,
  };
}
