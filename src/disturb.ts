import { DateTime } from 'luxon';
import { endOfDay, type IsHoliday, startOfDay } from './businessTime';
import type { PersonSettings } from './settings/settings';
import type { PersonDocument } from './store/documents/personDocument';

/**
 * Why a message would come by itself. `news`: somebody just acted. `reminder`: nobody did; it is time that passed, as for
 * reminders, escalations and digests.
 */
export type MessageKind = 'news' | 'reminder';

/** Whose day it is; `timeZone` is an IANA name, and what the person chose comes before it. */
export type Disturbed = Pick<PersonDocument, 'timeZone' | 'settings'>;

/**
 * The first instant (ISO 8601 UTC), not before `at`, at which a message may come to a person unasked. News comes at once
 * unless the person chose quiet hours. A reminder never comes at night, on a weekend, on a holiday or on a day on which
 * the person is away: Monday to Friday from 09:00 to 17:00 in their time zone, outside their quiet hours. Where quiet
 * hours leave nothing of that, it comes in the hour after them.
 */
export function earliestMessage(
  { timeZone, settings = {} }: Disturbed,
  at: string,
  kind: MessageKind,
  isHoliday: IsHoliday = () => false,
): string {
  const { quietHours } = settings;
  const asked = localTime(at, settings.timeZone ?? timeZone ?? 'utc');
  if (kind === 'news') return utc(afterQuietHours(asked, quietHours));
  const free = (day: string) => isHoliday(day) || isAwayOn(settings, day);
  const day = messageHours(quietHours);
  let time = asked;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const working = withinDays(time, day, free);
    time = afterQuietHours(working, day.beyondQuiet ? undefined : quietHours);
    if (time.equals(working)) break;
  }
  return utc(time);
}

/** Whether the person said that they are away on that day (YYYY-MM-DD); the first and the last day count. */
export const isAwayOn = ({ away }: Pick<PersonSettings, 'away'>, day: string): boolean =>
  away !== undefined && away.from <= day && day <= away.until;

/** Quiet hours move a time once a day at most, and a working day comes within a few weeks. */
const mostTries = 4;
/** Nobody is away longer than this without a working day between. */
const mostDays = 1_000;
const minutesOfDay = 24 * 60;

type QuietHours = NonNullable<PersonSettings['quietHours']>;

/** The minutes of a day from and to which messages may come. */
interface Hours {
  readonly from: number;
  readonly to: number;
  /** The quiet hours cover the working day, so that these hours lie after them. */
  readonly beyondQuiet?: true;
}

function messageHours(quiet: QuietHours | undefined): Hours {
  const working = { from: startOfDay * 60, to: endOfDay * 60 };
  if (quiet === undefined) return working;
  const end = minutesUntilEnd(working.from, quiet);
  if (working.from + end < working.to) return working;
  const from = (working.from + end) % minutesOfDay;
  return { from, to: Math.min(from + 60, minutesOfDay), beyondQuiet: true };
}

/** The time itself within these hours of a day that is not free, else the next beginning of them. */
function withinDays(time: DateTime, hours: Hours, isFree: (day: string) => boolean): DateTime {
  const minute = minuteOf(time);
  const late = minute >= hours.to;
  let day = time;
  if (late) day = startAt(time.plus({ days: 1 }), hours.from);
  else if (minute < hours.from) day = startAt(time, hours.from);
  for (let tries = 0; tries < mostDays && (day.weekday > 5 || isFree(day.toISODate() ?? '')); tries += 1)
    day = startAt(day.plus({ days: 1 }), hours.from);
  return day;
}

function afterQuietHours(time: DateTime, quiet: QuietHours | undefined): DateTime {
  if (quiet === undefined) return time;
  const wait = minutesUntilEnd(minuteOf(time), quiet);
  if (wait === 0) return time;
  const end = minutesOf(quiet.to);
  return startAt(minuteOf(time) < end ? time : time.plus({ days: 1 }), end);
}

/** How long quiet hours still last at a minute of the day; 0 outside them. They may go over midnight. */
function minutesUntilEnd(minute: number, quiet: QuietHours): number {
  const from = minutesOf(quiet.from);
  const length = (minutesOf(quiet.to) - from + minutesOfDay) % minutesOfDay;
  const into = (minute - from + minutesOfDay) % minutesOfDay;
  return into < length ? length - into : 0;
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};
const minuteOf = (time: DateTime): number => time.hour * 60 + time.minute;

/** That minute of the day on the clock, also on days that are an hour longer or shorter. */
const startAt = (day: DateTime, minute: number): DateTime =>
  day.set({ hour: Math.floor(minute / 60), minute: minute % 60, second: 0, millisecond: 0 });

function localTime(at: string, timeZone: string): DateTime {
  const time = DateTime.fromISO(at, { zone: timeZone });
  return time.isValid ? time : DateTime.fromISO(at, { zone: 'utc' });
}

const utc = (time: DateTime): string => new Date(time.toMillis()).toISOString();
