import { randomUUID } from 'node:crypto';
import type { Container, Store, StoredDocument, Versioned } from '../../../src/store/store';

/** A database that stores can be opened on, several at a time. */
export interface DatabaseUnderTest {
  open(options: { now: () => Date; newestVersion?: number }): Promise<Store>;
  drop(): Promise<void>;
}

/** What each part of the suite works with. Tests share one database and keep apart by the `pk` they use. */
export interface Bench {
  readonly store: Store;
  /** A store of a later release on the same database, which knows documents of version 2. */
  readonly laterStore: Store;
  readonly clock: { now: Date; advance(seconds: number): void };
}

export interface Note extends StoredDocument {
  readonly count?: number;
}

let lastPk = '';

/** A partition key that no other test uses. */
export function newPk(): string {
  lastPk = `tenant-${randomUUID()}`;
  return lastPk;
}

/** A small document in the partition that {@link newPk} made last, unless told otherwise. */
export function note(id: string, fields: Partial<Note> = {}): Note {
  return { pk: lastPk, id, type: 'note', v: 1, ...fields };
}

/** The document, which must be there. */
export async function mustRead(store: Store, container: Container, pk: string, id: string): Promise<Versioned<Note>> {
  const found = await store.read<Note>(container, pk, id);
  if (found === undefined) throw new Error(`${container}/${id} is missing`);
  return found;
}

/** Ids of all items of a selection, page by page. */
export async function listIds(store: Store, selection: Parameters<Store['list']>[1]): Promise<string[][]> {
  const pages: string[][] = [];
  let continuation: string | undefined;
  do {
    const page = await store.list('records', { ...selection, ...(continuation === undefined ? {} : { continuation }) });
    pages.push(page.items.map((item) => item.doc.id));
    continuation = page.continuation;
  } while (continuation !== undefined);
  return pages;
}
