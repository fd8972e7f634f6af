import {
  isSevered,
  type PointedThing,
  type PointerDocuments,
  pointerDocumentId,
  pointerPrefix,
  type SeveredPointer,
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
  const doc = (await store.read<PointerDocuments[T]>('records', tenantId, pointerDocumentId(thing, pointer)))?.doc;
  return doc === undefined || isSevered(doc) ? undefined : doc;
}

/** What is left where there was a pointer before the link of the two tenants ended. */
export async function findSevered(
  { store }: { readonly store: Store },
  tenantId: string,
  thing: PointedThing,
  pointer: string,
): Promise<SeveredPointer | undefined> {
  const doc = (await store.read('records', tenantId, pointerDocumentId(thing, pointer)))?.doc;
  return doc !== undefined && isSevered(doc) ? doc : undefined;
}

/** Everything of one kind that this tenant may see, page by page. */
export async function* eachPointer<T extends PointedThing>(
  store: Store,
  tenantId: string,
  thing: T,
): AsyncGenerator<PointerDocuments[T]> {
  const selection = { pk: tenantId, idPrefix: pointerPrefix(thing) };
  for await (const doc of listAll<PointerDocuments[T]>(store, 'records', selection)) if (!isSevered(doc)) yield doc;
}

/** Everything of one kind that this tenant may see, with the id its cards carry without the kind. */
export async function listPointers<T extends PointedThing>(
  store: Store,
  tenantId: string,
  thing: T,
): Promise<readonly { readonly pointer: string; readonly doc: PointerDocuments[T] }[]> {
  const found: { pointer: string; doc: PointerDocuments[T] }[] = [];
  const idPrefix = pointerPrefix(thing);
  for await (const doc of eachPointer(store, tenantId, thing)) {
    found.push({ pointer: doc.id.slice(idPrefix.length), doc });
  }
  return found;
}
