import type { IsHoliday } from './businessTime';
import type { Organization } from './organizations';

type Where = Pick<Organization, 'country' | 'region' | 'holidays'>;

/**
 * The holidays of an organization: the public ones of its country, with those of its region when one is named, and the
 * days its settings add. Half days and bank holidays are business days. Without a country only the added days count.
 */
export function holidaysOf(where: Where): Promise<IsHoliday> {
  const known = calendars.get(where) ?? calendarOf(where);
  calendars.set(where, known);
  return known;
}

/** A year of a country takes some milliseconds to compute. */
const calendars = new WeakMap<Where, Promise<IsHoliday>>();

async function calendarOf({ country, region, holidays = [] }: Where): Promise<IsHoliday> {
  const added = new Set(holidays);
  if (country === undefined) return (day) => added.has(day);
  // The table of all countries is large, so it is read when a deadline is first computed.
  const { default: Holidays } = await import('date-holidays');
  const calendar = region === undefined ? new Holidays(country) : new Holidays(country, region);
  const byYear = new Map<number, ReadonlySet<string>>();
  const ofYear = (year: number): ReadonlySet<string> => {
    const known = byYear.get(year);
    if (known !== undefined) return known;
    const days = new Set(calendar.getHolidays(year).filter(isWholePublicDay).flatMap(daysOf));
    byYear.set(year, days);
    return days;
  };
  return (day) => added.has(day) || ofYear(Number(day.slice(0, 4))).has(day);
}

interface Holiday {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly type: string;
}

const dayMs = 86_400_000;

const isWholePublicDay = ({ type, start, end }: Holiday): boolean =>
  type === 'public' && end.getTime() - start.getTime() >= dayMs;

/** Each calendar day that the holiday covers whole. */
function daysOf({ date, start, end }: Holiday): readonly string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const count = Math.floor((end.getTime() - start.getTime()) / dayMs);
  return Array.from({ length: count }, (_, n) => new Date(first + n * dayMs).toISOString().slice(0, 10));
}
