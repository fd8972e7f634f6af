import { listCustomers } from '../present/lists';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import { type Part, partsToPlay } from './playPart';
import { type RehearsalCustomerDocument, rehearsalCustomerPrefix } from './rehearsalDocuments';

/** How far the copy of a book is and what can be played; of the real book only how many customers there are to copy. */
export async function rehearsedBook(
  store: Store,
  tenantId: string,
  running: boolean,
): Promise<{ readonly customers: number; readonly copied: number; readonly parts: readonly Part[] }> {
  if (!running) return { customers: (await listCustomers(store, tenantId)).length, copied: 0, parts: [] };
  let customers = 0;
  let copied = 0;
  const selection = { pk: tenantId, idPrefix: rehearsalCustomerPrefix };
  for await (const doc of listAll<RehearsalCustomerDocument>(store, 'records', selection)) {
    customers += 1;
    if (doc.copied !== undefined) copied += 1;
  }
  return { customers, copied, parts: await partsToPlay({ store }, tenantId) };
}
