import { type Bench, mustRead, newPk, note } from './underTest';

const oddIds = [
  'a/b',
  'a\\b',
  'a?b',
  'a#b',
  'a%2Fb',
  'a~002Fb',
  'a b',
  'a ',
  ' a',
  'a\u0000b',
  'a\u0000c',
  'a\nb\tc\u007f',
  '.',
  '..',
  './x',
  'A/B',
  'CamelCase',
  'camelcase',
  'é',
  'e\u0301',
  '日本語',
  '👩‍👩‍👧‍👦',
  '19:meeting_MjdhNjM4YzUtYzExZi00@thread.v2;messageid=1',
  '29:1bSnHZ7Js2STWrgk6ScEErLk1Lp2zQuD5H2qQ960rtvstKp8tKLl-3r8b6DoW0QxZimuTxk-pupZ1DBpvumIQQQ',
  "'; DROP TABLE records; --",
  '"quoted"',
  '__proto__',
  'constructor',
  'n'.repeat(200),
  '語'.repeat(200),
];

/** Keys no database would take as they are. */
export function declareKeys(bench: () => Bench): void {
  describe('keys', () => {
    test('odd ids work in every operation, and each is its own document', async () => {
      const { store } = bench();
      const pk = newPk();
      await Promise.all(oddIds.map((id, count) => store.create('records', note(id, { count }))));
      for (const [count, id] of oddIds.entries()) {
        const { doc, etag } = await mustRead(store, 'records', pk, id);
        expect(doc).toEqual(note(id, { count }));
        await store.replace('records', { ...doc, count: count + 1_000 }, etag);
      }
      const { items } = await store.list('records', { pk });
      expect(items.map((item) => item.doc.id).sort()).toEqual([...oddIds].sort());
      for (const item of items) await store.remove('records', pk, item.doc.id, item.etag);
      expect(await store.list('records', { pk })).toEqual({ items: [] });
    });

    test('odd partition keys are kept apart', async () => {
      const { store } = bench();
      const pks = ['a/b', 'a?b#', 'é', ' é', 'É', 'a\u0000', 'a\u0000b', 'p'.repeat(100), '語'.repeat(100)];
      const odd = pks.map((pk) => `${pk.slice(0, 64)}${newPk().slice(-36)}`);
      for (const [count, pk] of odd.entries()) await store.create('records', note('a', { pk, count }));
      for (const [count, pk] of odd.entries()) {
        expect((await mustRead(store, 'records', pk, 'a')).doc.count).toBe(count);
        expect((await store.list('records', { pk })).items.map((item) => item.doc.pk)).toEqual([pk]);
      }
    });

    test('a prefix of odd characters selects', async () => {
      const { store } = bench();
      const pk = newPk();
      for (const id of ['a/b/1', 'a/b/2', 'a/c', 'a', '日本1', '日2', '.x', 'x.'])
        await store.create('records', note(id));
      const select = async (idPrefix: string) =>
        (await store.list('records', { pk, idPrefix })).items.map((item) => item.doc.id);
      expect(await select('a/b/')).toEqual(['a/b/1', 'a/b/2']);
      expect(await select('日')).toEqual(['日2', '日本1']);
      expect(await select('.')).toEqual(['.x']);
      expect(await select('~')).toEqual([]);
    });

    test('the order is that of the encoded ids: plain ones as ASCII, then whatever needed escaping', async () => {
      const { store } = bench();
      const pk = newPk();
      const inOrder = ['-', '0', '10', '9', ':', '@', 'A', 'B', '_', 'a', 'a1', 'aé', 'b', ' ', '/', 'é', '日'];
      await Promise.all([...inOrder].reverse().map((id) => store.create('records', note(id))));
      expect((await store.list('records', { pk })).items.map((item) => item.doc.id)).toEqual(inOrder);
    });

    test('keys that no document can have are refused everywhere', async () => {
      const { store } = bench();
      const pk = newPk();
      const refused = { name: 'StoreRefusal', kind: 'badKey' };
      for (const id of ['', 'n'.repeat(201), '\ud83d']) {
        await expect(store.create('records', note(id))).rejects.toMatchObject(refused);
        await expect(store.replace('records', note(id), 'x')).rejects.toMatchObject(refused);
        await expect(store.read('records', pk, id)).rejects.toMatchObject(refused);
        await expect(store.remove('records', pk, id, 'x')).rejects.toMatchObject(refused);
      }
      for (const bad of ['', 'p'.repeat(101), '\udc00']) {
        await expect(store.create('records', note('a', { pk: bad }))).rejects.toMatchObject(refused);
        await expect(store.read('records', bad, 'a')).rejects.toMatchObject(refused);
        await expect(store.list('records', { pk: bad })).rejects.toMatchObject(refused);
      }
    });
  });
}
