import { DirectoryUnavailable } from '../../src/directory/directory';
import { classify } from '../../src/notify/classify';
import { wantCard } from '../../src/notify/wantCard';
import { notifierHarness, reader } from '../support/notifierHarness';

const minute = 60_000;
const turn = { revision: 1, turn: true };
const courtesy = { revision: 1, turn: false };

describe('what must arrive', () => {
  test('design 1.3: a card of whose turn it is outlasts an hour without the directory, and arrives once', async () => {
    const world = await notifierHarness();
    await wantCard(world.store, reader, 'subject', turn);
    const down = async () => {
      throw new DirectoryUnavailable(new Error('down'));
    };
    for (let passed = 0; passed < 60; passed += 1) {
      await world.sweep({ viewerOf: down });
      world.pass(minute);
    }
    await world.sweep();
    expect(world.posts()).toHaveLength(1);
    expect(await world.card('subject')).toMatchObject({ state: 'delivered', failures: 0 });
  });

  test.each(['later', 'unknown'] as const)(
    'design 1.3: a card of whose turn it is outlasts half a day of %s answers, asked for less and less often',
    async (kind) => {
      const world = await notifierHarness();
      await wantCard(world.store, reader, 'subject', turn);
      let asked = 0;
      world.answers(() => {
        asked += 1;
        return kind === 'later' ? { kind } : { kind, reason: '500' };
      });
      for (let passed = 0; passed < 12 * 6; passed += 1) {
        await world.sweep();
        world.pass(10 * minute);
      }
      expect(asked).toBeGreaterThan(25);
      expect(asked).toBeLessThan(50);
      world.answers(() => undefined);
      world.pass(15 * minute);
      await world.sweep();
      expect(world.posts()).toHaveLength(1);
      expect((await world.card('subject')).unknown ?? 0).toBe(kind === 'unknown' ? asked : 0);
    },
    60_000,
  );

  test('design 7: blocked or removed is final, and recorded with its reason', async () => {
    const world = await notifierHarness();
    await wantCard(world.store, reader, 'subject', turn);
    world.answers(() => ({ kind: 'undeliverable', reason: 'ConversationBlockedByUser' }));
    await world.sweep();
    expect(await world.card('subject')).toMatchObject({ state: 'undeliverable', reason: 'ConversationBlockedByUser' });
    expect((await world.card('subject')).due).toBeUndefined();
  });

  test('design 7: a person who is not served any more gets nothing', async () => {
    const world = await notifierHarness({ viewerOf: async () => undefined });
    await wantCard(world.store, reader, 'subject', turn);
    await world.sweep();
    expect(await world.card('subject')).toMatchObject({ state: 'undeliverable', reason: 'notServed' });
    expect(world.posts()).toHaveLength(0);
  });
});

test('design 1.3: the time that Teams names is waited for, even when something new happens', async () => {
  const world = await notifierHarness();
  await wantCard(world.store, reader, 'subject', turn);
  const throttled = { statusCode: 429, response: { headers: { get: () => '600' } } };
  world.answers((how) => classify(throttled, how));
  await world.sweep();
  world.answers(() => undefined);
  world.pass(5 * minute);
  await wantCard(world.store, reader, 'subject', { revision: 2, turn: true });
  await world.sweep();
  expect(world.posts()).toHaveLength(0);
  world.pass(5 * minute);
  await world.sweep();
  expect(world.posts()).toHaveLength(1);
});

test('design 1.3: a courtesy is tried for half a day and then given up', async () => {
  const world = await notifierHarness();
  await wantCard(world.store, reader, 'subject', courtesy);
  world.answers(() => ({ kind: 'later' }));
  for (let passed = 0; passed < 13 * 4; passed += 1) {
    await world.sweep();
    world.pass(15 * minute);
  }
  expect(await world.card('subject')).toMatchObject({ state: 'undeliverable', reason: 'failedTooLong' });
});
