import { randomUUID } from 'node:crypto';
import { encodeId } from '../encodeId';
import { guardDocument, guardKey } from '../guardDocument';
import { guardLimit, maxDueItems, pageOf, pageQuery } from '../pageOf';
import {
  type Container,
  containers,
  type DueReference,
  documentVersion,
  type Store,
  StoreConflict,
  type StoredDocument,
  StoreUnavailable,
  type Versioned,
} from '../store';
import { openDatabase } from './openDatabase';
import { prepareStatements, type Statements } from './statements';

const purgeEveryMs = 10 * 60_000;

export interface SqliteStoreOptions {
  /** Path of the database file, or `:memory:`. */
  readonly file: string;
  readonly now: () => Date;
  /** Newest document version that may be written; another than {@link documentVersion} only to stand for another release. */
  readonly newestVersion?: number;
}

/** A durable store in one SQLite file that several processes may share. */
export function createSqliteStore(options: SqliteStoreOptions): Store {
  const newestVersion = options.newestVersion ?? documentVersion;
  const database = openDatabase(options.file);
  // Dropped on close: a prepared statement keeps the file open, and would go on working.
  let tables: Record<Container, Statements> | undefined = Object.fromEntries(
    containers.map((container) => [container, prepareStatements(database, container)]),
  ) as Record<Container, Statements>;
  let purgeAt = 0;

  const nowText = () => options.now().toISOString();

  function run<T>(write: boolean, container: Container, work: (table: Statements) => T): T {
    if (tables === undefined) throw new StoreUnavailable('the store is closed', false);
    try {
      return work(tables[container]);
    } catch (error) {
      throw unavailable(error, write);
    }
  }

  function purgeNowAndThen(): void {
    const time = options.now().getTime();
    if (tables === undefined || time < purgeAt) return;
    purgeAt = time + purgeEveryMs;
    for (const container of containers) run(false, container, (table) => table.purge.run({ now: nowText() }));
  }

  function rowOf(doc: StoredDocument) {
    const { json, pk, id } = guardDocument(doc, newestVersion);
    const { type, due = null, expiresAt = null } = doc;
    return { pk, id, type, due, expiresAt, etag: randomUUID(), doc: json, now: nowText() };
  }

  const store: Store = {
    async read<D extends StoredDocument>(container: Container, pk: string, id: string) {
      const key = { ...guardKey(pk, id), now: nowText() };
      const row = run(false, container, (table) => table.read.get(key)) as Row | undefined;
      return row === undefined ? undefined : versioned<D>(row);
    },

    async create<D extends StoredDocument>(container: Container, doc: D) {
      const row = rowOf(doc);
      purgeNowAndThen();
      const { changes } = run(true, container, (table) => table.create.run(row));
      if (changes === 0) throw new StoreConflict('exists', container, doc.id);
      return versioned<D>(row);
    },

    async replace<D extends StoredDocument>(container: Container, doc: D, etag: string) {
      const row = rowOf(doc);
      run(true, container, (table) => {
        if (table.replace.run({ ...row, ifMatch: etag }).changes > 0) return;
        const found = table.read.get({ pk: row.pk, id: row.id, now: row.now });
        throw new StoreConflict(found === undefined ? 'missing' : 'changed', container, doc.id);
      });
      return versioned<D>(row);
    },

    async remove(container, pk, id, etag) {
      const key = guardKey(pk, id);
      run(true, container, (table) => {
        if (table.remove.run({ ...key, ifMatch: etag }).changes > 0) return;
        if (table.read.get({ ...key, now: nowText() }) !== undefined) throw new StoreConflict('changed', container, id);
      });
    },

    async list<D extends StoredDocument>(container: Container, selection: Parameters<Store['list']>[1]) {
      const query = pageQuery(selection);
      const rows = run(false, container, (table) => table.list.all({ ...query, now: nowText() })) as Row[];
      return pageOf(query, rows.map(versioned<D>));
    },

    async due(container, now, limit, pk) {
      const until = new Date(now).toISOString();
      guardLimit(limit, maxDueItems);
      const found = { until, limit, now: nowText() };
      const rows = run(false, container, (table) =>
        pk === undefined ? table.due.all(found) : table.dueIn.all({ ...found, pk: encodeId(pk) }),
      ) as { doc: string }[];
      return rows.map(dueReference);
    },

    async ping() {
      run(false, 'work', (table) => table.read.get({ pk: 'ping', id: 'ping', now: nowText() }));
    },

    async close() {
      if (tables === undefined) return;
      tables = undefined;
      database.close();
    },
  };
  return store;
}

interface Row {
  readonly doc: string;
  readonly etag: string;
}

function versioned<D extends StoredDocument>(row: Row): Versioned<D> {
  return { doc: JSON.parse(row.doc) as D, etag: row.etag };
}

function dueReference(row: { doc: string }): DueReference {
  const { pk, id, type, due } = JSON.parse(row.doc) as DueReference;
  return { pk, id, type, due };
}

/** Refused before anything was written: the file is locked, read-only, full or cannot be opened. */
const nothingWritten = /^SQLITE_(BUSY|LOCKED|READONLY|FULL|CANTOPEN|AUTH|PERM)/;

function unavailable(error: unknown, write: boolean): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('SQLITE_')) return error;
  return new StoreUnavailable(`the store did not answer: ${code}`, write && !nothingWritten.test(code), {
    cause: error,
  });
}
