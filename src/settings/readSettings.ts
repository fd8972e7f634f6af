import { type Refusal, type RefusalReason, refuse } from '../domain/refusal';
import { type Language, languages } from '../views/viewer';
import { readClockTime } from './readClockTime';
import { readTimeZone } from './readTimeZone';
import type { PersonSettings } from './settings';

/** The inputs of the settings card, as typed. */
export const settingsInputs = [
  'language',
  'timeZone',
  'quietFrom',
  'quietTo',
  'muted',
  'awayFrom',
  'awayUntil',
  'delegate',
  'queue',
  'digest',
] as const;
export type SettingsInput = (typeof settingsInputs)[number];
export type TypedSettings = Readonly<Record<SettingsInput, string>>;

export interface SettingsFacts {
  /** Entra id of the person. */
  readonly userId: string;
  /** The person's day, YYYY-MM-DD, in the time zone that they had until now. */
  readonly today: string;
  /** Entra ids of the colleagues who may stand in. */
  readonly delegates: readonly string[];
}

/** What was typed, understood; or every input that is wrong, each with the field it is about. */
export type ReadSettings =
  | { readonly settings: PersonSettings; readonly language?: Language }
  | { readonly problems: readonly [Refusal, ...Refusal[]] };

/** Reads the settings card. An empty input means: not chosen. */
export function readSettings(typed: TypedSettings, facts: SettingsFacts): ReadSettings {
  const problems: Refusal[] = [];
  const wrong = (field: SettingsInput, reason: RefusalReason, about?: string): undefined => {
    problems.push(refuse('product', reason, { field, ...(about === undefined ? {} : { about }) }));
    return undefined;
  };
  const found = {
    timeZone: typed.timeZone.trim() === '' ? undefined : zoneIn(typed, wrong),
    quietHours: quietHoursIn(typed, wrong),
    muted: typed.muted === 'true' ? (true as const) : undefined,
    away: awayIn(typed, facts.today, wrong),
    delegate: delegateIn(typed, facts, wrong),
    digest: typed.digest === 'false' ? ('off' as const) : undefined,
    queue: typed.queue === 'on' || typed.queue === 'off' ? (typed.queue as 'on' | 'off') : undefined,
  };
  const [first, ...others] = problems;
  if (first !== undefined) return { problems: [first, ...others] };
  const language = languages.find((one) => one === typed.language);
  return { settings: chosenOf(found), ...(language === undefined ? {} : { language }) };
}

type Wrong = (field: SettingsInput, reason: RefusalReason, about?: string) => undefined;

const zoneIn = ({ timeZone }: TypedSettings, wrong: Wrong): string | undefined =>
  readTimeZone(timeZone) ?? wrong('timeZone', 'timeZoneUnknown', timeZone.trim());

function quietHoursIn({ quietFrom, quietTo }: TypedSettings, wrong: Wrong): PersonSettings['quietHours'] {
  const [from, to] = [quietFrom.trim(), quietTo.trim()];
  if (from === '' && to === '') return undefined;
  const begins = from === '' ? undefined : (readClockTime(from) ?? wrong('quietFrom', 'timeUnreadable', from));
  const ends = to === '' ? undefined : (readClockTime(to) ?? wrong('quietTo', 'timeUnreadable', to));
  if (from === '') return wrong('quietFrom', 'quietHoursIncomplete');
  if (to === '') return wrong('quietTo', 'quietHoursIncomplete');
  if (begins === undefined || ends === undefined) return undefined;
  return begins === ends ? wrong('quietTo', 'quietHoursWholeDay') : { from: begins, to: ends };
}

/** Longer than any leave; what is longer is a mistake in the year. */
const longestAwayMs = 366 * 86_400_000;

function awayIn({ awayFrom, awayUntil }: TypedSettings, today: string, wrong: Wrong): PersonSettings['away'] {
  const [from, until] = [awayFrom.trim(), awayUntil.trim()];
  if (from === '' && until === '') return undefined;
  if (from !== '' && !isDay(from)) wrong('awayFrom', 'dayUnreadable', from);
  if (until !== '' && !isDay(until)) wrong('awayUntil', 'dayUnreadable', until);
  if (from === '') return wrong('awayFrom', 'awayIncomplete');
  if (until === '') return wrong('awayUntil', 'awayIncomplete');
  if (!isDay(from) || !isDay(until)) return undefined;
  if (until < from) return wrong('awayUntil', 'awayEndsBeforeItBegins');
  if (until < today) return wrong('awayUntil', 'awayIsOver');
  return Date.parse(until) - Date.parse(from) > longestAwayMs ? wrong('awayUntil', 'awayTooLong') : { from, until };
}

/** A day of the calendar as YYYY-MM-DD; February 30 is none. */
const isDay = (typed: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) &&
  !Number.isNaN(Date.parse(typed)) &&
  new Date(typed).toISOString().slice(0, 10) === typed;

function delegateIn({ delegate }: TypedSettings, { userId, delegates }: SettingsFacts, wrong: Wrong) {
  if (delegate === '') return undefined;
  if (delegate === userId) return wrong('delegate', 'delegateIsSelf');
  return delegates.includes(delegate) ? delegate : wrong('delegate', 'delegateUnsuitable');
}

type Partly<T> = { readonly [K in keyof T]?: T[K] | undefined };

const chosenOf = (found: Partly<PersonSettings>): PersonSettings =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
