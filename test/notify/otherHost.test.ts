import { otherServiceUrl } from '../../src/bot/serviceUrl';
import type { SendVerdict } from '../../src/notify/cardSender';
import { sendToPerson } from '../../src/notify/sendToPerson';
import type { PersonDocument } from '../../src/store/documents/personDocument';
import { notifierHarness, reader } from '../support/notifierHarness';

const gcc = 'https://smba.infra.gcc.teams.microsoft.com/teams';
const open = 'https://smba.trafficmanager.net/teams/';

test('design 7: an address that is not the chat’s is tried as the other one, once, and the right one is kept', async () => {
  const { store, now } = await notifierHarness();
  const read = async () => {
    const found = await store.read<PersonDocument>('people', reader.tenantId, reader.userId);
    if (found === undefined) throw new Error('nobody');
    return found;
  };
  const before = await read();
  const conversation = { conversationId: 'c', serviceUrl: open, channelId: 'msteams', botId: 'b', channelUserId: 'u' };
  const { doc: person } = await store.replace('people', { ...before.doc, conversation }, before.etag);
  const tried: string[] = [];
  const calls = { make: <V>(call: () => Promise<V>) => call(), close() {} };
  const deps = {
    store,
    clock: { now: () => new Date(now()) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    sender: { post: never, update: never, recreate: never },
  };
  const wrongHost: SendVerdict = { kind: 'undeliverable', reason: 'InvalidBotApiHost', chat: 'wrongHost' };
  const send =
    (right: string) =>
    async (to: PersonDocument): Promise<SendVerdict> => {
      const { serviceUrl = '' } = to.conversation ?? {};
      tried.push(serviceUrl);
      return serviceUrl === right ? { kind: 'sent', activityId: 'm' } : wrongHost;
    };
  expect(await sendToPerson(deps, calls, person, send(gcc))).toMatchObject({ kind: 'sent' });
  expect(tried).toEqual([open, gcc]);
  expect((await read()).doc.conversation?.serviceUrl).toBe(gcc);
  expect(await sendToPerson(deps, calls, person, send('nowhere'))).toEqual(wrongHost);
  expect(tried).toHaveLength(4);
  expect((await read()).doc.unreachable?.reason).toBe('InvalidBotApiHost');
  expect(otherServiceUrl(gcc)).toBe(open);
});

const never = async (): Promise<never> => {
  throw new Error('not to be called');
};
