import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { Container, Store } from '../../src/store/store';
import { startWorld } from '../support/startWorld';
import { printFound, size } from './size';

const now = '2026-10-05T12:00:00.000Z';
const later = '2026-10-06T12:00:00.000Z';

const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

async function fill(store: Store, containers: readonly Container[], documents: number): Promise<void> {
  for (const container of containers) {
    for (let n = 0; n < documents; n += 1) {
      // Every third waits for later, as a watched request does; the rest has nothing to do.
      const due = n % 3 === 0 ? { due: later } : {};
      const content = { text: 'x'.repeat(1000) };
      await store.create(container, { pk: `tenant-${n % 50}`, id: `d${n}`, type: 'test', v: 1, ...due, ...content });
    }
  }
}

async function millisecondsOfASweep(documents: number): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-sweep-'));
  const store = createSqliteStore({ file: join(directory, 'sweep.sqlite'), now: () => new Date(now) });
  try {
    await fill(store, ['records', 'cards'], documents);
    const times: number[] = [];
    for (let n = 0; n < 200; n += 1) {
      const from = process.hrtime.bigint();
      expect(await store.due('records', now, 100)).toEqual([]);
      expect(await store.due('cards', now, 100)).toEqual([]);
      times.push(Number(process.hrtime.bigint() - from) / 1e6);
    }
    return middle(times);
  } finally {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

test('design 6: a sweep with nothing due asks the index on due once per container and reads no document, however many there are', async () => {
  const [few, many] = size({ ci: [300, 3_000], full: [1_000, 50_000] });
  const costFew = await millisecondsOfASweep(few ?? 0);
  const costMany = await millisecondsOfASweep(many ?? 0);
  // Ten times the documents and more: a scan would take about as many times longer.
  expect(costMany).toBeLessThan(costFew * 3 + 0.5);
  printFound('Sweep with nothing due, SQLite', [
    `${few} documents in each of two containers: ${costFew.toFixed(3)} ms; ${many} documents: ${costMany.toFixed(3)} ms (median of 200)`,
  ]);
});

test('design 6: an idle instance makes no other calls to the store than the two questions of each sweep', async () => {
  const calls: string[] = [];
  const world = await startWorld({
    env: { SWEEP_MS: '100' },
    aroundStore: (store) => ({
      ...store,
      read: (...of) => {
        calls.push(`read ${of[0]}`);
        return store.read(...of);
      },
      list: (...of) => {
        calls.push(`list ${of[0]}`);
        return store.list(...of);
      },
      due: (...of) => {
        calls.push(`due ${of[0]}`);
        return store.due(...of);
      },
      replace: (...of) => {
        calls.push(`replace ${of[0]}`);
        return store.replace(...of);
      },
    }),
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 500));
    calls.length = 0;
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const sweeps = calls.filter((one) => one === 'due records').length;
    expect(sweeps).toBeGreaterThan(4);
    expect(new Set(calls)).toEqual(new Set(['due records', 'due cards']));
    printFound('Idle instance', [`${calls.length} store calls in ${sweeps} sweeps: ${[...new Set(calls)].join(', ')}`]);
  } finally {
    await world.stop();
  }
});
