import type { Reminded } from '../domain/waiting/wait';
import type { Notice, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

interface Time {
  readonly reminder?: Reminded;
  readonly snoozedUntil?: string;
  /** When the other side was last reminded, and to how many that got, did not get, and has still to get. */
  readonly reminded?: {
    readonly at: string;
    readonly delivered: number;
    readonly failed: number;
    readonly waiting: number;
  };
}

/** What time has to say above a card, when anything. */
export function timeNotice(
  { reminder, snoozedUntil, reminded }: Time,
  viewer: Viewer,
  now: string,
): Notice | undefined {
  const words = wordsFor(viewer, now);
  if (reminded !== undefined) {
    const { at, delivered, failed, waiting } = reminded;
    const args = { when: words.when(at), delivery: deliveryText(words, { delivered, failed, waiting }) };
    return { kind: 'text', tone: failed > 0 && delivered === 0 ? 'warning' : 'info', key: 'reminder.again', args };
  }
  if (reminder === undefined) return undefined;
  if (snoozedUntil !== undefined)
    return { kind: 'text', tone: 'info', key: 'reminder.snoozed', args: { day: words.day(snoozedUntil) } };
  const { to, what, since, other = '', expiresAt } = reminder;
  const more = expiresAt === undefined ? '' : words.raw('reminder.lapses', { day: words.day(expiresAt) });
  const key = `reminder.${to}${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  return { kind: 'text', tone: 'info', key, args: { other, day: words.day(since), more } };
}

function deliveryText(
  words: Words,
  to: { readonly delivered: number; readonly failed: number; readonly waiting: number },
) {
  const all = to.delivered + to.failed + to.waiting;
  if (all === 0 || to.failed === all) return words.raw('reminder.deliveredNone');
  if (to.delivered === all) return words.raw('reminder.deliveredAll');
  return to.delivered === 0
    ? words.raw('reminder.deliveryWaits')
    : words.raw('reminder.deliveredSome', { done: to.delivered, all });
}
