import type { Change, Direction } from '../domain/digest/change';
import { type Digest, type DigestPart, digestOf } from '../domain/digest/digest';
import { isTurn, withTurn } from '../notify/cardWork';
import { type CardRef, newCard } from '../notify/wantCard';
import { loadCustomerRow } from '../present/loadAggregates';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import type { Store } from '../store/store';
import type { Gathered } from './gather';

/** The subject of the one living card that digests are. */
export const digestSubject = 'digest';

/** What became of a person's week. */
export interface Written {
  /** ISO 8601 UTC: the next digest tells what comes after. */
  readonly since: string;
  /** Set when there is something to deliver. */
  readonly card?: CardRef;
}

interface Period {
  readonly week: string;
  /** ISO 8601 UTC; nothing older is told. */
  readonly earliest: string;
  readonly now: string;
}

/**
 * Puts what changed onto the person's card and asks for a new message, in one conditional write; nothing when nothing
 * changed, and nothing a second time for the same week. Throws {@link StoreConflict} when the card changed meanwhile.
 */
export async function writeDigest(
  store: Store,
  person: PersonDocument,
  gathered: () => Promise<Gathered>,
  { week, earliest, now }: Period,
): Promise<Written> {
  const ref = { pk: person.pk, id: cardDocumentId(digestSubject, person.id) };
  const loaded = await store.read<CardDocument>('cards', ref.pk, ref.id);
  const known = loaded?.doc;
  // A crash came between the card and the person.
  if (known?.digest !== undefined && known.digest.week >= week) return { since: known.digest.until, card: ref };
  const { until, changes, waits } = await gathered();
  const since = [neverRead(known) ?? person.digest?.since ?? until, earliest].sort().at(-1) ?? until;
  const digest = digestOf(changes, { week, since, until }, waits);
  if (digest === undefined) return { since };
  const named = await withNames(store, person.pk, digest);
  const { away: _back, ...card } = known ?? newCard(ref, { tenantId: person.pk, userId: person.id }, digestSubject);
  const wanted: CardDocument = {
    ...withTurn(card, 'reminder'),
    wanted: Math.floor(card.wanted) + 1,
    digest: named,
    state: 'pending',
    failures: 0,
    due: now,
  };
  await (loaded === undefined ? store.create('cards', wanted) : store.replace('cards', wanted, loaded.etag));
  return { since: until, card: ref };
}

/** From when on the digest before told, when it has not been read: still on its way, or given up. */
const neverRead = (card: CardDocument | undefined): string | undefined =>
  card?.digest !== undefined && (isTurn(card) || card.state === 'undeliverable' || card.state === 'muted')
    ? card.digest.since
    : undefined;

/** Customers by name: those whose documents do not carry it, as it stands in the book. */
async function withNames(store: Store, tenantId: string, digest: Digest): Promise<Digest> {
  const named = async (direction: Direction): Promise<DigestPart> => {
    const { count, shown } = digest.parts[direction];
    return { count, shown: await Promise.all(shown.map((one) => withName(store, tenantId, one))) };
  };
  const [forward, stopped, begun] = await Promise.all([named('forward'), named('stopped'), named('begun')]);
  return { ...digest, parts: { forward, stopped, begun } };
}

async function withName(store: Store, tenantId: string, { customerId, ...change }: Change): Promise<Change> {
  if (customerId === undefined || change.customer !== undefined) return change;
  const row = await loadCustomerRow(store, tenantId, customerId);
  return row === undefined ? change : { ...change, customer: row.customer.name };
}
