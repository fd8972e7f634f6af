import { type Container, type Store, StoreConflict, type StoredDocument, type Versioned } from './store';

const maxConflicts = 5;

/**
 * Reads a document, asks `next` what it should become, and writes that conditionally; a conflict asks again. When
 * `next` answers undefined nothing is written. Answers the document as it stands afterwards.
 */
export async function upsert<D extends StoredDocument>(
  store: Store,
  container: Container,
  key: { readonly pk: string; readonly id: string },
  next: (current: D | undefined) => D | undefined,
): Promise<Versioned<D> | undefined> {
  for (let conflicts = 0; ; conflicts += 1) {
    const current = await store.read<D>(container, key.pk, key.id);
    const wanted = next(current?.doc);
    if (wanted === undefined) return current;
    try {
      return await (current === undefined
        ? store.create(container, wanted)
        : store.replace(container, wanted, current.etag));
    } catch (error) {
      if (!(error instanceof StoreConflict) || conflicts >= maxConflicts) throw error;
    }
  }
}
