import { type Clock, instant } from '../clock';
import type { EffectKind } from '../domain/effects';
import { watches } from '../lookAgain';
import { type AggregateDocument, dueOf, type OutboxItem } from '../store/documents/aggregateDocument';
import { documentVersion, type Store, StoreConflict } from '../store/store';

const pageSize = 50;

/** What waits for an answer of Partner Center; a clock, an undo window and the nightly comparison keep their time. */
const askers: readonly EffectKind[] = [
  ...watches,
  'syncBook',
  'findEnrollment',
  'submitEnrollment',
  'acceptResellerAgreement',
  'acceptPartnership',
  'extendRelationship',
  'recordAgreement',
  'fetchInvitationLink',
  'createTransfer',
  'recreateTransfer',
  'sendAnswer',
];

/** Access is back: what was put off by up to a day is due now, and the sweeps find it. */
export async function wakeWaiting(store: Store, clock: Clock, tenantId: string): Promise<void> {
  for (const idPrefix of ['programme', 'customer:']) {
    let continuation: string | undefined;
    do {
      const page = await store.list<AggregateDocument>('records', {
        pk: tenantId,
        idPrefix,
        limit: pageSize,
        ...(continuation === undefined ? {} : { continuation }),
      });
      await Promise.all(page.items.map(({ doc, etag }) => wake(store, instant(clock), doc, etag)));
      continuation = page.continuation;
    } while (continuation !== undefined);
  }
}

async function wake(store: Store, now: string, doc: AggregateDocument, etag: string): Promise<void> {
  if (doc.type !== 'programme' && doc.type !== 'customer') return;
  if (doc.v > documentVersion) return;
  const waits = ({ work, parked, notBefore = now }: OutboxItem) =>
    parked === undefined && notBefore > now && (askers as readonly string[]).includes(work.kind);
  if (!doc.outbox.some(waits)) return;
  const outbox = doc.outbox.map((item) => (waits(item) ? { ...item, notBefore: now } : item));
  const due = dueOf(outbox, doc.claim, now);
  try {
    await store.replace('records', { ...doc, outbox, ...(due === undefined ? {} : { due }) }, etag);
  } catch (error) {
    // Somebody is at the document at this moment: it is read again from the beginning.
    if (!(error instanceof StoreConflict)) throw error;
    const again = await store.read<AggregateDocument>('records', doc.pk, doc.id);
    if (again !== undefined) await wake(store, now, again.doc, again.etag);
  }
}
