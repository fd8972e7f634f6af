import { wantCard } from '../../src/notify/wantCard';
import { notifierHarness, reader } from '../support/notifierHarness';

/** Dies after the post, before anybody could write down that it was made. */
const dyingAfter = {
  failPoint: async (name: string) => {
    if (name.endsWith(':after')) throw new Error('crashed');
  },
};

async function dieAfterPost(want: { revision: number; turn: boolean }) {
  const world = await notifierHarness();
  await wantCard(world.store, reader, 'subject', want);
  await world.sweep(dyingAfter);
  expect(world.posts()).toHaveLength(1);
  expect(await world.card('subject')).toMatchObject({ sending: 'post' });
  world.pass(10_000);
  await world.sweep({ owner: 'two' });
  expect(world.posts()).toHaveLength(1);
  world.pass(11_000);
  await world.sweep({ owner: 'two' });
  return world;
}

test('design 1.3: a crash after a post leaves one delivery unknown for good, and what must arrive is posted again', async () => {
  const world = await dieAfterPost({ revision: 1, turn: true });
  expect(world.posts()).toHaveLength(2);
  expect(await world.card('subject')).toMatchObject({ state: 'delivered', unknown: 1 });
  await wantCard(world.store, reader, 'subject', { revision: 2, turn: true });
  await world.sweep();
  expect(await world.card('subject')).toMatchObject({ unknown: 1 });
});

test('design 1.3: a crash after a courtesy’s post leaves it unknown, and it is not doubled', async () => {
  const world = await dieAfterPost({ revision: 1, turn: false });
  expect(world.posts()).toHaveLength(1);
  expect(await world.card('subject')).toMatchObject({ state: 'unknown', unknown: 1 });
});

test('design 1.3: an interrupted update is simply made again and is not unknown', async () => {
  const world = await notifierHarness();
  await wantCard(world.store, reader, 'subject', { revision: 1, turn: true });
  await world.sweep();
  await wantCard(world.store, reader, 'subject', { revision: 2, turn: false });
  await world.sweep(dyingAfter);
  world.pass(21_000);
  await world.sweep({ owner: 'two' });
  expect(world.sent.map((one) => one.how)).toEqual(['post', 'update', 'update']);
  expect((await world.card('subject')).unknown).toBeUndefined();
});

test('design 6: an instance that lost its lease while sending writes nothing over the work of the next', async () => {
  const world = await notifierHarness();
  await wantCard(world.store, reader, 'subject', { revision: 1, turn: true });
  let took = false;
  await world.sweep({
    failPoint: async (name) => {
      if (!name.endsWith(':after') || took) return;
      took = true;
      world.pass(21_000);
      await world.sweep({ owner: 'two' });
    },
  });
  expect(world.posts()).toHaveLength(2);
  expect(await world.card('subject')).toMatchObject({ activityId: 'm2', unknown: 1 });
});

test('design 1.3: who asks for a card that another instance died over is answered at once, and the lost post is counted', async () => {
  const world = await notifierHarness();
  await wantCard(world.store, reader, 'subject', { revision: 1, turn: true });
  await world.sweep(dyingAfter);
  const notifier = world.start({ owner: 'two' });
  await notifier.show(reader, 'subject');
  await notifier.stop();
  expect(world.posts()).toHaveLength(2);
  expect(await world.card('subject')).toMatchObject({ state: 'delivered', activityId: 'm2', unknown: 1 });
});
