import { type Bench, listIds, newPk, note } from './underTest';

async function createNotes(bench: Bench, ids: readonly string[], type = 'note'): Promise<void> {
  await Promise.all(ids.map((id) => bench.store.create('records', note(id, { type }))));
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `n${String(index).padStart(3, '0')}`);

/** Listing a partition. */
export function declareListing(bench: () => Bench): void {
  describe('listing', () => {
    test('an empty partition is one empty page', async () => {
      expect(await bench().store.list('records', { pk: newPk() })).toEqual({ items: [] });
    });

    test('items come whole, with the etag a write needs, and only from the partition and container asked', async () => {
      const { store } = bench();
      const other = newPk();
      await store.create('records', note('elsewhere', { pk: other }));
      const pk = newPk();
      const created = await store.create('records', note('a', { count: 7, nested: { list: [null] } }));
      await store.create('people', note('b'));
      const page = await store.list('records', { pk });
      expect(page).toEqual({ items: [created] });
      await store.replace('records', note('a'), page.items[0]?.etag ?? '');
    });

    test('many pages hand out every item once, ordered by id', async () => {
      const pk = newPk();
      await createNotes(bench(), ids(47).reverse());
      const pages = await listIds(bench().store, { pk, limit: 5 });
      expect(pages.map((page) => page.length)).toEqual([...Array(9).fill(5), 2]);
      expect(pages.flat()).toEqual(ids(47));
    });

    test('a last page that is full has no continuation', async () => {
      const pk = newPk();
      await createNotes(bench(), ids(6));
      expect(await listIds(bench().store, { pk, limit: 3 })).toEqual([ids(6).slice(0, 3), ids(6).slice(3)]);
    });

    test('a page holds a hundred unless told otherwise, and never more', async () => {
      const { store } = bench();
      const pk = newPk();
      await createNotes(bench(), ids(101));
      expect((await listIds(store, { pk })).map((page) => page.length)).toEqual([100, 1]);
      for (const limit of [0, -1, 1.5, 101])
        await expect(store.list('records', { pk, limit })).rejects.toThrow('limit');
    });

    test('removing and creating between pages neither repeats nor skips what stayed', async () => {
      const { store } = bench();
      const pk = newPk();
      await createNotes(bench(), ids(10));
      const first = await store.list('records', { pk, limit: 4 });
      // Among them the very item the continuation stands on, and the one that would come next.
      for (const id of ['n001', 'n003', 'n004']) {
        const found = await store.read('records', pk, id);
        await store.remove('records', pk, id, found?.etag ?? '');
      }
      await createNotes(bench(), ['n000a', 'n005a']);
      const second = await store.list('records', { pk, limit: 100, continuation: first.continuation ?? '' });
      expect(first.items.map((item) => item.doc.id)).toEqual(['n000', 'n001', 'n002', 'n003']);
      expect(second.items.map((item) => item.doc.id)).toEqual(['n005', 'n005a', 'n006', 'n007', 'n008', 'n009']);
    });

    test('a type and a prefix select, alone and together, page by page', async () => {
      const { store } = bench();
      const pk = newPk();
      await createNotes(bench(), ['wave:1', 'wave:2', 'wave:3', 'wav', 'waves', 'Wave:4'], 'wave');
      await createNotes(bench(), ['wave:1:note', 'x'], 'note');
      expect((await listIds(store, { pk, type: 'note', limit: 1 })).flat()).toEqual(['wave:1:note', 'x']);
      expect((await listIds(store, { pk, idPrefix: 'wave:', limit: 2 })).flat()).toEqual([
        'wave:1',
        'wave:1:note',
        'wave:2',
        'wave:3',
      ]);
      expect(await listIds(store, { pk, idPrefix: 'wave:', type: 'wave', limit: 2 })).toEqual([
        ['wave:1', 'wave:2'],
        ['wave:3'],
      ]);
      expect(await listIds(store, { pk, idPrefix: 'wave:1' })).toEqual([['wave:1', 'wave:1:note']]);
      expect(await listIds(store, { pk, idPrefix: 'none' })).toEqual([[]]);
      expect(await listIds(store, { pk, type: 'none' })).toEqual([[]]);
    });

    test('a continuation that is not one of ours is refused', async () => {
      const pk = newPk();
      for (const continuation of ['', '%%%', Buffer.from("' OR 1=1 --").toString('base64url')]) {
        await expect(bench().store.list('records', { pk, continuation })).rejects.toMatchObject({ kind: 'badKey' });
      }
    });
  });
}
