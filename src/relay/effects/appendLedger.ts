import { documentVersion, StoreConflict, type StoredDocument } from '../../store/store';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

/** Id of a ledger document: sorts by aggregate, then by position in its chain. */
export const ledgerEntryId = (aggregateId: string, seq: number): string =>
  `${aggregateId}:${String(seq).padStart(8, '0')}`;

/** Appends the entries that the decision already chained; one that is there already is the same one. */
export async function appendLedger(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'appendLedger') return done();
  for (const entry of work.entries) {
    const doc: StoredDocument = {
      pk: job.doc.pk,
      id: ledgerEntryId(job.doc.id, entry.seq),
      type: 'ledgerEntry',
      v: documentVersion,
      aggregate: job.doc.id,
      ...entry,
    };
    try {
      await context.store.create('ledger', doc);
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
    }
  }
  return done();
}
