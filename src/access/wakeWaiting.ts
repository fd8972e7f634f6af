import { type Clock, instant } from '../clock';
import type { EffectKind } from '../domain/effects';
import { watches } from '../lookAgain';
import { type AggregateDocument, dueOf, type OutboxItem } from '../store/documents/aggregateDocument';
import { listAll } from '../store/listAll';
import { documentVersion, type Store } from '../store/store';
import { upsert } from '../store/upsert';

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
    for await (const doc of listAll<AggregateDocument>(store, 'records', { pk: tenantId, idPrefix })) {
      const now = instant(clock);
      if (awake(doc, now) !== undefined)
        await upsert<AggregateDocument>(store, 'records', doc, (current) => current && awake(current, now));
    }
  }
}

/** The document with everything due that was put off; undefined when there is no such thing in it. */
function awake(doc: AggregateDocument, now: string): AggregateDocument | undefined {
  if ((doc.type !== 'programme' && doc.type !== 'customer') || doc.v > documentVersion) return undefined;
  const waits = ({ work, parked, notBefore = now }: OutboxItem) =>
    parked === undefined && notBefore > now && (askers as readonly string[]).includes(work.kind);
  if (!doc.outbox.some(waits)) return undefined;
  const outbox = doc.outbox.map((item) => (waits(item) ? { ...item, notBefore: now } : item));
  const due = dueOf(outbox, doc.claim, now);
  return { ...doc, outbox, ...(due === undefined ? {} : { due }) };
}
