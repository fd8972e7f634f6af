import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { Container, Store, StoredDocument, Versioned } from '../../src/store/store';

/** A document that was written: as it was, and as it is; undefined: not there. */
export interface Change {
  readonly container: Container;
  readonly pk: string;
  readonly id: string;
  readonly before: StoredDocument | undefined;
  readonly after: StoredDocument | undefined;
}

/** A store that says what was changed in it since the mark, and takes it back. */
export interface WatchedStore extends Store {
  /** What is there now is what later changes are compared with. */
  mark(): void;
  changes(): Promise<readonly Change[]>;
  /** Back to the mark. */
  takeBack(): Promise<void>;
}

export function watchedStore(now: () => Date): WatchedStore {
  const store = createSqliteStore({ file: ':memory:', now });
  const touched = new Map<string, { container: Container; pk: string; id: string; before?: StoredDocument }>();
  const watch = async (container: Container, pk: string, id: string): Promise<void> => {
    const key = `${container} ${pk} ${id}`;
    if (touched.has(key)) return;
    const before = await store.read(container, pk, id);
    touched.set(key, { container, pk, id, ...(before === undefined ? {} : { before: before.doc }) });
  };
  const changes = async (): Promise<readonly Change[]> => {
    const found: Change[] = [];
    for (const { container, pk, id, before } of touched.values()) {
      const after = (await store.read(container, pk, id))?.doc;
      if (JSON.stringify(before) !== JSON.stringify(after)) found.push({ container, pk, id, before, after });
    }
    return found;
  };
  return {
    ...store,
    read: <D extends StoredDocument>(container: Container, pk: string, id: string): Promise<Versioned<D> | undefined> =>
      store.read<D>(container, pk, id),
    create: async (container, doc) => {
      await watch(container, doc.pk, doc.id);
      return store.create(container, doc);
    },
    replace: async (container, doc, etag) => {
      await watch(container, doc.pk, doc.id);
      return store.replace(container, doc, etag);
    },
    remove: async (container, pk, id, etag) => {
      await watch(container, pk, id);
      return store.remove(container, pk, id, etag);
    },
    mark: () => touched.clear(),
    changes,
    async takeBack() {
      for (const { container, pk, id, before } of await changes()) {
        const now = await store.read(container, pk, id);
        if (now !== undefined) await store.remove(container, pk, id, now.etag);
        if (before !== undefined) await store.create(container, before);
      }
      touched.clear();
    },
  };
}
