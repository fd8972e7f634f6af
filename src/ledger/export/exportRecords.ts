import type { AggregateDocument } from '../../store/documents/aggregateDocument';
import type {
  LedgerEntry,
  LedgerEntryDocument,
  LedgerText,
  LedgerTextDocument,
} from '../../store/documents/ledgerDocument';
import { listAll } from '../../store/listAll';
import type { Store } from '../../store/store';
import { linkOf } from '../chain';
import type { ExportEnd, ExportedEntry, ExportHead, ExportRecord } from './exportRecord';

/** What an entry is in words, and the customer it is about. */
export type Describe = (
  entry: LedgerEntry & { readonly aggregate: string },
  texts: Readonly<Record<string, LedgerText>>,
) => Promise<Pick<ExportedEntry, 'what' | 'customer'>>;

interface Found {
  readonly entry: LedgerEntry;
  readonly texts?: Readonly<Record<string, LedgerText>>;
}

/**
 * A partner's whole ledger, chain by chain and each up to the head that its aggregate had when its turn came. Nothing is
 * held but one entry and what waits in one outbox.
 */
export async function* exportRecords(store: Store, head: ExportHead, describe: Describe): AsyncGenerator<ExportRecord> {
  yield head;
  const counted = { chains: 0, entries: 0, pending: 0 };
  for (const type of ['programme', 'customer']) {
    for await (const doc of listAll<AggregateDocument>(store, 'records', { pk: head.partner, type })) {
      for await (const record of chainRecords(store, doc, describe)) {
        counted[record.kind === 'entry' ? 'entries' : 'pending'] += 1;
        yield record;
      }
      counted.chains += 1;
      yield { kind: 'head', aggregate: doc.id, seq: doc.seq, head: doc.head };
    }
  }
  yield { kind: 'end', ...counted } satisfies ExportEnd;
}

async function* chainRecords(store: Store, doc: AggregateDocument, describe: Describe): AsyncGenerator<ExportedEntry> {
  const { id: aggregate, seq: anchor } = doc;
  const exported = async (kind: ExportedEntry['kind'], { entry, texts }: Found): Promise<ExportedEntry> => ({
    kind,
    ...linkOf(entry),
    hash: entry.hash,
    // Old entries do not say whose chain they belong to; their place in the store does.
    aggregate,
    ...(texts === undefined ? {} : { texts }),
    ...(await describe({ ...entry, aggregate }, texts ?? {})),
  });
  let appended = 0;
  for await (const found of appendedTo(store, doc)) {
    // Decided after the head was read.
    if (found.entry.seq > anchor) break;
    appended = found.entry.seq;
    yield await exported('entry', found);
  }
  for (const found of waitingIn(doc)) if (found.entry.seq > appended) yield await exported('pending', found);
}

/** The entries of a chain in their order, each with the texts beside it. */
async function* appendedTo(store: Store, { pk, id }: AggregateDocument): AsyncGenerator<Found> {
  let last: Found | undefined;
  type Kept = LedgerEntryDocument | LedgerTextDocument;
  for await (const doc of listAll<Kept>(store, 'ledger', { pk, idPrefix: `${id}:` })) {
    if (doc.aggregate !== id) continue;
    if (doc.type === 'ledgerText') {
      if (last?.entry.seq === doc.seq) last = { ...last, texts: doc.texts };
      continue;
    }
    if (last !== undefined) yield last;
    last = { entry: doc };
  }
  if (last !== undefined) yield last;
}

function waitingIn({ outbox }: AggregateDocument): readonly Found[] {
  return outbox
    .flatMap(({ work }): readonly Found[] => {
      if (work.kind === 'appendLedger') return work.entries.map((entry) => ({ entry }));
      if (work.kind !== 'appendLedgerEntries') return [];
      return work.entries.map((entry) => {
        const texts = work.texts.find(({ seq }) => seq === entry.seq)?.texts;
        return texts === undefined ? { entry } : { entry, texts };
      });
    })
    .sort((a, b) => a.entry.seq - b.entry.seq);
}
