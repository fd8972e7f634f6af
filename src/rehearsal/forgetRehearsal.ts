import { listAll } from '../store/listAll';
import type { Container, Store, StoredDocument } from '../store/store';

const containers: readonly Container[] = ['records', 'cards', 'ledger'];

/** Removes everything a rehearsal has stored. Only ever called with the tenant of a rehearsal. */
export async function forgetRehearsal(store: Store, tenantId: string): Promise<void> {
  for (const container of containers) {
    const found: StoredDocument[] = [];
    for await (const doc of listAll<StoredDocument>(store, container, { pk: tenantId })) found.push(doc);
    for (const { id } of found) {
      const current = await store.read(container, tenantId, id);
      if (current !== undefined) await store.remove(container, tenantId, id, current.etag).catch(() => undefined);
    }
  }
}
