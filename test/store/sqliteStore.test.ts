import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import { declareStoreContract } from './contract';
import { newPk, note } from './contract/underTest';

const now = () => new Date('2026-03-01T09:00:00.000Z');

function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'passerelle-store-'));
}

describe('the SQLite store', () => {
  declareStoreContract(async () => {
    const directory = temporaryDirectory();
    return {
      open: async (options) => createSqliteStore({ file: join(directory, 'data.db'), ...options }),
      drop: async () => rmSync(directory, { recursive: true }),
    };
  });

  describe('on disk', () => {
    let directory: string;
    let file: string;

    beforeEach(() => {
      directory = temporaryDirectory();
      file = join(directory, 'made', 'when', 'missing', 'data.db');
    });

    afterEach(() => rmSync(directory, { recursive: true }));

    test('what was written is there after closing and opening the file again', async () => {
      const pk = newPk();
      const before = createSqliteStore({ file, now });
      const created = await before.create('records', note('a', { due: '2026-03-01T08:00:00.000Z', text: 'é👍' }));
      await before.close();
      const after = createSqliteStore({ file, now });
      expect(await after.read('records', pk, 'a')).toEqual(created);
      expect(await after.due('records', '2026-03-01T08:00:00.000Z', 10)).toHaveLength(1);
      await after.replace('records', note('a'), created.etag);
      await after.close();
    });

    test('what was written is there although the store was never closed', async () => {
      const pk = newPk();
      const left = createSqliteStore({ file, now });
      await left.create('records', note('a'));
      const other = createSqliteStore({ file, now });
      expect(await other.read('records', pk, 'a')).toBeDefined();
      await Promise.all([left.close(), other.close()]);
    });

    test('two stores on one file see each other at once and share the etags', async () => {
      const pk = newPk();
      const [one, two] = [createSqliteStore({ file, now }), createSqliteStore({ file, now })];
      const first = await one.create('records', note('a', { count: 1 }));
      expect(await two.read('records', pk, 'a')).toEqual(first);
      const second = await two.replace('records', note('a', { count: 2 }), first.etag);
      expect(await one.read('records', pk, 'a')).toEqual(second);
      await expect(one.replace('records', note('a'), first.etag)).rejects.toMatchObject({ kind: 'changed' });
      await Promise.all([one.close(), two.close()]);
    });

    test('a closed store says so, and closing twice is no error', async () => {
      const store = createSqliteStore({ file, now });
      await store.close();
      await store.close();
      const unavailable = { name: 'StoreUnavailable', maybeWritten: false };
      await expect(store.ping()).rejects.toMatchObject(unavailable);
      await expect(store.create('records', note('a', { pk: 'p' }))).rejects.toMatchObject(unavailable);
    });

    test('expired documents are deleted from the file sooner or later', async () => {
      let time = now();
      const store = createSqliteStore({ file, now: () => time });
      const pk = newPk();
      await store.create('work', note('a', { expiresAt: '2026-03-01T09:00:01.000Z' }));
      time = new Date('2026-03-01T09:30:00.000Z');
      await store.create('work', note('b'));
      // Seen by a store whose clock is still before the document's end.
      const early = createSqliteStore({ file, now });
      expect((await early.list('work', { pk })).items.map((item) => item.doc.id)).toEqual(['b']);
      await Promise.all([store.close(), early.close()]);
    });
  });

  test('can live in memory', async () => {
    const pk = newPk();
    const store = createSqliteStore({ file: ':memory:', now });
    const created = await store.create('records', note('a'));
    expect(await store.read('records', pk, 'a')).toEqual(created);
    await store.close();
  });
});
