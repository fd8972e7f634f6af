import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SecretStoreError } from './secretStore';

/** A writer is done within milliseconds. */
const lockWaitMs = 8_000;

/**
 * One writer at a time, in this process and in others: an exclusive transaction of an empty SQLite database beside the
 * file. The lock is the operating system's, which ends it with the process that holds it, so none is ever left over to be
 * taken from somebody who may still be at work.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  makeLockFile(path, lock);
  const { default: Database } = await import('libsql');
  const giveUpAt = Date.now() + lockWaitMs;
  for (;;) {
    const held = tryToHold(() => new Database(lock, { timeout: 0 }), lock);
    if (held !== undefined) {
      try {
        return await work();
      } finally {
        held.close();
      }
    }
    if (Date.now() > giveUpAt) throw new SecretStoreError('unreadable', `${lock} is held by another process`);
    await sleep(10 + Math.random() * 20);
  }
}

/**
 * For this account alone. In one step and only where it is missing: whoever closes a file ends every lock that the
 * process has on it.
 */
function makeLockFile(path: string, lock: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(lock, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new SecretStoreError('unreadable', `${lock} cannot be made (${codeOf(error)})`);
  }
}

interface Lockable {
  exec(sql: string): unknown;
  close(): unknown;
}

/** Undefined while somebody else holds it. */
function tryToHold(open: () => Lockable, lock: string): Lockable | undefined {
  let database: Lockable | undefined;
  try {
    database = open();
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return undefined;
    throw new SecretStoreError('unreadable', `${lock} cannot be locked (${codeOf(error)})`);
  }
}

export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown';
