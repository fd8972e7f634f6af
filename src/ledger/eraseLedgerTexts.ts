import type { PersonRef } from '../domain/actor';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import {
  type EntryTexts,
  type LedgerEntryDocument,
  type LedgerText,
  type LedgerTextDocument,
  type LedgerTimeDocument,
  ledgerTextId,
} from '../store/documents/ledgerDocument';
import { listAll } from '../store/listAll';
import type { Store, StoredDocument } from '../store/store';
import { upsert } from '../store/upsert';
import { sealEvent } from './sealEvent';

/** What became of the texts of a person who is forgotten, by number of texts. */
export interface ErasedTexts {
  readonly erased: number;
  /** Decided, but not in the ledger yet: erase again once it is. */
  readonly waiting: number;
  /** In entries written by 0.3.0 and before, whose hashes cover the texts themselves. */
  readonly inOldEntries: number;
}

/**
 * Erases from the ledger what a person wrote, together with the salts, so that the hashes which stay in the entries tell
 * nothing. What the person typed about others stays: the partner has to prove the customer's consent whoever recorded it.
 * A text of any kind that is one of `names` (the person's own name or address) goes too. Every ledger is gone through that
 * the person's organization has to do with: its own, and as a provider those of its partners. Safe to run twice.
 */
export async function eraseLedgerTexts(
  store: Store,
  tenantId: string,
  userId: string,
  { at, names = [] }: { readonly at: string; readonly names?: readonly string[] },
): Promise<ErasedTexts> {
  const folded = new Set(names.map(fold));
  const goes = (by: PersonRef | undefined, text: LedgerText): boolean =>
    'text' in text &&
    ((text.class === 'words' && by?.tenantId === tenantId && by.userId === userId) || folded.has(fold(text.text)));
  const count = ({ by, texts }: Pick<EntryTexts, 'by' | 'texts'>): number =>
    Object.values(texts).filter((text) => goes(by, text)).length;

  let [erased, waiting, inOldEntries] = [0, 0, 0];
  for (const partner of await partnersOf(store, tenantId)) {
    // Outboxes first: what leaves one while this runs is found in the ledger afterwards.
    for await (const doc of listAll<AggregateDocument>(store, 'records', { pk: partner })) {
      for (const { work } of doc.outbox ?? [])
        if (work.kind === 'appendLedgerEntries') waiting += work.texts.reduce((sum, texts) => sum + count(texts), 0);
    }
    for await (const doc of listAll<LedgerEntryDocument | LedgerTextDocument | LedgerTimeDocument>(store, 'ledger', {
      pk: partner,
    })) {
      if (doc.type === 'ledgerEntry') {
        if (doc.format !== undefined) continue;
        const { texts } = sealEvent(doc.event);
        inOldEntries += count({ texts, ...(doc.actor === undefined ? {} : { by: doc.actor }) });
      } else if (doc.type === 'ledgerText' && count(doc) > 0) {
        await upsert<LedgerTextDocument>(
          store,
          'ledger',
          { pk: partner, id: ledgerTextId(doc.aggregate, doc.seq) },
          (now) => (now === undefined ? undefined : without(now, (text) => goes(now.by, text), at)),
        );
        erased += count(doc);
      }
    }
  }
  return { erased, waiting, inOldEntries };
}

const fold = (text: string): string => text.trim().toLowerCase();

const without = (
  doc: LedgerTextDocument,
  goes: (text: LedgerText) => boolean,
  erasedAt: string,
): LedgerTextDocument => ({
  ...doc,
  texts: Object.fromEntries(
    Object.entries(doc.texts).map(([place, text]) => [place, goes(text) ? { class: text.class, erasedAt } : text]),
  ),
});

/** The person's own tenant, and the partners whose things stand in its pointers. */
async function partnersOf(store: Store, tenantId: string): Promise<ReadonlySet<string>> {
  const partners = new Set([tenantId]);
  for await (const { partnerTenant } of listAll<StoredDocument>(store, 'records', { pk: tenantId, type: 'pointer' }))
    if (typeof partnerTenant === 'string') partners.add(partnerTenant);
  return partners;
}
