import type { SendVerdict } from '../../src/notify/cardSender';
import { wantCard } from '../../src/notify/wantCard';
import { findPerson, noteCaughtUp, rememberPerson } from '../../src/people';
import { changeSettings } from '../../src/settings/personSettings';
import { until } from '../support/chat';
import { notifierHarness, reader } from '../support/notifierHarness';

const conversation = {
  conversationId: 'c',
  serviceUrl: 'https://x',
  channelId: 'msteams',
  botId: 'b',
  channelUserId: 'u',
};
const blocked: SendVerdict = { kind: 'undeliverable', reason: 'ConversationBlockedByUser', chat: 'closed' };

/** A person with a chat, and cards with a button for as long as they wait. */
async function world() {
  const over = new Set<string>();
  let revision = 0;
  const harness = await notifierHarness({
    present: async (subject) => {
      revision += 1;
      const actions = over.has(subject) ? [{ verb: 'open' }] : [{ verb: 'open' }, { verb: 'acceptTransfer' }];
      return { card: { subject, actions }, revision };
    },
  });
  const { store, sent, start, sweep } = harness;
  const speak = () => rememberPerson(store, { ...reader, name: 'Reader', conversation });
  await speak();
  await noteCaughtUp(store, reader);
  const mute = (muted: boolean) =>
    changeSettings({ store, organization: () => undefined }, reader, ({ muted: _before, ...kept }) =>
      muted ? { ...kept, muted: true } : kept,
    );
  return {
    ...harness,
    over,
    speak,
    mute,
    /** News of so many things, each that person's turn. */
    async news(...subjects: readonly string[]) {
      for (const subject of subjects) await wantCard(store, reader, subject, { revision: 1, turn: true, inform: true });
      await sweep();
    },
    posted: () => sent.filter(({ how }) => how === 'post').map(({ card }) => (card as { subject: string }).subject),
    flag: async () => (await findPerson(store, reader))?.catchUp,
    async catchUp() {
      const notifier = start();
      notifier.catchUp(reader);
      await until(
        async () => ((await findPerson(store, reader))?.catchUp === undefined ? true : undefined),
        () => 'what was missed to be looked at',
      );
      await notifier.stop();
      await sweep();
    },
  };
}

test('design 5: once heard again, what was missed and waits still comes, and comes once', async () => {
  const chat = await world();
  await chat.mute(true);
  await chat.news('a', 'b');
  expect(chat.posted()).toEqual([]);
  chat.over.add('b');
  await chat.mute(false);
  await chat.catchUp();
  await chat.catchUp();
  expect(chat.posted()).toEqual(['a']);
  expect(await chat.card('a')).toMatchObject({ state: 'delivered' });
  expect((await chat.card('a')).missed).toBeUndefined();
});

test('a card that changed in place while its person was muted comes as a message too', async () => {
  const chat = await world();
  await chat.news('a');
  await chat.mute(true);
  await wantCard(chat.store, reader, 'a', { revision: 2, turn: true });
  await chat.sweep();
  await wantCard(chat.store, reader, 'a', { revision: 3, turn: false });
  await chat.sweep();
  expect(chat.posted()).toEqual(['a']);
  await chat.mute(false);
  await chat.catchUp();
  expect(chat.posted()).toEqual(['a', 'a']);
});

test('more than three missed turns come as the dashboard, in one message', async () => {
  const chat = await world();
  await chat.mute(true);
  await chat.news('a', 'b', 'c', 'd');
  await chat.mute(false);
  await chat.catchUp();
  expect(chat.posted()).toEqual(['status']);
  expect((await chat.card('a')).missed).toBeUndefined();
});

test('platform 1.7: what was given up while the person could not be reached comes when they speak again', async () => {
  const chat = await world();
  chat.answers(() => blocked);
  await chat.news('a');
  await chat.news('b');
  expect((await findPerson(chat.store, reader))?.unreachable?.reason).toBe('ConversationBlockedByUser');
  expect(await chat.flag()).toBeUndefined();
  chat.answers(() => undefined);
  await chat.sweep();
  expect(chat.posted()).toEqual([]);
  await chat.speak();
  // Cut off here, the next time they speak still finds it.
  await chat.speak();
  expect(await chat.flag()).toBe(true);
  await chat.catchUp();
  expect(chat.posted().sort()).toEqual(['a', 'b']);
  await chat.speak();
  expect(await chat.flag()).toBeUndefined();
});
