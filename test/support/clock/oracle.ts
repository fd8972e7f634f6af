import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import type { Role } from '../../../src/domain/roles';
import { type Human, humans, organizationOf } from './people';

/**
 * What must come when, worked out a second time: day by day and quarter by quarter of an hour, from the rules as
 * docs/time.md words them. It shares no code with the product but the list of people.
 */
export interface Lived {
  /** The card of those who have to act, and of whoever waits. */
  readonly subject: string;
  readonly since: string;
  /** When somebody acted; absent: nobody did within the year. */
  readonly ended?: string;
  readonly actingTenant: string;
  readonly actingSide: 'partner' | 'provider';
  /** Whose turn it is: the provider's queue, one person, or everybody of the partner with one of the roles. */
  readonly turn: 'queue' | { readonly userId: string } | readonly Role[];
  readonly colleagues: readonly Role[];
  readonly requester: { readonly tenantId: string; readonly who: Lived['turn']; readonly subject: string };
  readonly expiresAt?: string;
}

/** One reminder, as a line that can be compared: when, to whom, of what. */
export const lineOf = (at: string, tenantId: string, userId: string, subject: string): string =>
  `${at} ${tenantId}/${userId} ${subject}`;

/** All reminders of a wait up to the end of the year. */
export function expectedOf(wait: Lived, end: string): readonly string[] {
  const owed = new Map<Human, { readonly subject: string; readonly steps: string[] }>();
  for (const { at, reach } of stepsOf(wait, end)) {
    const { turn, waiting } = reachedBy(wait, reach, at);
    for (const human of new Set([...turn, ...waiting])) {
      const subject = turn.includes(human) ? wait.subject : wait.requester.subject;
      const known = owed.get(human) ?? { subject, steps: [] };
      known.steps.push(at);
      owed.set(human, known);
    }
  }
  return [...owed].flatMap(([human, { subject, steps }]) =>
    human.settings?.muted === true
      ? []
      : postsTo(human, steps)
          .filter((at) => at <= end && (wait.ended === undefined || at < wait.ended))
          .map((at) => lineOf(at, human.tenantId, human.userId, subject)),
  );
}

/** What is held back until after the next reminder is one message, and so is what comes within six hours. */
function postsTo(human: Human, steps: readonly string[]): readonly string[] {
  const posts: string[] = [];
  for (const step of steps) {
    const before = posts.at(-1);
    if (before !== undefined && DateTime.fromISO(before).plus({ hours: 6 }) > DateTime.fromISO(step)) continue;
    posts.push(firstGoodTime(human, step));
  }
  return posts;
}

/** Something that one side or the other sees change. */
export interface Changed {
  readonly at: string;
  readonly tenants: readonly string[];
}

/** All digests up to the end of the year: one a week, for those with something to say to their organization. */
export function digestsExpected(changes: readonly Changed[], start: string, end: string): readonly string[] {
  return humans.filter(isTold).flatMap((human) => {
    const own = changes.filter(({ tenants }) => tenants.includes(human.tenantId)).map(({ at }) => at);
    const lines: string[] = [];
    let since = start;
    for (const at of new Set(fridaysOf(human, start, end))) {
      const until = utc(DateTime.fromISO(at).minus({ minutes: 2 }));
      if (own.some((one) => one > since && one <= until))
        lines.push(lineOf(at, human.tenantId, human.userId, 'digest'));
      since = until;
    }
    return lines;
  });
}

/** Whoever has a part in it and wants messages. */
function isTold({ tenantId, roles, settings }: Human): boolean {
  if (settings?.muted === true) return false;
  const concerned: readonly Role[] =
    organizationOf(tenantId).side === 'partner'
      ? ['globalAdmin', 'adminAgent', 'salesAgent']
      : ['adminAgent', 'salesAgent'];
  return roles.some((role) => concerned.includes(role)) || settings?.queue === 'on';
}

/** When each week's digest comes; weeks that come together, as after an absence, stand there more than once. */
function fridaysOf(human: Human, start: string, end: string): readonly string[] {
  const times: string[] = [];
  let friday = DateTime.fromISO(start, { zone: human.timeZone }).startOf('week').plus({ days: 4 });
  for (; utc(friday) <= end; friday = friday.plus({ weeks: 1 })) {
    let day = friday;
    while (day.weekday <= 5 && !isWorkday(human.tenantId, day)) day = day.minus({ days: 1 });
    if (day < friday.minus({ days: 4 })) continue;
    const three = day.set({ hour: 15 });
    const morning = firstGoodTime(human, utc(day));
    const at = isGood(human, three) || !onDay(morning, day) ? firstGoodTime(human, utc(three)) : morning;
    if (at > start && at <= end) times.push(at);
  }
  return times;
}

const onDay = (at: string, day: DateTime): boolean =>
  DateTime.fromISO(at, { zone: day.zone }).toISODate() === day.toISODate();

type Reach = 1 | 2 | 3;

