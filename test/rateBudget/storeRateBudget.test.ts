import { type RateLimit, type RateResource, rateLimits } from '../../src/partnerCenter/rateLimits';
import type { RateBudgetDocument } from '../../src/rateBudget/rateBudgetDocument';
import { createStoreRateBudget } from '../../src/rateBudget/storeRateBudget';
import { createCosmosStore } from '../../src/store/cosmos/cosmosStore';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import { type Store, StoreUnavailable } from '../../src/store/store';
import { startCosmosEmulator } from '../store/startCosmosEmulator';

const tenantId = 'b0000000-0000-4000-8000-000000000001';
const resource: RateResource = 'transfers';
const limitsOf = (callsPerMinute: number): Record<RateResource, RateLimit> => ({
  ...rateLimits,
  transfers: { callsPerMinute, source: 'the test' },
});

/** A clock to set, and a count of what is written. */
function stage(store: Store) {
  const time = { ms: Date.parse('2026-03-02T10:00:00.000Z') };
  let writes = 0;
  const counting: Store = {
    ...store,
    read: (...args) => store.read(...args),
    create: (...args) => {
      writes += 1;
      return store.create(...args);
    },
    replace: (...args) => {
      writes += 1;
      return store.replace(...args);
    },
  };
  return {
    time,
    writes: () => writes,
    instance: (callsPerMinute: number, on: Store = counting) =>
      createStoreRateBudget({ store: on, tenantId, now: () => time.ms, limits: limitsOf(callsPerMinute) }),
    document: async () => (await store.read<RateBudgetDocument>('work', tenantId, `rateBudget:${resource}`))?.doc,
  };
}

/** The most calls that any sixty seconds saw. */
function worstMinute(calls: readonly number[]): number {
  let worst = 0;
  let first = 0;
  for (let last = 0; last < calls.length; last += 1) {
    while ((calls[first] ?? 0) <= (calls[last] ?? 0) - 60_000) first += 1;
    worst = Math.max(worst, last - first + 1);
  }
  return worst;
}

const stores: readonly [string, () => Promise<{ store: Store; close(): Promise<void> }>][] = [
  [
    'SQLite',
    async () => {
      const store = createSqliteStore({ file: ':memory:', now: () => new Date(0) });
      return { store, close: () => store.close() };
    },
  ],
  [
    'Cosmos DB',
    async () => {
      const emulator = await startCosmosEmulator();
      const { endpoint, key } = emulator;
      const store = await createCosmosStore({ endpoint, key, database: 'passerelle', now: () => new Date(0) });
      return {
        store,
        close: async () => {
          await store.close();
          await emulator.stop();
        },
      };
    },
  ],
];

describe.each(stores)('one budget for all instances, on %s', (_, open) => {
  let opened: { store: Store; close(): Promise<void> };
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  afterEach(async () => {
    const found = await opened.store.read('work', tenantId, `rateBudget:${resource}`);
    if (found !== undefined) await opened.store.remove('work', tenantId, found.doc.id, found.etag);
  });

  it('two instances that call as much as they can never exceed the limit in any minute', async () => {
    const limit = 60;
    const { time, instance } = stage(opened.store);
    const instances = [instance(limit), instance(limit)];
    const began = time.ms;
    const calls: number[] = [];
    for (let second = 0; second < 150; second += 1) {
      // Odd steps, so that no window begins where a slice does.
      time.ms = began + second * 1_000 + ((second * 37) % 900);
      const taken = await Promise.all(
        instances.flatMap((budget) => Array.from({ length: 8 }, () => budget.take(resource))),
      );
      for (const waitMs of taken) if (waitMs === undefined) calls.push(time.ms);
    }
    expect(worstMinute(calls)).toBeLessThanOrEqual(limit);
    // And the limit is there to be used: two and a half minutes see more than one minute's worth.
    expect(calls.length).toBeGreaterThan(limit * 1.8);
  });

  it('both get their share while the budget lasts', async () => {
    const { instance } = stage(opened.store);
    const [one, two] = [instance(60), instance(60)];
    const mine = await Promise.all(Array.from({ length: 20 }, () => one.take(resource)));
    expect(mine.every((waitMs) => waitMs === undefined)).toBe(true);
    expect(await two.take(resource)).toBeUndefined();
  });
});

