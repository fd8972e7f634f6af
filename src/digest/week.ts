import { DateTime } from 'luxon';
import { dayIn, type IsHoliday } from '../businessTime';
import { type Disturbed, earliestMessage } from '../disturb';

/** The hour on the person's clock at which a digest comes. */
export const digestHour = 15;

/** The week an instant falls into, by its Friday, YYYY-MM-DD. */
export const weekOf = (at: string, timeZone: string): string => fridayOf(localTime(at, timeZone));

/** The week that many weeks later, or earlier. */
export const weeksLater = (week: string, weeks: number): string =>
  DateTime.fromISO(week, { zone: 'utc' }).plus({ weeks }).toISODate() ?? week;

/**
 * When (ISO 8601 UTC) a person's digest of a week comes: on Friday at 15:00 or, where that is a holiday, on the last
 * business day before; where that hour is quiet, in the first hour of that day that is not; where none is or the person
 * is away, as soon as they may be disturbed again. Undefined: that week has no business day.
 */
export function digestTime(
  person: Disturbed,
  timeZone: string,
  week: string,
  isHoliday: IsHoliday,
): string | undefined {
  const day = lastBusinessDay(week, isHoliday);
  if (day === undefined) return undefined;
  const begin = localTime(`${day}T00:00`, timeZone);
  const wanted = earliestMessage(person, utc(begin.set({ hour: digestHour })), 'reminder', isHoliday);
  if (dayIn(wanted, timeZone) === day) return wanted;
  const first = earliestMessage(person, utc(begin), 'reminder', isHoliday);
  return dayIn(first, timeZone) === day ? first : wanted;
}

/** The weeks after the one that was looked at last: the last one whose time has come, if any has, and the next one. */
export function weeksAround(
  person: Disturbed,
  timeZone: string,
  after: string,
  { now, isHoliday }: { readonly now: string; readonly isHoliday: IsHoliday },
): { readonly come?: string; readonly next: { readonly week: string; readonly at: string } } {
  let come: string | undefined;
  let week = weeksLater(after, 1);
  for (let tries = 0; tries < mostWeeks; tries += 1, week = weeksLater(week, 1)) {
    const at = digestTime(person, timeZone, week, isHoliday);
    if (at === undefined) continue;
    if (at > now) return { ...(come === undefined ? {} : { come }), next: { week, at } };
    come = week;
  }
  // A calendar without business days: looked at again in a week.
  return { next: { week, at: new Date(Date.parse(now) + weekMs).toISOString() } };
}

const weekMs = 7 * 86_400_000;
/** Years of an outage, or of holidays. */
const mostWeeks = 500;

function lastBusinessDay(week: string, isHoliday: IsHoliday): string | undefined {
  const friday = DateTime.fromISO(week, { zone: 'utc' });
  for (let back = 0; back < 5; back += 1) {
    const day = friday.minus({ days: back }).toISODate() ?? week;
    if (!isHoliday(day)) return day;
  }
  return undefined;
}

const fridayOf = (time: DateTime): string => time.startOf('week').plus({ days: 4 }).toISODate() ?? '';

function localTime(at: string, timeZone: string): DateTime {
  const time = DateTime.fromISO(at, { zone: timeZone });
  return time.isValid ? time : DateTime.fromISO(at, { zone: 'utc' });
}

const utc = (time: DateTime): string => new Date(time.toMillis()).toISOString();
