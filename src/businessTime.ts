import { DateTime } from 'luxon';

/** The hour at which a business day ends, local time. */
const endOfDay = 17;

/** ISO UTC instant at 17:00 local time of the `days`-th business day (Monday to Friday) after `from` (A.3-5). */
export function afterBusinessDays(from: string, days: number, timeZone: string): string {
  let day = DateTime.fromISO(from, { zone: timeZone });
  for (let left = days; left > 0; ) {
    day = day.plus({ days: 1 });
    if (day.weekday <= 5) left -= 1;
  }
  return day.set({ hour: endOfDay, minute: 0, second: 0, millisecond: 0 }).toUTC().toISO() ?? from;
}

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export const dayIn = (at: string, timeZone: string): string =>
  DateTime.fromISO(at, { zone: timeZone }).toISODate() ?? at.slice(0, 10);
