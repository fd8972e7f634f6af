import { DateTime } from 'luxon';
import { dayIn, type IsHoliday, startOfDay } from '../businessTime';
import type { ReminderDays } from '../domain/policy/policyPack';
import type { Wait } from '../domain/waiting/wait';

/** Whose business days count. */
export interface Calendar {
  /** IANA name. */
  readonly timeZone: string;
  readonly isHoliday: IsHoliday;
}

/** One reminder of a wait: when it is due (ISO 8601 UTC, 09:00 on a business day there), and how far it reaches. */
export interface ReminderStep {
  readonly at: string;
  /** Those whose turn it is; their colleagues as well; whoever waits as well. */
  readonly reach: 'turn' | 'colleagues' | 'requester';
}

/** The last reminder due by `now`, and the first one after it; each undefined when there is none. */
export function remindersAround(
  wait: Pick<Wait, 'since' | 'expiresAt'>,
  days: ReminderDays,
  calendar: Calendar,
  now: string,
): { readonly last: ReminderStep | undefined; readonly next: ReminderStep | undefined } {
  let last: ReminderStep | undefined;
  for (const step of steps(wait, days, calendar)) {
    if (step.at > now) return { last, next: step };
    last = step;
  }
  return { last, next: undefined };
}

/** All reminders in order; without end unless it lapses, after which nobody is reminded any more. */
function* steps(
  { since, expiresAt }: Pick<Wait, 'since' | 'expiresAt'>,
  days: ReminderDays,
  calendar: Calendar,
): Generator<ReminderStep> {
  const { timeZone } = calendar;
  const warned = expiresAt === undefined ? undefined : warningDay(dayIn(expiresAt, timeZone), days, calendar);
  let day = dayIn(since, timeZone);
  for (let count = 1; ; count += 1) {
    day = businessDay(day, 1, calendar);
    const at = morning(day, timeZone);
    if (expiresAt !== undefined && at >= expiresAt) return;
    const reach = day === warned ? 'requester' : reachOn(count, days);
    if (reach !== undefined) yield { at, reach };
  }
}

function reachOn(count: number, days: ReminderDays): ReminderStep['reach'] | undefined {
  if (count >= days.requester && (count - days.requester) % days.repeat === 0) return 'requester';
  if (count === days.colleagues) return 'colleagues';
  return count === days.turn ? 'turn' : undefined;
}

const warningDay = (expiry: string, { beforeExpiry }: ReminderDays, calendar: Calendar): string => {
  let day = expiry;
  for (let left = beforeExpiry; left > 0; left -= 1) day = businessDay(day, -1, calendar);
  return day;
};

/** The next business day, or the one before. */
function businessDay(from: string, direction: 1 | -1, { isHoliday }: Calendar): string {
  const day = new Date(`${from}T00:00:00Z`);
  do day.setUTCDate(day.getUTCDate() + direction);
  while (day.getUTCDay() % 6 === 0 || isHoliday(isoDay(day)));
  return isoDay(day);
}

const isoDay = (day: Date): string => day.toISOString().slice(0, 10);

const morning = (day: string, timeZone: string): string => {
  const local = DateTime.fromISO(day, { zone: timeZone });
  const read = local.isValid ? local : DateTime.fromISO(day, { zone: 'utc' });
  return new Date(read.set({ hour: startOfDay }).toMillis()).toISOString();
};

/** The business day that an instant counts for: its own, or the next one. */
export function workingDay(at: string, calendar: Calendar): string {
  const day = dayIn(at, calendar.timeZone);
  // The business day after the one before it is either this day or the next business day.
  return businessDay(businessDay(day, -1, calendar), 1, calendar);
}
