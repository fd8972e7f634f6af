import { type Bench, mustRead, newPk, note } from './underTest';

const inSeconds = (bench: Bench, seconds: number) =>
  new Date(bench.clock.now.getTime() + seconds * 1_000).toISOString();

/** Documents that stop counting at an instant, by the clock the store was given. */
export function declareExpiry(bench: () => Bench): void {
  describe('expiry', () => {
    test('a document is there until the instant it expires, then missing from every read', async () => {
      const { store, clock } = bench();
      const pk = newPk();
      await store.create('records', note('a', { expiresAt: inSeconds(bench(), 60) }));
      await store.create('records', note('b'));
      clock.advance(59.999);
      await mustRead(store, 'records', pk, 'a');
      expect((await store.list('records', { pk })).items).toHaveLength(2);
      clock.advance(0.001);
      expect(await store.read('records', pk, 'a')).toBeUndefined();
      expect((await store.list('records', { pk })).items.map((item) => item.doc.id)).toEqual(['b']);
    });

    test('expired items do not make pages shorter', async () => {
      const { store } = bench();
      const pk = newPk();
      for (const id of ['a', 'c', 'e']) await store.create('records', note(id, { expiresAt: inSeconds(bench(), 0) }));
      for (const id of ['b', 'd', 'f']) await store.create('records', note(id));
      const page = await store.list('records', { pk, limit: 2 });
      expect(page.items.map((item) => item.doc.id)).toEqual(['b', 'd']);
      expect(page.continuation).toBeDefined();
    });

    test('an expired document is no obstacle to creating its id, and leaves nothing behind', async () => {
      const { store, clock } = bench();
      const pk = newPk();
      const old = await store.create('work', note('a', { expiresAt: inSeconds(bench(), 10), extra: 'old' }));
      await expect(store.create('work', note('a'))).rejects.toMatchObject({ kind: 'exists' });
      clock.advance(10);
      const created = await store.create('work', note('a', { count: 2 }));
      expect(await mustRead(store, 'work', pk, 'a')).toEqual({ doc: note('a', { count: 2 }), etag: created.etag });
      await expect(store.replace('work', note('a'), old.etag)).rejects.toMatchObject({ kind: 'changed' });
    });

    test('an expired document cannot be replaced, even by who read it in time', async () => {
      const { store, clock } = bench();
      const pk = newPk();
      const { doc, etag } = await store.create('work', note('a', { expiresAt: inSeconds(bench(), 10) }));
      clock.advance(10);
      await expect(store.replace('work', doc, etag)).rejects.toMatchObject({ kind: 'missing' });
      expect(await store.read('work', pk, 'a')).toBeUndefined();
    });

    test('removing an expired document is no error, whatever the etag', async () => {
      const { store, clock } = bench();
      const pk = newPk();
      const first = await store.create('work', note('a', { expiresAt: inSeconds(bench(), 10) }));
      const second = await store.replace('work', note('a', { expiresAt: inSeconds(bench(), 10) }), first.etag);
      clock.advance(10);
      await store.remove('work', pk, 'a', first.etag);
      await store.remove('work', pk, 'a', second.etag);
    });

    test('a replace can put the end off, or lift it', async () => {
      const { store, clock } = bench();
      const pk = newPk();
      const first = await store.create('work', note('a', { expiresAt: inSeconds(bench(), 10) }));
      const second = await store.replace('work', note('a', { expiresAt: inSeconds(bench(), 30) }), first.etag);
      clock.advance(20);
      await mustRead(store, 'work', pk, 'a');
      await store.replace('work', note('a'), second.etag);
      clock.advance(1_000_000);
      await mustRead(store, 'work', pk, 'a');
    });
  });
}
