import { maxDocumentBytes } from '../../../src/store/store';
import { type Bench, mustRead, type Note, newPk, note } from './underTest';

/** A document whose JSON takes exactly so many bytes; the filling is of two-byte characters. */
function noteOfBytes(bytes: number): Note {
  const empty = note('big', { fill: '' });
  const room = bytes - Buffer.byteLength(JSON.stringify(empty));
  return { ...empty, fill: 'é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2) };
}

/** What may be stored, and what comes back of it. */
export function declareLimits(bench: () => Bench): void {
  describe('limits', () => {
    test('a document at the size cap is kept whole; one byte more is refused', async () => {
      const { store } = bench();
      const pk = newPk();
      const { etag } = await store.create('records', noteOfBytes(maxDocumentBytes));
      expect((await mustRead(store, 'records', pk, 'big')).doc).toEqual(noteOfBytes(maxDocumentBytes));
      const refused = { name: 'StoreRefusal', kind: 'tooLarge' };
      await expect(store.replace('records', noteOfBytes(maxDocumentBytes + 1), etag)).rejects.toMatchObject(refused);
      await expect(store.create('people', noteOfBytes(maxDocumentBytes + 1))).rejects.toMatchObject(refused);
      expect(await store.read('people', pk, 'big')).toBeUndefined();
    });

    test('a page of documents at the size cap comes whole', async () => {
      const { store } = bench();
      const pk = newPk();
      const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
      for (const id of ids) await store.create('records', { ...noteOfBytes(maxDocumentBytes - 100), id });
      expect((await store.list('records', { pk })).items.map((item) => item.doc.id)).toEqual(ids);
    });

    test('a document of a later release is read with all it holds, and not written', async () => {
      const { store, laterStore } = bench();
      const pk = newPk();
      const later = note('a', { v: 2, inventedLater: { list: [{ x: 1 }] }, due: '2099-01-01T00:00:00.000Z' });
      const { etag } = await laterStore.create('records', later);
      expect(await store.read('records', pk, 'a')).toEqual({ doc: later, etag });
      expect((await store.list('records', { pk })).items).toEqual([{ doc: later, etag }]);
      const refused = { name: 'StoreRefusal', kind: 'newerVersion' };
      await expect(store.replace('records', { ...later, count: 1 }, etag)).rejects.toMatchObject(refused);
      await expect(store.create('records', { ...later, id: 'b' })).rejects.toMatchObject(refused);
      expect(await laterStore.read('records', pk, 'a')).toEqual({ doc: later, etag });
    });

    test('fields this program does not know survive a read and a write', async () => {
      const { store } = bench();
      const pk = newPk();
      await store.create(
        'records',
        note('a', { unknown: { deep: { deeper: [1, null] } }, _ours: 'kept', rid: 'kept' }),
      );
      const { doc, etag } = await mustRead(store, 'records', pk, 'a');
      await store.replace('records', { ...doc, count: 1 }, etag);
      expect((await mustRead(store, 'records', pk, 'a')).doc).toEqual({ ...doc, count: 1 });
    });

    test('values survive: emoji, nested nulls, control characters, numbers to the edges of a double', async () => {
      const { store } = bench();
      const pk = newPk();
      const values = {
        text: ['👩🏽‍🚀', '', '"\\\u2028\u0000\n', '日本語', '<at>Ana</at>', 'é', 'e\u0301'],
        nulls: [null, { a: null, b: [null, [null]] }],
        numbers: [0, -1, 9007199254740991, -9007199254740991, 1.7976931348623157e308, 5e-324, 0.1, 123456.789],
        flags: [true, false],
        empty: [{}, [], ''],
        'key with "quotes" / 日本': 1,
      };
      await store.create('records', note('a', values));
      expect((await mustRead(store, 'records', pk, 'a')).doc).toEqual(note('a', values));
      expect((await store.list('records', { pk })).items[0]?.doc).toEqual(note('a', values));
    });

    test('instants in another spelling, names the database uses and wrong versions are refused', async () => {
      const { store } = bench();
      newPk();
      const bad = [
        { due: '2026-03-01T10:00:00Z' },
        { due: '2026-03-01T10:00:00.000+01:00' },
        { due: '2026-13-01T10:00:00.000Z' },
        { expiresAt: 'tomorrow' },
        { type: '' },
        { v: 0 },
        { v: 1.5 },
        { _etag: 'x' },
        { _ts: 1 },
        { ttl: 1 },
      ];
      for (const fields of bad) {
        await expect(store.create('records', note('a', fields))).rejects.toMatchObject({ kind: 'badKey' });
      }
    });
  });
}