describe('leases', () => {
  let store: Store;
  beforeEach(() => {
    store = createSqliteStore({ file: ':memory:', now: () => new Date(0) });
  });
  afterEach(() => store.close());

  async function use(budget: ReturnType<typeof createStoreRateBudget>, calls: number): Promise<void> {
    for (let n = 0; n < calls; n += 1) expect(await budget.take(resource)).toBeUndefined();
  }

  it('a steady instance writes once per slice, not once per call; an idle one writes nothing', async () => {
    const { time, writes, instance } = stage(store);
    const budget = instance(500);
    await use(budget, 30);
    const before = writes();
    for (let slice = 0; slice < 10; slice += 1) {
      time.ms += 10_000;
      await use(budget, 30);
    }
    expect(writes() - before).toBe(10);
    time.ms += 600_000;
    expect(writes() - before).toBe(10);
  });

  it('a burst costs a handful of writes', async () => {
    const { writes, instance } = stage(store);
    await use(instance(500), 200);
    expect(writes()).toBeLessThanOrEqual(6);
  });

  it('what was not used goes back with the next lease', async () => {
    const { time, instance, document } = stage(store);
    const budget = instance(500);
    await use(budget, 3);
    expect((await document())?.slices.map(({ calls }) => calls)).toEqual([10]);
    time.ms += 10_000;
    await use(budget, 1);
    expect((await document())?.slices.map(({ calls }) => calls)).toEqual([3, 10]);
  });

  it('what a crashed instance leased counts as spent until its minute is over', async () => {
    const { time, instance } = stage(store);
    await use(instance(10), 1);
    const next = instance(10);
    expect(await next.take(resource)).toBe(70_000);
    time.ms += 69_999;
    expect(await next.take(resource)).toBe(1);
    time.ms += 1;
    expect(await next.take(resource)).toBeUndefined();
  });

  it('a 429 pauses the resource for this instance at once and for the others with their next lease', async () => {
    const { time, instance } = stage(store);
    const [one, two] = [instance(500), instance(500)];
    await one.pause(resource, 57_000);
    expect(await one.take(resource)).toBe(57_000);
    expect(await two.take(resource)).toBe(57_000);
    expect(await two.take('customers')).toBeUndefined();
    time.ms += 57_000;
    expect(await two.take(resource)).toBeUndefined();
    expect(await one.take(resource)).toBeUndefined();
  });

  it('a shorter pause does not cut a longer one', async () => {
    const { instance } = stage(store);
    const budget = instance(500);
    await budget.pause(resource, 60_000);
    await budget.pause(resource, 1_000);
    expect(await budget.take(resource)).toBe(60_000);
    expect(await instance(500).take(resource)).toBe(60_000);
  });

  it('while the store is silent nothing is called, and a lease that may have been written is not given back', async () => {
    const { time, instance, document } = stage(store);
    let lost = false;
    const losing: Store = {
      ...store,
      read: (...args) => store.read(...args),
      create: (...args) => store.create(...args),
      replace: async (...args) => {
        const written = await store.replace(...args);
        if (lost) throw new StoreUnavailable('the answer was lost', true);
        return written as never;
      },
    };
    const budget = instance(500, losing);
    await use(budget, 3);
    time.ms += 10_000;
    lost = true;
    expect(await budget.take(resource)).toBe(1_000);
    lost = false;
    await use(budget, 1);
    expect((await document())?.slices.map(({ calls }) => calls)).toEqual([3, 20]);
  });
});
