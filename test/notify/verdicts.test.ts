import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classify } from '../../src/notify/classify';
import { wantCard } from '../../src/notify/wantCard';
import { rememberPerson } from '../../src/people';
import { type CardDocument, cardDocumentId } from '../../src/store/documents/cardDocument';
import type { PersonDocument } from '../../src/store/documents/personDocument';
import { until } from '../support/chat';
import { startDelivery } from '../support/deliveryInstance';
import { type Fault, startStrictConnector } from '../support/strictConnector';

const pk = 'tenant';
const ann = { tenantId: pk, userId: 'ann' };

/** One person whose chat answers as `fault` says; a card is wanted, and delivered or given up. */
async function world(fault: Fault) {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-verdicts-'));
  const connector = await startStrictConnector({ tenantOf: () => pk, fault });
  const alerts: string[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (_: object, message: string) => alerts.push(message) };
  const instance = startDelivery({
    file: join(directory, 'store.sqlite'),
    owner: 'one',
    tenants: [pk],
    sweepMs: 100,
    change: { log },
  });
  const conversation = {
    conversationId: 'old',
    serviceUrl: connector.url,
    channelId: 'msteams',
    botId: '28:bot',
    channelUserId: '29:ann',
  };
  await rememberPerson(instance.store, { ...ann, name: 'Ann', conversation });
  const card = async (subject: string) =>
    (await instance.store.read<CardDocument>('cards', pk, cardDocumentId(subject, ann.userId)))?.doc;
  instance.begin();
  return {
    connector,
    alerts,
    conversation,
    store: instance.store,
    card,
    person: async () => (await instance.store.read<PersonDocument>('people', pk, ann.userId))?.doc,
    async want(subject: string) {
      instance.notifier.wake([await wantCard(instance.store, ann, subject, { revision: 1, turn: true })]);
      return until(
        async () => {
          const found = await card(subject);
          return found !== undefined && (found.state !== 'pending' || found.failures > 0) ? found : undefined;
        },
        () => 'the card to be settled',
      );
    },
    async stop() {
      await instance.notifier.stop();
      await instance.stop();
      await connector.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

test('design 7: a chat that Teams does not know is opened anew, once, and kept', async () => {
  const { want, person, connector, stop } = await world(({ conversation }) =>
    conversation === 'old' ? { status: 404, code: 'ConversationNotFound' } : undefined,
  );
  expect(await want('a')).toMatchObject({ state: 'delivered' });
  expect(connector.arrived.map(({ conversation }) => conversation)).toEqual(['tenant|29:ann|anew']);
  expect((await person())?.conversation?.conversationId).toBe('tenant|29:ann|anew');
  await stop();
});

test('design 7: a chat that cannot be opened anew is forgotten, and nothing is sent until the person comes back', async () => {
  let calls = 0;
  let gone = true;
  const { want, person, store, conversation, connector, stop } = await world(() => {
    calls += 1;
    return gone ? { status: 404, code: 'ConversationNotFound' } : undefined;
  });
  expect(await want('a')).toMatchObject({ state: 'undeliverable', reason: 'ConversationNotFound' });
  expect(await person()).toMatchObject({ unreachable: { reason: 'ConversationNotFound' } });
  expect((await person())?.conversation).toBeUndefined();
  const before = calls;
  expect(await want('b')).toMatchObject({ state: 'undeliverable', reason: 'ConversationNotFound' });
  expect(calls).toBe(before);
  gone = false;
  await rememberPerson(store, { ...ann, name: 'Ann', conversation });
  expect((await person())?.unreachable).toBeUndefined();
  expect(await want('c')).toMatchObject({ state: 'delivered' });
  expect(connector.arrived).toHaveLength(1);
  await stop();
});

test.each(['BotDisabledByAdmin', 'BotNotInConversationRoster', 'ConversationBlockedByUser', 'SomethingNew'])(
  'design 7: %s is recorded on the person, and nothing is sent before they speak again',
  async (code) => {
    let calls = 0;
    const { want, person, stop } = await world(() => {
      calls += 1;
      return { status: 403, code };
    });
    expect(await want('a')).toMatchObject({ state: 'undeliverable', reason: code });
    expect(await person()).toMatchObject({ unreachable: { reason: code }, conversation: { conversationId: 'old' } });
    await want('b');
    expect(calls).toBe(1);
    await stop();
  },
);

test('design 7: a bot that Teams does not accept is an alert and nobody’s fault: the card waits', async () => {
  let refusing = true;
  const { want, person, alerts, card, stop } = await world(() =>
    refusing ? { status: 401, code: 'BotNotRegistered' } : undefined,
  );
  expect(await want('a')).toMatchObject({ state: 'pending', reason: 'later' });
  expect(alerts).toEqual(['Teams does not accept this bot: check its registration and its secret']);
  expect((await person())?.unreachable).toBeUndefined();
  refusing = false;
  await until(
    async () => ((await card('a'))?.state === 'delivered' ? true : undefined),
    () => 'the card to be delivered',
  );
  await stop();
});

test('design 1.3: each failure has one verdict, by what a repetition could do', () => {
  const failure = (statusCode: number, code: string) => ({ statusCode, details: { error: { code } } });
  const kinds = (statusCode: number, code = String(statusCode)) =>
    (['post', 'update'] as const).map((how) => classify(failure(statusCode, code), how).kind).join();
  expect(kinds(400)).toBe('undeliverable,undeliverable');
  expect(kinds(401)).toBe('later,later');
  expect(kinds(403)).toBe('undeliverable,undeliverable');
  expect(kinds(403, 'NotEnoughPermissions')).toBe('undeliverable,gone');
  expect(kinds(404)).toBe('undeliverable,gone');
  expect(kinds(412)).toBe('later,later');
  expect(kinds(413)).toBe('undeliverable,undeliverable');
  expect(kinds(429)).toBe('later,later');
  for (const status of [500, 502, 503, 504]) expect(kinds(status)).toBe('unknown,later');
  expect(classify(failure(403, 'InvalidBotApiHost'), 'post')).toMatchObject({ chat: 'wrongHost' });
  expect(classify(failure(403, 'MessageWritesBlocked'), 'post')).toMatchObject({ chat: 'closed' });
  expect(classify({ code: 'ECONNREFUSED' }, 'post').kind).toBe('later');
  expect(classify({ code: 'ECONNRESET' }, 'post').kind).toBe('unknown');
});
