import { DateTime } from 'luxon';

/** Instants before now, for a world whose dates are relative to the clock. */
export interface Before {
  readonly days: (days: number) => Date;
  /** The same hour that many weekdays earlier, in the time zone. */
  readonly businessDays: (days: number, timeZone: string) => Date;
}

export function before(now: Date): Before {
  return {
    days: (days) => new Date(now.getTime() - days * 86_400_000),
    businessDays: (days, timeZone) => {
      let day = DateTime.fromJSDate(now, { zone: timeZone });
      for (let left = days; left > 0; ) {
        day = day.minus({ days: 1 });
        if (day.weekday <= 5) left -= 1;
      }
      return day.toJSDate();
    },
  };
}
