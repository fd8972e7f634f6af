import { DateTime } from 'luxon';
import type { Language } from '../views/viewer';
import { localeOf, text } from './text';

/** Whose clock and calendar a moment is told by. */
export interface Reader {
  readonly language: Language;
  /** IANA time zone; an unknown one is read as UTC. */
  readonly timeZone: string;
}

/** `14:02` or `14 h 02`. */
export function clockTime(reader: Reader, instant: string): string {
  return at(reader, instant).toFormat(clockFormats[reader.language]);
}

const clockFormats: Readonly<Record<Language, string>> = { en: 'HH:mm', fr: "H'\u00a0h\u00a0'mm" };

/** A time of day H:mm, which belongs to no day and no time zone. */
export const timeOfDay = (language: Language, time: string): string =>
  DateTime.fromFormat(time, 'H:mm', { zone: 'utc' }).toFormat(clockFormats[language]);

/** With seconds, for the end of an undo window: `14:02:30` or `14 h 02 min 30 s`. */
export function clockTimeWithSeconds(reader: Reader, instant: string): string {
  const format = reader.language === 'fr' ? "H'\u00a0h\u00a0'mm'\u00a0min\u00a0'ss'\u00a0s'" : 'HH:mm:ss';
  return at(reader, instant).toFormat(format);
}

/** `Tuesday, October 14` or `mardi 14 octobre`; with the year when it is not the current one. Never numeric only. */
export function day(reader: Reader, instant: string, now: string): string {
  return dayText(reader, at(reader, instant), at(reader, now).year);
}

/** A calendar day YYYY-MM-DD, which belongs to no time zone. */
export function calendarDay(reader: Reader, date: string, now: string): string {
  const read = DateTime.fromISO(date, { zone: 'utc', locale: localeOf[reader.language] });
  return read.isValid ? dayText(reader, read, at(reader, now).year) : date;
}

/** When something happened: `at 14:02` today, else `on Tuesday, October 14, at 09:30`. */
export function when(reader: Reader, instant: string, now: string): string {
  const time = clockTime(reader, instant);
  if (at(reader, instant).hasSame(at(reader, now), 'day')) return text(reader.language, 'when.today', { time });
  return text(reader.language, 'when.otherDay', { day: day(reader, instant, now), time });
}

/** A day with its time, for a deadline: `Tuesday, October 14, 17:00`. */
export const dayAtTime = (reader: Reader, instant: string, now: string): string =>
  text(reader.language, 'when.dayAtTime', { day: day(reader, instant, now), time: clockTime(reader, instant) });

/** The anniversary date `--MM-DD`: `October 14` or `14 octobre`. What cannot be read stays as it is. */
export function monthDay(language: Language, anniversary: string): string {
  const read = DateTime.fromFormat(anniversary, '--MM-dd', { zone: 'utc', locale: localeOf[language] });
  if (!read.isValid) return anniversary;
  return text(language, 'when.monthDay', { month: read.toFormat('LLLL'), day: dayNumber(language, read) });
}

/** Name of a month, 1 to 12. */
export const monthName = (language: Language, month: number): string =>
  DateTime.fromObject({ year: 2021, month }, { locale: localeOf[language] }).toFormat('LLLL');

/** `September to December`; a single month stands alone. */
export function monthRange(language: Language, months: readonly number[]): string {
  const first = monthName(language, months[0] ?? 1);
  const last = monthName(language, months.at(-1) ?? 1);
  return first === last ? first : text(language, 'when.monthRange', { first, last });
}

/** The instant a number of days later on the reader's calendar. */
export function daysLater(reader: Reader, instant: string, days: number): string {
  return at(reader, instant).plus({ days }).toUTC().toISO() ?? instant;
}

/** How many days after the day of an instant, on the reader's calendar, a calendar day YYYY-MM-DD lies. */
export function daysBetween(reader: Reader, instant: string, date: string): number {
  const from = DateTime.fromISO(at(reader, instant).toISODate() ?? date, { zone: 'utc' });
  return Math.round(DateTime.fromISO(date, { zone: 'utc' }).diff(from, 'days').days);
}

function at(reader: Reader, instant: string): DateTime {
  const read = DateTime.fromISO(instant, { zone: 'utc', locale: localeOf[reader.language] });
  const local = read.setZone(reader.timeZone);
  return local.isValid ? local : read;
}

function dayText(reader: Reader, date: DateTime, thisYear: number): string {
  const parts = {
    weekday: date.toFormat('cccc'),
    month: date.toFormat('LLLL'),
    day: dayNumber(reader.language, date),
  };
  if (date.year === thisYear) return text(reader.language, 'when.day', parts);
  return text(reader.language, 'when.dayAndYear', { ...parts, year: String(date.year) });
}

/** French counts the first of a month: 1er. */
const dayNumber = (language: Language, date: DateTime): string =>
  language === 'fr' && date.day === 1 ? '1er' : String(date.day);
