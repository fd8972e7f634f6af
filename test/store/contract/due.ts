import type { Container, Store } from '../../../src/store/store';
import { type Bench, newPk, note } from './underTest';

const at = (minute: number) => `2026-03-01T08:${String(minute).padStart(2, '0')}:00.000Z`;

async function removeAll(store: Store, container: Container, pk: string): Promise<void> {
  for (;;) {
    const { items } = await store.list(container, { pk });
    if (items.length === 0) return;
    await Promise.all(items.map((item) => store.remove(container, pk, item.doc.id, item.etag)));
  }
}

/** Finding work. No other test leaves a `due` in `cards`, and these clean up: `due` looks at all partitions. */
export function declareDue(bench: () => Bench): void {
  describe('due', () => {
    const pks: string[] = [];
    const partition = () => {
      const pk = newPk();
      pks.push(pk);
      return pk;
    };

    afterEach(async () => {
      for (const pk of pks.splice(0)) await removeAll(bench().store, 'cards', pk);
    });

    test('crosses partitions, earliest first, and leaves out what is later or has no work', async () => {
      const { store } = bench();
      const [one, two, odd] = [partition(), partition(), 'Ünïcode/tenant #1'];
      pks.push(odd);
      await store.create('cards', note('b', { pk: one, due: at(20) }));
      await store.create('cards', note('c/d', { pk: two, due: at(10), type: 'card' }));
      await store.create('cards', note('e', { pk: odd, due: at(30) }));
      await store.create('cards', note('later', { pk: one, due: at(31) }));
      await store.create('cards', note('never', { pk: two }));
      expect(await store.due('cards', at(30), 100)).toEqual([
        { pk: two, id: 'c/d', type: 'card', due: at(10) },
        { pk: one, id: 'b', type: 'note', due: at(20) },
        { pk: odd, id: 'e', type: 'note', due: at(30) },
      ]);
      expect(await store.due('cards', at(9), 100)).toEqual([]);
      expect(await store.due('people', at(30), 100)).toEqual([]);
    });

    test('gives the earliest when there are more than asked for', async () => {
      const { store } = bench();
      partition();
      await Promise.all(
        [5, 3, 4, 1, 2].map((minute) => store.create('cards', note(`m${minute}`, { due: at(minute) }))),
      );
      const found = await store.due('cards', at(59), 3);
      expect(found.map((reference) => reference.id)).toEqual(['m1', 'm2', 'm3']);
      for (const limit of [0, -1, 1_001]) await expect(store.due('cards', at(59), limit)).rejects.toThrow('limit');
    });

    test('design 6: one partition is asked alone, whatever is due earlier in others', async () => {
      const { store } = bench();
      const [busy, odd] = [partition(), 'Ünïcode/tenant #2'];
      pks.push(odd);
      await Promise.all(
        [1, 2, 3].map((minute) => store.create('cards', note(`m${minute}`, { pk: busy, due: at(minute) }))),
      );
      await store.create('cards', note('late', { pk: odd, due: at(40) }));
      await store.create('cards', note('later', { pk: odd, due: at(50) }));
      expect(await store.due('cards', at(45), 2, odd)).toEqual([{ pk: odd, id: 'late', type: 'note', due: at(40) }]);
      expect((await store.due('cards', at(45), 2, busy)).map(({ id }) => id)).toEqual(['m1', 'm2']);
    });

    test('gives a whole sweep of a hundred in one answer', async () => {
      const { store } = bench();
      partition();
      const numbers = Array.from({ length: 105 }, (_, index) => index);
      await Promise.all(numbers.map((number) => store.create('cards', note(`n${number}`, { due: at(number % 60) }))));
      const found = await store.due('cards', at(59), 100);
      expect(new Set(found.map((reference) => reference.id)).size).toBe(100);
      expect(found.map((reference) => reference.due)).toEqual(found.map((reference) => reference.due).sort());
    });

    test('follows the document: moved, taken away, removed', async () => {
      const { store } = bench();
      const pk = partition();
      const first = await store.create('cards', note('a', { due: at(1) }));
      const second = await store.replace('cards', note('a', { due: at(2) }), first.etag);
      expect(await store.due('cards', at(1), 10)).toEqual([]);
      expect(await store.due('cards', at(2), 10)).toHaveLength(1);
      const third = await store.replace('cards', note('a'), second.etag);
      expect(await store.due('cards', at(59), 10)).toEqual([]);
      const fourth = await store.replace('cards', note('a', { due: at(3) }), third.etag);
      await store.remove('cards', pk, 'a', fourth.etag);
      expect(await store.due('cards', at(59), 10)).toEqual([]);
    });

    test('leaves out what has expired', async () => {
      const { store, clock } = bench();
      partition();
      const expiresAt = new Date(clock.now.getTime() + 60_000).toISOString();
      await store.create('cards', note('a', { due: at(1), expiresAt }));
      expect(await store.due('cards', at(2), 10)).toHaveLength(1);
      clock.advance(60);
      expect(await store.due('cards', at(2), 10)).toEqual([]);
    });
  });
}
