import { type Store, StoreConflict } from '../../../src/store/store';
import { type Bench, mustRead, type Note, newPk, note } from './underTest';

const writers = Array.from({ length: 20 }, (_, index) => index);

/** Many writers at once. */
export function declareRaces(bench: () => Bench): void {
  describe('races', () => {
    test('twenty increments at once, each reloading on conflict, add up to twenty', async () => {
      const { store, laterStore } = bench();
      const pk = newPk();
      await store.create('records', note('counter', { count: 0 }));
      await Promise.all(writers.map((index) => increment(index % 2 === 0 ? store : laterStore, pk)));
      expect((await mustRead(store, 'records', pk, 'counter')).doc.count).toBe(20);
    });

    test('of twenty that create the same id exactly one wins, and its document is the one stored', async () => {
      const { store, laterStore } = bench();
      const pk = newPk();
      const outcomes = await Promise.allSettled(
        writers.map((index) => (index % 2 === 0 ? store : laterStore).create('records', note('a', { count: index }))),
      );
      expect(await winner(outcomes)).toEqual(await mustRead(store, 'records', pk, 'a'));
    });

    test('of twenty that replace the same version exactly one wins', async () => {
      const { store } = bench();
      const pk = newPk();
      const { etag } = await store.create('records', note('a'));
      const outcomes = await Promise.allSettled(
        writers.map((index) => store.replace('records', note('a', { count: index }), etag)),
      );
      expect(await winner(outcomes)).toEqual(await mustRead(store, 'records', pk, 'a'));
    });

    test('of twenty that create over an expired document exactly one wins', async () => {
      const { store, clock } = bench();
      const pk = newPk();
      await store.create('work', note('lease', { expiresAt: clock.now.toISOString() }));
      const outcomes = await Promise.allSettled(
        writers.map((index) => store.create('work', note('lease', { count: index }))),
      );
      expect(await winner(outcomes)).toEqual(await mustRead(store, 'work', pk, 'lease'));
    });
  });
}

async function increment(store: Store, pk: string): Promise<void> {
  for (;;) {
    const { doc, etag } = await mustRead(store, 'records', pk, 'counter');
    try {
      await store.replace('records', { ...doc, count: (doc.count ?? 0) + 1 }, etag);
      return;
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
    }
  }
}

async function winner(outcomes: PromiseSettledResult<{ doc: Note; etag: string }>[]) {
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(lost.map((outcome) => outcome.reason.name)).toEqual(Array(19).fill('StoreConflict'));
  return won.at(0)?.value;
}
