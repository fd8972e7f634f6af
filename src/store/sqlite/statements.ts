import type Database from 'libsql';
import type { Container } from '../store';

/** The prepared statements of one table. Parameters are named; an expired row counts as missing in all of them. */
export type Statements = ReturnType<typeof prepareStatements>;

/** Prepares what the store does to one table; each write is a single statement, so it is atomic by itself. */
export function prepareStatements(database: Database.Database, table: Container) {
  const live = '(expiresAt IS NULL OR expiresAt > @now)';
  return {
    read: database.prepare(`SELECT doc, etag FROM ${table} WHERE pk = @pk AND id = @id AND ${live}`),
    create: database.prepare(`
      INSERT INTO ${table} (pk, id, type, due, expiresAt, etag, doc)
      VALUES (@pk, @id, @type, @due, @expiresAt, @etag, @doc)
      ON CONFLICT (pk, id) DO UPDATE SET
        type = excluded.type, due = excluded.due, expiresAt = excluded.expiresAt, etag = excluded.etag, doc = excluded.doc
      WHERE ${table}.expiresAt <= @now`),
    replace: database.prepare(`
      UPDATE ${table} SET type = @type, due = @due, expiresAt = @expiresAt, etag = @etag, doc = @doc
      WHERE pk = @pk AND id = @id AND etag = @ifMatch AND ${live}`),
    remove: database.prepare(`DELETE FROM ${table} WHERE pk = @pk AND id = @id AND etag = @ifMatch`),
    list: database.prepare(`
      SELECT doc, etag FROM ${table}
      WHERE pk = @pk AND id > @after AND id >= @from AND id < @to AND (@type IS NULL OR type = @type) AND ${live}
      ORDER BY id LIMIT @rows`),
    due: database.prepare(`
      SELECT doc FROM ${table} WHERE due IS NOT NULL AND due <= @until AND ${live}
      ORDER BY due LIMIT @limit`),
    dueIn: database.prepare(`
      SELECT doc FROM ${table} WHERE pk = @pk AND due IS NOT NULL AND due <= @until AND ${live}
      ORDER BY due LIMIT @limit`),
    // In small helpings: the caller is about to do something else.
    purge: database.prepare(`
      DELETE FROM ${table} WHERE rowid IN
        (SELECT rowid FROM ${table} WHERE expiresAt IS NOT NULL AND expiresAt <= @now LIMIT 500)`),
  };
}
