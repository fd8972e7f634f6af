import {
  type LedgerEntryDocument,
  type LedgerTextDocument,
  type LedgerTimeDocument,
  ledgerEntryId,
  ledgerTextId,
  ledgerTimeId,
} from '../../store/documents/ledgerDocument';
import { documentVersion, type Store, StoreConflict, type StoredDocument } from '../../store/store';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

/**
 * Appends the entries that the decision already chained, each after its texts and before what finds it by time; what is there already is the same, or is a
 * text that was erased since and stays so.
 */
export async function appendLedger(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'appendLedger' && work.kind !== 'appendLedgerEntries') return done();
  const { pk, id: aggregate } = job.doc;
  const texts = work.kind === 'appendLedger' ? [] : work.texts;
  for (const entry of work.entries) {
    const own = texts.find(({ seq }) => seq === entry.seq);
    if (own !== undefined) {
      const id = ledgerTextId(aggregate, entry.seq);
      await append<LedgerTextDocument>(context.store, {
        pk,
        id,
        type: 'ledgerText',
        v: documentVersion,
        aggregate,
        ...own,
      });
    }
    const id = ledgerEntryId(aggregate, entry.seq);
    const doc = { pk, id, type: 'ledgerEntry' as const, v: documentVersion, ...entry, aggregate };
    await append<LedgerEntryDocument>(context.store, doc);
    const found = { pk, id: ledgerTimeId(aggregate, entry), type: 'ledgerTime' as const, v: documentVersion };
    await append<LedgerTimeDocument>(context.store, { ...found, aggregate, seq: entry.seq });
  }
  return done();
}

async function append<D extends StoredDocument>(store: Store, doc: D): Promise<void> {
  try {
    await store.create<D>('ledger', doc);
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error;
  }
}
