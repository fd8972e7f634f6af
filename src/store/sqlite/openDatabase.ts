import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { containers } from '../store';

/** Waiting for another process blocks this one's event loop, so no longer than an interactive call may wait anyway. */
const busyTimeoutMs = 3_000;

/** Opens the file, creating it, its directory and its tables where missing. Several processes may do so at once. */
export function openDatabase(file: string): Database.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: busyTimeoutMs });
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    useWriteAheadLog(database);
    // With WAL, anything less than FULL may lose the last commits when the power fails.
    database.exec('PRAGMA synchronous = FULL');
    database.exec(`BEGIN IMMEDIATE; ${containers.map(tableSql).join('\n')} COMMIT;`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** `pk` and `id` are encoded; the columns beside `doc` repeat what is queried. */
function tableSql(table: string): string {
  return `
    CREATE TABLE IF NOT EXISTS ${table} (
      pk TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, due TEXT, expiresAt TEXT,
      etag TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (pk, id)
    );
    CREATE INDEX IF NOT EXISTS ${table}_due ON ${table} (due) WHERE due IS NOT NULL;
    CREATE INDEX IF NOT EXISTS ${table}_pk_due ON ${table} (pk, due) WHERE due IS NOT NULL;
    CREATE INDEX IF NOT EXISTS ${table}_expiresAt ON ${table} (expiresAt) WHERE expiresAt IS NOT NULL;`;
}

/** Turning WAL on needs the file for itself, and SQLite does not wait for that: processes starting together must retry. */
function useWriteAheadLog(database: Database.Database): void {
  const giveUpAt = Date.now() + busyTimeoutMs;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
