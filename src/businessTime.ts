import { DateTime } from 'luxon';

/** The hours at which a business day begins, when notices go out, and ends, local time. */
export const startOfDay = 9;
export const endOfDay = 17;

/** Whether a calendar day YYYY-MM-DD is a holiday where the partner is. */
export type IsHoliday = (day: string) => boolean;
const noHolidays: IsHoliday = () => false;

/**
 * ISO UTC instant at 17:00 local time of the `days`-th business day after `from` (A.3-5): Monday to Friday in that time
 * zone, without its holidays. The day of `from` itself never counts.
 */
export function afterBusinessDays(
  from: string,
  days: number,
  timeZone: string,
  isHoliday: IsHoliday = noHolidays,
): string {
  let day = local(from, timeZone);
  for (let left = days; left > 0; left -= 1) day = nextBusinessDay(day, isHoliday);
  return utc(day.set({ hour: endOfDay }).startOf('hour'));
}

/** 09:00 local time of the first business day after `from`: when a notice about something overdue goes out. */
export const nextBusinessMorning = (from: string, timeZone: string, isHoliday: IsHoliday = noHolidays): string =>
  utc(morningOf(nextBusinessDay(local(from, timeZone), isHoliday)));

/** 09:00 local time, `days` calendar days after the day of `from`. */
export const morningAfterDays = (from: string, days: number, timeZone: string): string =>
  utc(morningOf(local(from, timeZone).plus({ days })));

/** The last moment of the calendar day that lies `days` days after the day of `from`. */
export const endOfDayAfterDays = (from: string, days: number, timeZone: string): string =>
  utc(local(from, timeZone).plus({ days }).endOf('day'));

/** 09:00 local time on the 1st of the month after `from`. */
export const firstOfNextMonth = (from: string, timeZone: string): string =>
  utc(morningOf(local(from, timeZone).plus({ months: 1 }).startOf('month')));

/** 09:00 local time on the Monday after the day of `from`. */
export const nextMonday = (from: string, timeZone: string): string =>
  utc(morningOf(local(from, timeZone).startOf('week').plus({ weeks: 1 })));

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export const dayIn = (at: string, timeZone: string): string =>
  DateTime.fromISO(at, { zone: timeZone }).toISODate() ?? at.slice(0, 10);

function nextBusinessDay(from: DateTime, isHoliday: IsHoliday): DateTime {
  let day = from;
  do day = day.plus({ days: 1 });
  while (day.weekday > 5 || isHoliday(day.toISODate() ?? ''));
  return day;
}

const local = (at: string, timeZone: string): DateTime => {
  const read = DateTime.fromISO(at, { zone: timeZone });
  return read.isValid ? read : DateTime.fromISO(at, { zone: 'utc' });
};

const morningOf = (day: DateTime): DateTime => day.set({ hour: startOfDay }).startOf('hour');
const utc = (day: DateTime): string => new Date(day.toMillis()).toISOString();

/** The next night's quiet hours after `from`, local time: between 01:00 and 05:00, as far into them as `share` (0 to 1) says. */
export function nextNight(from: string, timeZone: string, share: number): string {
  const now = local(from, timeZone);
  const tonight = now.startOf('day').plus({ hours: 1, minutes: Math.floor(share * 240) });
  return utc(tonight > now ? tonight : tonight.plus({ days: 1 }));
}
