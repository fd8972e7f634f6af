import type { Reminded } from '../domain/waiting/wait';
import type { Notice, Viewer } from './viewer';
import { wordsFor } from './words';

/** The one sentence that heads a reminder: who waits, and since when. While it is put off, when it comes again. */
export function reminderNotice(
  reminder: Reminded,
  { snoozedUntil }: { readonly snoozedUntil?: string },
  viewer: Viewer,
  now: string,
): Notice {
  const words = wordsFor(viewer, now);
  if (snoozedUntil !== undefined) {
    return { kind: 'text', tone: 'info', key: 'reminder.snoozed', args: { day: words.day(snoozedUntil) } };
  }
  const { to, what, since, other = '', expiresAt } = reminder;
  const more = expiresAt === undefined ? '' : words.raw('reminder.lapses', { day: words.day(expiresAt) });
  const key = `reminder.${to}${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  return { kind: 'text', tone: 'info', key, args: { other, day: words.day(since), more } };
}
