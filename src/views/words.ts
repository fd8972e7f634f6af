import {
  calendarDay,
  clockTime,
  clockTimeWithSeconds,
  day,
  dayAtTime,
  daysLater,
  type Reader,
  timeOfDay,
  when,
} from '../text/dates';
import { joinTexts, type TextArgs, text } from '../text/text';
import { escapeMarkdown, inertText } from './escapeText';

/** A sentence of the catalogs with its arguments. */
export interface Phrase {
  readonly key: string;
  readonly args?: TextArgs;
}

/** The catalogs and the calendar as one viewer reads them at one moment. */
export interface Words {
  readonly reader: Reader;
  readonly now: string;
  /** For text blocks and facts, where Markdown is read: arguments come out as typed. */
  say(key: string, args?: TextArgs): string;
  /** For buttons, labels, choices and speech. */
  label(key: string, args?: TextArgs): string;
  /** Not escaped: only for a text that is handed to `say` or `label` as an argument. */
  raw(key: string, args?: TextArgs): string;
  time(instant: string): string;
  timeWithSeconds(instant: string): string;
  /** A time of day HH:mm, which belongs to no day. */
  clock(time: string): string;
  when(instant: string): string;
  day(instant: string): string;
  calendarDay(date: string): string;
  dayAtTime(instant: string): string;
  daysLater(instant: string, days: number): string;
  join(items: readonly string[], type?: 'conjunction' | 'disjunction'): string;
}

/** Binds catalogs and calendar to a reader. */
export function wordsFor(reader: Reader, now: string): Words {
  const { language } = reader;
  return {
    reader,
    now,
    say: (key, args) => text(language, key, mapArgs(args, escapeMarkdown)),
    label: (key, args) => text(language, key, mapArgs(args, inertText)),
    raw: (key, args) => text(language, key, args),
    time: (instant) => clockTime(reader, instant),
    timeWithSeconds: (instant) => clockTimeWithSeconds(reader, instant),
    clock: (time) => timeOfDay(language, time),
    when: (instant) => when(reader, instant, now),
    day: (instant) => day(reader, instant, now),
    calendarDay: (date) => calendarDay(reader, date, now),
    dayAtTime: (instant) => dayAtTime(reader, instant, now),
    daysLater: (instant, days) => daysLater(reader, instant, days),
    join: (items, type = 'conjunction') => joinTexts(language, items, type),
  };
}

function mapArgs(args: TextArgs | undefined, inert: (value: string) => string): TextArgs | undefined {
  if (args === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? keepEdge(value, inert) : value]),
  );
}

/** The optional "by whom, when" begins with its own space, which cleaning would trim. */
const keepEdge = (value: string, inert: (value: string) => string): string =>
  value.startsWith(' ') ? ` ${inert(value)}` : inert(value);
