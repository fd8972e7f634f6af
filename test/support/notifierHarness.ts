import { earliestMessage } from '../../src/disturb';
import { noFailPoint } from '../../src/failPoint';
import type { CardSender, SendVerdict } from '../../src/notify/cardSender';
import { createNotifier, type NotifierDeps } from '../../src/notify/notifier';
import { type CardDocument, cardDocumentId } from '../../src/store/documents/cardDocument';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import { until } from './chat';
import { createOpenGate } from './openGate';

export const reader = { tenantId: 'tenant', userId: 'reader' };

/** The notifier of one instance on a store in memory, with a clock that the test moves and a chat that only counts. */
export async function notifierHarness(change: Partial<NotifierDeps> = {}) {
  let time = Date.parse('2026-10-05T12:00:00.000Z');
  const clock = { now: () => new Date(time) };
  const store = createSqliteStore({ file: ':memory:', now: clock.now });
  await store.create('people', { pk: reader.tenantId, id: reader.userId, type: 'person', v: 1, name: 'Reader' });
  const sent: { readonly how: 'post' | 'update'; readonly activityId: string; readonly card: object }[] = [];
  let answer: (how: 'post' | 'update') => SendVerdict | undefined = () => undefined;
  let last = 0;
  const sender: CardSender = {
    recreate: async () => ({ kind: 'undeliverable', reason: 'ConversationNotFound' }),
    async post(_person, card) {
      const verdict = answer('post');
      if (verdict !== undefined) return verdict;
      last += 1;
      sent.push({ how: 'post', activityId: `m${last}`, card });
      return { kind: 'sent', activityId: `m${last}` };
    },
    async update(_person, activityId, card) {
      const verdict = answer('update');
      if (verdict !== undefined) return verdict;
      sent.push({ how: 'update', activityId, card });
      return { kind: 'sent', activityId };
    },
  };
  let revision = 0;
  const start = (more: Partial<NotifierDeps> = {}) =>
    createNotifier({
      store,
      clock,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      owner: 'one',
      leaseMs: 20_000,
      failPoint: noFailPoint,
      sender,
      gate: createOpenGate(),
      tenants: () => [reader.tenantId],
      viewerOf: async () => ({
        ...reader,
        name: 'Reader',
        language: 'en',
        timeZone: 'UTC',
        roles: [],
        side: 'partner',
      }),
      present: async (subject) => {
        revision += 1;
        return { card: { subject, revision }, revision };
      },
      stillWaits: async () => true,
      earliest: async (person, at, kind) => earliestMessage(person, at, kind),
      shrunk: () => ({ shrunk: true }),
      ...change,
      ...more,
    });
  const card = async (subject: string): Promise<CardDocument> => {
    const found = await store.read<CardDocument>('cards', reader.tenantId, cardDocumentId(subject, reader.userId));
    if (found === undefined) throw new Error(`no card ${subject}`);
    return found.doc;
  };
  return {
    store,
    sent,
    card,
    posts: () => sent.filter((one) => one.how === 'post'),
    start,
    pass: (ms: number) => {
      time += ms;
    },
    now: () => clock.now().toISOString(),
    answers: (next: (how: 'post' | 'update') => SendVerdict | undefined) => {
      answer = next;
    },
    /** One sweep of an instance, until nothing of it is due any more. */
    async sweep(more: Partial<NotifierDeps> = {}) {
      const notifier = start(more);
      await notifier.sweep();
      await until(
        async () => ((await store.due('cards', clock.now().toISOString(), 10)).length === 0 ? true : undefined),
        () => 'the cards to be worked',
        5000,
      );
      await notifier.stop();
    },
  };
}
