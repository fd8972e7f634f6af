import type { AggregateDocument } from '../store/documents/aggregateDocument';
import {
  type LedgerEntryDocument,
  type LedgerText,
  type LedgerTextDocument,
  type LedgerTimeDocument,
  ledgerEntryId,
  ledgerTextId,
  ledgerTimePrefix,
} from '../store/documents/ledgerDocument';
import { type Store, StoreRefusal } from '../store/store';

/** One entry with its texts, as far as they are still there. */
export interface HistoryItem {
  readonly entry: LedgerEntryDocument;
  readonly texts: Readonly<Record<string, LedgerText>>;
}

export interface HistoryPage {
  /** The newest first. */
  readonly items: readonly HistoryItem[];
  /** Where the next page begins; absent on the last one. */
  readonly older?: string;
  /** How many entries the chain has, where it is one. */
  readonly count?: number;
}

/** Entries a card has room for. */
const pageSize = 6;

/** A partner's whole ledger, a page of it; undefined for a place that is none. */
export async function wholeHistory(store: Store, partner: string, place?: string): Promise<HistoryPage | undefined> {
  const continuation = place === undefined ? {} : { continuation: place };
  const selection = { pk: partner, idPrefix: ledgerTimePrefix, limit: pageSize, ...continuation };
  try {
    const page = await store.list<LedgerTimeDocument>('ledger', selection);
    const items = await itemsOf(
      store,
      partner,
      page.items.map(({ doc }) => doc),
    );
    return { items, ...(page.continuation === undefined ? {} : { older: page.continuation }) };
  } catch (error) {
    // The place comes from a card: what is no continuation was made by somebody.
    if (error instanceof StoreRefusal) return undefined;
    throw error;
  }
}

/** One chain, from an entry downwards. */
export async function chainHistory(
  store: Store,
  { pk, id }: { readonly pk: string; readonly id: string },
  before = Number.POSITIVE_INFINITY,
): Promise<HistoryPage> {
  const count = (await store.read<AggregateDocument>('records', pk, id))?.doc.seq ?? 0;
  const newest = Math.min(before - 1, count);
  const oldest = Math.max(1, newest - pageSize + 1);
  const wanted = [];
  for (let seq = newest; seq >= oldest; seq -= 1) wanted.push({ aggregate: id, seq });
  const items = await itemsOf(store, pk, wanted);
  return { items, count, ...(oldest > 1 ? { older: String(oldest) } : {}) };
}

/** What is decided and not appended yet is left out: it is there a moment later. */
async function itemsOf(
  store: Store,
  pk: string,
  wanted: readonly { readonly aggregate: string; readonly seq: number }[],
): Promise<readonly HistoryItem[]> {
  const found = await Promise.all(
    wanted.map(async ({ aggregate, seq }): Promise<readonly HistoryItem[]> => {
      const [entry, texts] = await Promise.all([
        store.read<LedgerEntryDocument>('ledger', pk, ledgerEntryId(aggregate, seq)),
        store.read<LedgerTextDocument>('ledger', pk, ledgerTextId(aggregate, seq)),
      ]);
      return entry === undefined ? [] : [{ entry: entry.doc, texts: texts?.doc.texts ?? {} }];
    }),
  );
  return found.flat();
}
