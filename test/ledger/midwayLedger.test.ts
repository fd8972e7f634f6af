import { seed2021 } from '../../src/domain/policy/seed2021';
import { fillStore } from '../../src/local/midway/fillStore';
import { midwayWorld } from '../../src/simulator/world/midwayWorld';
import { boreal } from '../../src/simulator/world/organizations';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import { listAll } from '../../src/store/listAll';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';

test('issue 6: no entry of a whole book holds a name or an address of a person, or what somebody wrote', async () => {
  const now = new Date('2026-10-05T12:00:00.000Z');
  const store = createSqliteStore({ file: ':memory:', now: () => now });
  const state = midwayWorld('passerelle', now, 'seed-2021');
  await fillStore({ store, state, now, policy: seed2021 });
  const entries: string[] = [];
  const texts: string[] = [];
  for await (const doc of listAll<AggregateDocument>(store, 'records', { pk: boreal })) {
    for (const { work } of doc.outbox ?? []) {
      if (work.kind !== 'appendLedgerEntries') continue;
      entries.push(...work.entries.map((entry) => JSON.stringify(entry)));
      texts.push(
        ...work.texts.flatMap((one) => Object.values(one.texts).flatMap((text) => ('text' in text ? text.text : []))),
      );
    }
  }
  await store.close();
  expect(entries.length).toBeGreaterThan(100);
  expect(texts.filter((text) => text.includes('Alex Morin')).length).toBeGreaterThan(10);
  const names = [...texts.filter((text) => text.length > 3), ...state.people.map(({ name }) => name), '@'];
  for (const name of names) expect(entries.filter((entry) => entry.includes(name))).toEqual([]);
});
