import { wantCard, wantCards } from '../../src/notify/wantCard';
import { type CardDocument, cardDocumentId } from '../../src/store/documents/cardDocument';
import { upsert } from '../../src/store/upsert';
import { notifierHarness, reader } from '../support/notifierHarness';

/** What a button answered: the state of any revision so far, and nothing changed. */
const looked = { revision: 99, changed: false };

const change = (store: Parameters<typeof wantCards>[0], subject: string, revision: number) =>
  wantCards(store, { subject, revision, tenants: [reader.tenantId], named: [] });

async function dashboardShown() {
  const world = await notifierHarness();
  const notifier = world.start();
  await notifier.show(reader, 'status');
  return { world, notifier };
}

test('design 6: a card opened in place of the dashboard is not overwritten when the dashboard changes', async () => {
  const { world, notifier } = await dashboardShown();
  await notifier.adopt(reader, 'relationship', 'm1', looked);
  await change(world.store, 'partnership', 2);
  await world.sweep();
  expect(world.sent).toHaveLength(1);
  expect(await world.card('status')).not.toHaveProperty('activityId');
  expect(await world.card('relationship')).toMatchObject({ activityId: 'm1' });
  await change(world.store, 'relationship', 3);
  await world.sweep();
  expect(world.sent.at(-1)).toMatchObject({ how: 'update', activityId: 'm1', card: { subject: 'relationship' } });
  await notifier.stop();
});

test('design 6: a form that does not live on takes the message away from the card it stands in', async () => {
  const { world, notifier } = await dashboardShown();
  await notifier.adopt(reader, undefined, 'm1', looked);
  await change(world.store, 'partnership', 2);
  await world.sweep();
  expect(world.sent).toHaveLength(1);
  await notifier.stop();
});

test('design 6: a card without a message comes back when it is asked for, when it is its turn, or when its reader is told', async () => {
  const { world, notifier } = await dashboardShown();
  await notifier.adopt(reader, 'relationship', 'm1', looked);
  await notifier.show(reader, 'status');
  expect(world.posts()).toHaveLength(2);
  await notifier.adopt(reader, 'status', 'm1', looked);
  await wantCard(world.store, reader, 'relationship', { revision: 5, turn: true });
  await world.sweep();
  expect(world.posts()).toHaveLength(3);
  await notifier.adopt(reader, 'status', 'm3', looked);
  await wantCard(world.store, reader, 'relationship', { revision: 6, turn: false, inform: true });
  await world.sweep();
  expect(world.posts()).toHaveLength(4);
  await notifier.stop();
});

test('design 6: an update that was on its way into a message given to another card is put right', async () => {
  const { world, notifier } = await dashboardShown();
  await change(world.store, 'partnership', 2);
  await world.sweep({
    failPoint: async (name) => {
      if (name === 'card:status:before') await notifier.adopt(reader, 'relationship', 'm1', looked);
    },
  });
  await world.sweep();
  expect(world.sent.at(-1)).toMatchObject({ how: 'update', activityId: 'm1', card: { subject: 'relationship' } });
  expect(await world.card('status')).not.toHaveProperty('activityId');
  await notifier.stop();
});

test('design 5: a card that moves into the message just clicked leaves one line behind', async () => {
  const { world, notifier } = await dashboardShown();
  await notifier.show(reader, 'transfer');
  await notifier.adopt(reader, 'transfer', 'm1', looked);
  await notifier.stop();
  expect(world.sent.at(-1)).toMatchObject({ how: 'update', activityId: 'm2', card: { shrunk: true } });
});

test('design 5: a message clicked while the card’s own was on its way becomes one line', async () => {
  const { world, notifier } = await dashboardShown();
  await wantCard(world.store, reader, 'transfer', { revision: 1, turn: true });
  await world.sweep({
    failPoint: async (name) => {
      if (name === 'card:transfer:after') await notifier.adopt(reader, 'transfer', 'm1', looked);
    },
  });
  await notifier.stop();
  expect(await world.card('transfer')).toMatchObject({ activityId: 'm2' });
  expect(world.sent.at(-1)).toMatchObject({ how: 'update', activityId: 'm1', card: { shrunk: true } });
});

test('design 5: a turn that came while the answer was on its way is not taken for seen', async () => {
  const { world, notifier } = await dashboardShown();
  await wantCard(world.store, reader, 'transfer', { revision: 3, turn: true });
  await world.sweep();
  await wantCard(world.store, reader, 'transfer', { revision: 4, turn: true });
  await notifier.adopt(reader, 'transfer', 'm2', { revision: 3, changed: false });
  await world.sweep();
  expect(world.posts()).toHaveLength(3);
  await notifier.adopt(reader, 'transfer', 'm3', { revision: 4, changed: false });
  await world.sweep();
  expect(world.posts()).toHaveLength(3);
  await notifier.stop();
});

test('design 5: an answer prepared before a change does not leave the older card standing', async () => {
  const { world, notifier } = await dashboardShown();
  await wantCard(world.store, reader, 'transfer', { revision: 3, turn: true });
  await world.sweep();
  await change(world.store, 'transfer', 4);
  await world.sweep();
  const updates = () => world.sent.filter(({ how, activityId }) => how === 'update' && activityId === 'm2').length;
  expect(updates()).toBe(1);
  await notifier.adopt(reader, 'transfer', 'm2', { revision: 3, changed: false });
  await world.sweep();
  expect(updates()).toBe(2);
  await notifier.stop();
});

test('design 6: a message of another person’s chat that happens to have the same id stays theirs', async () => {
  const { world, notifier } = await dashboardShown();
  await notifier.adopt({ ...reader, userId: 'someone-else' }, 'relationship', 'm1', looked);
  expect(await world.card('status')).toMatchObject({ activityId: 'm1' });
  await notifier.stop();
});

test('design 1.3: a card that only the answer to a click showed is accounted for, also when its message then shows another', async () => {
  const { world, notifier } = await dashboardShown();
  await notifier.adopt(reader, 'relationship', 'm1', looked);
  expect(await world.card('relationship')).toMatchObject({ state: 'delivered' });
  await notifier.adopt(reader, 'partnership', 'm1', { revision: 3, changed: true });
  await notifier.adopt(reader, 'relationship', 'm1', looked);
  await world.sweep();
  expect(await world.card('partnership')).toMatchObject({ state: 'delivered' });
  await notifier.stop();
});

test('design 1.3: a card whose delivery died after its message was given away is accounted for too', async () => {
  const { world, notifier } = await dashboardShown();
  await wantCard(world.store, reader, 'transfer', { revision: 3, turn: false });
  const key = { pk: reader.tenantId, id: cardDocumentId('transfer', reader.userId) };
  // An instance was at it and is no more; meanwhile a click made its message another card's.
  await upsert<CardDocument>(world.store, 'cards', key, (card) =>
    card === undefined
      ? undefined
      : { ...card, away: true, claim: { owner: 'gone', until: '2026-10-05T11:59:00.000Z' } },
  );
  await world.sweep();
  const settled = await world.card('transfer');
  expect(settled).toMatchObject({ state: 'delivered' });
  expect(settled).not.toHaveProperty('due');
  await notifier.stop();
});
