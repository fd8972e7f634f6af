import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import { listAll } from '../../src/store/listAll';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { StoredDocument } from '../../src/store/store';

/** What has been decided in these tenants, by document: the state with its revision, what others see of it, the ledger. */
export async function decidedIn(directory: string, tenants: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const store = createSqliteStore({ file: join(directory, 'passerelle.sqlite'), now: () => new Date() });
  const found = new Map<string, string>();
  try {
    for (const pk of tenants) {
      for (const type of ['programme', 'customer']) {
        for await (const { id, state, seq } of listAll<AggregateDocument>(store, 'records', { pk, type }))
          found.set(`${pk} ${id}`, hash({ state, seq }));
      }
      for await (const { id, ...pointer } of listAll<StoredDocument>(store, 'records', { pk, type: 'pointer' }))
        found.set(`${pk} ${id}`, hash(pointer));
      for await (const entry of listAll<StoredDocument>(store, 'ledger', { pk })) found.set(`${pk} ${entry.id}`, '');
    }
  } finally {
    await store.close();
  }
  return found;
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Documents that are not as they were. */
export const differences = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