function stepsOf({ since, ended, actingTenant, expiresAt }: Lived, end: string): { at: string; reach: Reach }[] {
  const { timeZone } = organizationOf(actingTenant);
  const last = [end, ended ?? end, expiresAt ?? end].sort()[0] ?? end;
  const found: { at: string; reach: Reach }[] = [];
  const warning = expiresAt === undefined ? undefined : daysBefore(expiresAt, actingTenant, 3);
  let day = DateTime.fromISO(since, { zone: timeZone }).startOf('day');
  for (let n = 0; ; ) {
    day = day.plus({ days: 1 });
    if (!isWorkday(actingTenant, day)) continue;
    n += 1;
    const at = utc(day.set({ hour: 9 }));
    if (at >= last) return found;
    if (day.toISODate() === warning || [5, 10, 15, 20, 25].includes(n) || (n > 25 && n % 5 === 0))
      found.push({ at, reach: 3 });
    else if (n === 4) found.push({ at, reach: 2 });
    else if (n === 2) found.push({ at, reach: 1 });
  }
}

function daysBefore(instant: string, tenantId: string, count: number): string | null {
  let day = DateTime.fromISO(instant, { zone: organizationOf(tenantId).timeZone }).startOf('day');
  for (let left = count; left > 0; ) {
    day = day.minus({ days: 1 });
    if (isWorkday(tenantId, day)) left -= 1;
  }
  return day.toISODate();
}

function reachedBy(wait: Lived, reach: Reach, at: string) {
  const acting = [...peopleOf(wait.turn, wait.actingTenant, at)];
  if (reach > 1) {
    const willing = (human: Human) => wait.actingSide === 'partner' || human.settings?.queue !== 'off';
    acting.push(...holdersIn(wait.actingTenant, wait.colleagues).filter(willing));
  }
  const waiting = reach > 2 ? peopleOf(wait.requester.who, wait.requester.tenantId, at) : [];
  return { turn: acting, waiting };
}

const holdersIn = (tenantId: string, roles: readonly Role[]): readonly Human[] =>
  humans.filter((human) => human.tenantId === tenantId && human.roles.some((role) => roles.includes(role)));

function peopleOf(who: Lived['turn'], tenantId: string, at: string): readonly Human[] {
  if (who === 'queue') {
    const mayAnswer = holdersIn(tenantId, ['adminAgent', 'salesAgent']);
    const on = humans.filter((human) => human.tenantId === tenantId && human.settings?.queue === 'on');
    const hears = (human: Human) => human.settings?.muted !== true && !isAway(human, at);
    if (on.some((human) => mayAnswer.includes(human) && hears(human))) return on;
    return [...new Set([...on, ...mayAnswer.filter((human) => human.settings?.queue !== 'off')])];
  }
  if ('userId' in who) return humans.filter((human) => human.tenantId === tenantId && human.userId === who.userId);
  return holdersIn(tenantId, who);
}

function isAway({ settings, timeZone }: Human, at: string): boolean {
  const day = DateTime.fromISO(at, { zone: timeZone }).toISODate() ?? '';
  return settings?.away !== undefined && day >= settings.away.from && day <= settings.away.until;
}

/** Walks on by quarters of an hour until nothing speaks against a message. */
function firstGoodTime(human: Human, from: string): string {
  let time = DateTime.fromISO(from, { zone: human.timeZone });
  while (!isGood(human, time)) time = time.plus({ minutes: 15 });
  return utc(time);
}

function isGood(human: Human, time: DateTime): boolean {
  if (!isWorkday(human.tenantId, time) || time.hour < 9 || time.hour >= 17 || isAway(human, utc(time))) return false;
  const quiet = human.settings?.quietHours;
  if (quiet === undefined) return true;
  const clock = time.toFormat('HH:mm');
  const inside =
    quiet.from < quiet.to ? clock >= quiet.from && clock < quiet.to : clock >= quiet.from || clock < quiet.to;
  return !inside;
}

const calendars = new Map<string, Holidays>();
const known = new Map<string, boolean>();

function isWorkday(tenantId: string, day: DateTime): boolean {
  if (day.weekday > 5) return false;
  const date = day.toISODate() ?? '';
  const key = `${tenantId} ${date}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const { country = '', region, holidays = [] } = organizationOf(tenantId);
  const calendar =
    calendars.get(tenantId) ?? (region === undefined ? new Holidays(country) : new Holidays(country, region));
  calendars.set(tenantId, calendar);
  // Asked at noon of that day in the country itself.
  const noon = DateTime.fromISO(`${date}T12:00`, { zone: calendar.getTimezones()[0] ?? 'utc' }).toJSDate();
  const dayLong = (one: { start: Date; end: Date }) => one.end.getTime() - one.start.getTime() >= 86_400_000;
  const found = calendar.isHoliday(noon);
  const free =
    holidays.includes(date) || (found !== false && found.some((one) => one.type === 'public' && dayLong(one)));
  known.set(key, !free);
  return !free;
}

const utc = (time: DateTime): string => new Date(time.toMillis()).toISOString();
