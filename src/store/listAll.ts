import type { Container, Selection, Store, StoredDocument } from './store';

/** Every document of a selection, page by page, all inside one partition. */
export async function* listAll<D extends StoredDocument>(
  store: Store,
  container: Container,
  selection: Omit<Selection, 'continuation'>,
): AsyncGenerator<D> {
  let continuation: string | undefined;
  do {
    const page = await store.list<D>(container, {
      ...selection,
      ...(continuation === undefined ? {} : { continuation }),
    });
    for (const item of page.items) yield item.doc;
    continuation = page.continuation;
  } while (continuation !== undefined);
}
