import fc from 'fast-check';
import { earliestMessage } from '../../src/disturb';
import { withTurn } from '../../src/notify/cardWork';
import { wantCard } from '../../src/notify/wantCard';
import { wantReminder } from '../../src/reminders/wantReminder';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import type { PersonDocument, PersonSettings } from '../../src/store/documents/personDocument';
import { upsert } from '../../src/store/upsert';
import { notifierHarness, reader } from '../support/notifierHarness';

const hour = 3_600_000;
/** The harness begins on a Monday at noon, UTC. */
const morning = '2026-10-06T09:00:00.000Z';

async function personWith(settings: PersonSettings) {
  const harness = await notifierHarness();
  const change = (next: PersonSettings) =>
    upsert<PersonDocument>(harness.store, 'people', { pk: reader.tenantId, id: reader.userId }, (current) =>
      current === undefined ? undefined : { ...current, settings: next },
    );
  await change(settings);
  return {
    ...harness,
    change,
    want: (revision: number, turn: boolean, reminder = false) =>
      wantCard(harness.store, reader, 'subject', { revision, turn, reminder, inform: true }),
  };
}

const quiet: PersonSettings = { quietHours: { from: '11:00', to: '14:00' } };

test('in chosen quiet hours a new message waits, and comes once when they end', async () => {
  const chat = await personWith(quiet);
  await chat.want(1, true);
  await chat.sweep();
  expect(chat.sent).toEqual([]);
  expect(await chat.card('subject')).toMatchObject({ state: 'pending', due: '2026-10-05T14:00:00.000Z' });
  chat.pass(2 * hour);
  await chat.sweep();
  await chat.sweep();
  expect(chat.posts()).toHaveLength(1);
});

test('in quiet hours the card that is there changes in place, and the turn still comes afterwards', async () => {
  const chat = await personWith({});
  await chat.want(1, true);
  await chat.sweep();
  await chat.change(quiet);
  await chat.want(2, true);
  await chat.sweep();
  await chat.want(3, false);
  await chat.sweep();
  expect(chat.sent.map(({ how, activityId }) => `${how} ${activityId}`)).toEqual(['post m1', 'update m1', 'update m1']);
  chat.pass(2 * hour);
  await chat.sweep();
  expect(chat.posts()).toHaveLength(2);
});

test('a message that is gone is not posted anew in quiet hours, but after them', async () => {
  const chat = await personWith({});
  await chat.want(1, true);
  await chat.sweep();
  await chat.change(quiet);
  chat.answers((how) => (how === 'update' ? { kind: 'gone' } : undefined));
  await chat.want(2, false);
  await chat.sweep();
  expect(chat.posts()).toHaveLength(1);
  chat.pass(2 * hour);
  await chat.sweep();
  expect(chat.posts()).toHaveLength(2);
});

test('what the person asks for comes at once, in quiet hours and muted', async () => {
  const chat = await personWith({ ...quiet, muted: true });
  const notifier = chat.start();
  await notifier.show(reader, 'subject');
  await notifier.stop();
  expect(chat.posts()).toHaveLength(1);
});

test('who is muted gets no message; the card is kept, changes in place, and later turns come once they are not', async () => {
  const chat = await personWith({ muted: true });
  await chat.want(1, true);
  await chat.sweep();
  expect(await chat.card('subject')).toMatchObject({ state: 'muted' });
  const notifier = chat.start();
  await notifier.show(reader, 'subject');
  await notifier.stop();
  await chat.want(2, true);
  await chat.sweep();
  expect(chat.sent.map(({ how }) => how)).toEqual(['post', 'update']);
  await chat.change({});
  await chat.want(3, true);
  await chat.sweep();
  expect(chat.posts()).toHaveLength(2);
});

test('a reminder waits for working hours, and news that comes meanwhile does not', async () => {
  const chat = await personWith({});
  chat.pass(6 * hour);
  await chat.want(1, true, true);
  await chat.sweep();
  expect(await chat.card('subject')).toMatchObject({ turnKind: 'reminder', due: morning });
  expect(chat.sent).toEqual([]);
  await chat.want(2, true);
  await chat.sweep();
  expect(chat.posts()).toHaveLength(1);
  // The news said it all: the reminder brings no second message.
  chat.pass(24 * hour);
  await chat.sweep();
  expect(chat.posts()).toHaveLength(1);
});

test('whatever comes in whatever order, nothing is posted while it may not be, and every turn is told in the end', async () => {
  const step = fc.constantFrom('turn', 'update', 'reminder', 'quiet', 'loud', 'mute', 'unmute', 'wait', 'wait');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const chat = await personWith({});
      let settings: PersonSettings = {};
      let revision = 0;
      let owed = false;
      const told = () => chat.posts().length;
      for (const one of [...steps, 'loud', 'unmute', ...Array.from({ length: 10 }, () => 'wait')]) {
        if (one === 'wait') chat.pass(9 * hour);
        if (one === 'quiet') settings = { ...settings, ...quiet };
        if (one === 'loud') settings = settings.muted === true ? { muted: true } : {};
        if (one === 'mute') settings = { ...settings, muted: true };
        if (one === 'unmute') settings = settings.quietHours === undefined ? {} : { quietHours: settings.quietHours };
        await chat.change(settings);
        const [before, kind] = [told(), one === 'reminder' ? 'reminder' : 'news'];
        if (['turn', 'update', 'reminder'].includes(one)) {
          revision += 1;
          await chat.want(revision, one !== 'update', one === 'reminder');
          owed ||= one !== 'update';
        }
        await chat.sweep();
        const posted = told() - before;
        // What comes while muted is owed no message.
        if (posted > 0 || settings.muted === true) owed = false;
        expect(posted).toBeLessThanOrEqual(1);
        if (posted > 0) {
          expect(settings.muted).toBeUndefined();
          const mayNow = (at: 'news' | 'reminder') => earliestMessage({ timeZone: 'utc', settings }, chat.now(), at);
          expect(mayNow('news')).toBe(chat.now());
          if (before === 0 && kind === 'reminder') expect(mayNow('reminder')).toBe(chat.now());
        }
      }
      expect(owed).toBe(false);
      if (revision > 0) expect(await chat.card('subject')).not.toHaveProperty('due');
    }),
    { numRuns: 15 },
  );
}, 30_000);

test('a reminder that was put off comes although its card was opened meanwhile', async () => {
  const chat = await personWith({});
  const aggregate = { pk: 'partner', id: 'customer:c' };
  const reminder = { to: 'turn', what: 'answer', version: 1, since: '', wait: 'w', aggregate, at: chat.now() } as const;
  await wantReminder(chat.store, reader, {
    subject: 'subject',
    revision: 1,
    reminder,
    now: chat.now(),
    pressed: false,
  });
  await chat.sweep();
  const snoozedUntil = '2026-10-06T12:00:00.000Z';
  await upsert<CardDocument>(chat.store, 'cards', await chat.card('subject'), (current) =>
    current === undefined ? undefined : { ...withTurn(current, 'reminder'), snoozedUntil, due: chat.now() },
  );
  const notifier = chat.start();
  await notifier.show(reader, 'subject');
  await notifier.stop();
  await chat.sweep();
  expect(chat.posts()).toHaveLength(2);
  chat.pass(25 * hour);
  await chat.sweep();
  expect(chat.posts()).toHaveLength(3);
});
