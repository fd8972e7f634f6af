import { createStoreSendGate } from '../../src/sendRate/storeSendGate';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import { until } from '../support/chat';
import { mostInAnyWindow } from '../support/mostInAnyWindow';

const limits = { perTenantSecond: 20, perChat: [{ calls: 2, ms: 500 }] };

function gates() {
  const store = createSqliteStore({ file: ':memory:', now: () => new Date() });
  const gate = (owner: string) => createStoreSendGate({ store, owner, limits });
  return { store, one: gate('one'), two: gate('two') };
}
type Gate = ReturnType<typeof gates>['one'];

/** Calls that take `ms`; what they were answered at. */
async function call(gate: Gate, chat: string, counted: number[], tenantId = 'tenant', ms = 5): Promise<void> {
  const pass = await gate.enter({ tenantId, chat }, 'news');
  if (pass === undefined) return;
  await pass.ready();
  counted.push(performance.now());
  await new Promise((resolve) => setTimeout(resolve, ms));
  pass.over();
}

test('design 6: two instances together keep to the limit of a tenant, use it, and hinder no other tenant', async () => {
  const { one, two } = gates();
  const counted: number[] = [];
  const elsewhere: number[] = [];
  const began = performance.now();
  await Promise.all([
    ...Array.from({ length: 30 }, (_, n) => call(one, `a${n}`, counted)),
    ...Array.from({ length: 30 }, (_, n) => call(two, `b${n}`, counted)),
    ...Array.from({ length: 10 }, (_, n) => call(two, `c${n}`, elsewhere, 'other')),
  ]);
  expect(counted).toHaveLength(60);
  expect(mostInAnyWindow(counted, 1_000)).toBeLessThanOrEqual(20);
  expect(performance.now() - began).toBeLessThan(3_800);
  expect(Math.max(...elsewhere) - began).toBeLessThan(900);
});

test('design 6: an answer goes before news that wait, and a conversation that has to wait lets the others by', async () => {
  const { one } = gates();
  const order: string[] = [];
  const enter = async (chat: string, urgency: 'news' | 'answer') => {
    const pass = await one.enter({ tenantId: 'tenant', chat }, urgency);
    order.push(`${urgency} ${chat}`);
    pass?.over();
  };
  const busy = Array.from({ length: 20 }, (_, n) => enter(`x${n}`, 'news'));
  await Promise.all(busy);
  const rest = [
    enter('late', 'news'),
    enter('x0', 'news'),
    enter('x0', 'news'),
    enter('other', 'news'),
    enter('late', 'answer'),
  ];
  await Promise.all(rest);
  expect(order[20]).toBe('answer late');
  expect(order.slice(21).sort()).toEqual(['news late', 'news other', 'news x0', 'news x0']);
});

test('design 6: what Teams told one instance to wait for, the others wait for too', async () => {
  const { store, one, two } = gates();
  one.throttled({ tenantId: 'tenant', chat: 'x' }, 800);
  await until(
    async () => store.read('work', 'tenant', 'sendShare'),
    () => 'the pause to be written',
  );
  const began = performance.now();
  const x: number[] = [];
  const y: number[] = [];
  await Promise.all([call(two, 'x', x), call(two, 'y', y)]);
  expect((y[0] ?? 0) - began).toBeLessThan(400);
  expect((x[0] ?? 0) - began).toBeGreaterThan(600);
  // A second conversation at the same time: it is the tenant that is throttled.
  one.throttled({ tenantId: 'tenant', chat: 'x' }, 800);
  one.throttled({ tenantId: 'tenant', chat: 'y' }, 800);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const third = createStoreSendGate({ store, owner: 'three', limits });
  const again = performance.now();
  const z: number[] = [];
  const elsewhere: number[] = [];
  await Promise.all([call(third, 'z', z), call(third, 'z', elsewhere, 'other')]);
  expect((z[0] ?? 0) - again).toBeGreaterThan(600);
  expect((elsewhere[0] ?? 0) - again).toBeLessThan(400);
});

test('design 7: whoever waits is told when the instance stops', async () => {
  const { one } = gates();
  one.throttled({ tenantId: 'tenant', chat: 'x' }, 60_000);
  const waits = one.enter({ tenantId: 'tenant', chat: 'x' }, 'news');
  one.stop();
  expect(await waits).toBeUndefined();
  expect(await one.enter({ tenantId: 'tenant', chat: 'y' }, 'answer')).toBeUndefined();
});
