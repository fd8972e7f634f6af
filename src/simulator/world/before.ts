import { DateTime } from 'luxon';

const zone = 'America/Toronto';
const opens = 9;
const openMinutes = 240;

/** When something happened that many weekdays before now. */
export type Before = (businessDays: number, about?: number) => Date;

/**
 * Working hours before now, for a world whose dates are relative to the clock: that many weekdays earlier, in Boréal's
 * morning. `about`, a customer's number, spreads what happened on one day over the hours.
 */
export const before =
  (now: Date): Before =>
  (businessDays, about = 0) => {
    let day = DateTime.fromJSDate(now, { zone });
    for (let left = businessDays; left > 0; ) {
      day = day.minus({ days: 1 });
      if (day.weekday <= 5) left -= 1;
    }
    const minute = (about * 37) % openMinutes;
    return day.startOf('day').plus({ hours: opens, minutes: minute }).toJSDate();
  };
