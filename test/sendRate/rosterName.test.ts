import { TurnContext } from 'botbuilder';
import { rosterName } from '../../src/bot/rosterName';
import type { SendGate } from '../../src/sendRate/sendGate';

/** A turn in a personal chat whose roster is looked up as told, and a gate that keeps what was asked of it. */
function install(look: () => Promise<object>) {
  const asked: unknown[] = [];
  const gate: SendGate = {
    async enter(chat, urgency) {
      asked.push({ enter: chat.chat, urgency });
      return {
        ready: async () => void asked.push('ready'),
        over: () => void asked.push('over'),
        unused: () => void asked.push('unused'),
      };
    },
    throttled: (_chat, afterMs) => void asked.push({ throttled: afterMs }),
    stop() {},
  };
  const conversations = {
    async getConversationMember() {
      asked.push('roster');
      return look();
    },
  };
  const key = Symbol('client');
  const adapter = { ConnectorClientKey: key } as never;
  const context = new TurnContext(adapter, {
    type: 'installationUpdate',
    from: { id: '29:tom', aadObjectId: 'TOM' },
    conversation: { id: 'c', conversationType: 'personal', tenantId: 'T' },
    channelData: { tenant: { id: 'T' } },
  } as never);
  context.turnState.set(key, { conversations });
  return { asked, name: () => rosterName(gate, context) };
}

const entered = { enter: 'tom', urgency: 'answer' };

test('design 6: the look at the roster for a name waits for leave like an answer, and gives it back', async () => {
  const { asked, name } = install(async () => ({ name: 'Tom Berg' }));
  expect(await name()).toBe('Tom Berg');
  expect(asked).toEqual([entered, 'ready', 'roster', 'over']);
});

test('design 7: a throttled look has the others wait, and the greeting comes without a name', async () => {
  const { asked, name } = install(async () => {
    const headers = { get: (key: string) => (key.toLowerCase() === 'retry-after' ? '3' : undefined) };
    throw Object.assign(new Error('429'), { statusCode: 429, response: { status: 429, headers } });
  });
  expect(await name()).toBe('');
  expect(asked).toEqual([entered, 'ready', 'roster', { throttled: 3_000 }, 'over']);
});
