import {
  type PointedThing,
  type PointerDocuments,
  pointerDocumentId,
  pointerPrefix,
} from '../store/documents/pointerDocument';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';

/** The pointer in the reader's own partition; without one there is no such thing for them. */
export async function findPointer<T extends PointedThing>(
  { store }: { readonly store: Store },
  tenantId: string,
  thing: T,
  pointer: string,
): Promise<PointerDocuments[T] | undefined> {
  return (await store.read<PointerDocuments[T]>('records', tenantId, pointerDocumentId(thing, pointer)))?.doc;
}

/** Everything of one kind that this tenant may see, with the id its cards carry without the kind. */
export async function listPointers<T extends PointedThing>(
  store: Store,
  tenantId: string,
  thing: T,
): Promise<readonly { readonly pointer: string; readonly doc: PointerDocuments[T] }[]> {
  const found: { pointer: string; doc: PointerDocuments[T] }[] = [];
  const idPrefix = pointerPrefix(thing);
  for await (const doc of listAll<PointerDocuments[T]>(store, 'records', { pk: tenantId, idPrefix })) {
    found.push({ pointer: doc.id.slice(idPrefix.length), doc });
  }
  return found;
}
