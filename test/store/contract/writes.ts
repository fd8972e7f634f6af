import { type Bench, mustRead, newPk, note } from './underTest';

/** One writer at a time. */
export function declareWrites(bench: () => Bench): void {
  describe('writes', () => {
    test('a created document is read back as it was, without anything the database added', async () => {
      const { store } = bench();
      const doc = note('a', { pk: newPk(), due: '2026-03-01T10:00:00.000Z', parts: [1, { deep: [null, true] }] });
      const created = await store.create('records', doc);
      expect(created.doc).toEqual(doc);
      expect(await store.read('records', doc.pk, 'a')).toEqual({ doc, etag: created.etag });
    });

    test('what was never there reads as undefined, in every container', async () => {
      const { store } = bench();
      const pk = newPk();
      await store.create('records', note('a'));
      expect(await store.read('records', pk, 'b')).toBeUndefined();
      expect(await store.read('records', 'another tenant', 'a')).toBeUndefined();
      expect(await store.read('ledger', pk, 'a')).toBeUndefined();
    });

    test('creating what is there already is a conflict and changes nothing', async () => {
      const { store } = bench();
      const pk = newPk();
      const first = await store.create('records', note('a', { count: 1 }));
      await expect(store.create('records', note('a', { count: 2 }))).rejects.toMatchObject({ kind: 'exists' });
      expect(await store.read('records', pk, 'a')).toEqual(first);
    });

    test('replacing puts the new document in place of the whole old one, under a new etag', async () => {
      const { store } = bench();
      const pk = newPk();
      const first = await store.create('records', note('a', { count: 1, due: '2026-03-01T10:00:00.000Z' }));
      const second = await store.replace('records', note('a', { other: 'x' }), first.etag);
      expect(second.etag).not.toBe(first.etag);
      expect(await store.read('records', pk, 'a')).toEqual({ doc: note('a', { other: 'x' }), etag: second.etag });
    });

    test('replacing with an etag of the past is a conflict and changes nothing', async () => {
      const { store } = bench();
      const pk = newPk();
      const first = await store.create('records', note('a'));
      const second = await store.replace('records', note('a', { count: 2 }), first.etag);
      await expect(store.replace('records', note('a', { count: 3 }), first.etag)).rejects.toMatchObject({
        name: 'StoreConflict',
        kind: 'changed',
      });
      expect(await store.read('records', pk, 'a')).toEqual(second);
    });

    test('replacing the same content again still changes the etag', async () => {
      const { store } = bench();
      newPk();
      const first = await store.create('records', note('a'));
      const second = await store.replace('records', note('a'), first.etag);
      await expect(store.replace('records', note('a'), first.etag)).rejects.toMatchObject({ kind: 'changed' });
      await store.replace('records', note('a'), second.etag);
    });

    test('replacing what is missing is a conflict and creates nothing', async () => {
      const { store } = bench();
      const pk = newPk();
      const { etag } = await store.create('records', note('a'));
      await store.remove('records', pk, 'a', etag);
      await expect(store.replace('records', note('a'), etag)).rejects.toMatchObject({ kind: 'missing' });
      expect(await store.read('records', pk, 'a')).toBeUndefined();
    });

    test('an etag made up by somebody is a conflict', async () => {
      const { store } = bench();
      newPk();
      await store.create('records', note('a'));
      for (const etag of ['', '*', '"*"', 'x', '|', '|*', '| *', '|"*"', '|x', '2026-01-01T00:00:00.000Z|x']) {
        await expect(store.replace('records', note('a'), etag)).rejects.toMatchObject({ kind: 'changed' });
        await expect(store.remove('records', note('a').pk, 'a', etag)).rejects.toMatchObject({ kind: 'changed' });
      }
    });

    test('removing takes the current etag; removing what is missing is no error', async () => {
      const { store } = bench();
      const pk = newPk();
      const first = await store.create('records', note('a'));
      const second = await store.replace('records', note('a'), first.etag);
      await expect(store.remove('records', pk, 'a', first.etag)).rejects.toMatchObject({ kind: 'changed' });
      await mustRead(store, 'records', pk, 'a');
      await store.remove('records', pk, 'a', second.etag);
      expect(await store.read('records', pk, 'a')).toBeUndefined();
      await store.remove('records', pk, 'a', second.etag);
    });

    test('an id that was removed can be created again, and the old etag does not fit', async () => {
      const { store } = bench();
      const pk = newPk();
      const first = await store.create('records', note('a'));
      await store.remove('records', pk, 'a', first.etag);
      await store.create('records', note('a'));
      await expect(store.replace('records', note('a'), first.etag)).rejects.toMatchObject({ kind: 'changed' });
    });

    test('the caller may go on changing the object it stored', async () => {
      const { store } = bench();
      const pk = newPk();
      const parts = ['a'];
      const created = await store.create('records', note('a', { parts }));
      parts.push('b');
      expect(created.doc.parts).toEqual(['a']);
      expect((await mustRead(store, 'records', pk, 'a')).doc.parts).toEqual(['a']);
    });

    test('ping answers', async () => {
      await expect(bench().store.ping()).resolves.toBeUndefined();
    });
  });
}
