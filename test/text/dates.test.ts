import {
  calendarDay,
  clockTime,
  clockTimeWithSeconds,
  day,
  dayAtTime,
  daysLater,
  monthDay,
  monthRange,
  when,
} from '../../src/text/dates';
import { dollars } from '../../src/text/numbers';

const en = { language: 'en', timeZone: 'America/Toronto' } as const;
const fr = { language: 'fr', timeZone: 'America/Toronto' } as const;
const now = '2026-10-14T18:05:00Z';
/** Narrow and ordinary no-break spaces are told apart by no reader. */
const plain = (value: string) => value.replace(/[\u00a0\u202f]/g, ' ');

test('times are told by the reader’s clock and in the reader’s way', () => {
  expect(clockTime(en, '2026-10-14T18:02:30Z')).toBe('14:02');
  expect(plain(clockTime(fr, '2026-10-14T18:02:30Z'))).toBe('14 h 02');
  expect(clockTimeWithSeconds(en, '2026-10-14T18:02:30Z')).toBe('14:02:30');
  expect(plain(clockTimeWithSeconds(fr, '2026-10-14T18:02:30Z'))).toBe('14 h 02 min 30 s');
  expect(clockTime({ language: 'en', timeZone: 'Europe/Oslo' }, '2026-10-14T18:02:30Z')).toBe('20:02');
});

test('days have a weekday and the name of the month, never numbers only', () => {
  expect(day(en, now, now)).toBe('Wednesday, October 14');
  expect(day(fr, now, now)).toBe('mercredi 14 octobre');
  expect(day(fr, '2026-10-01T16:00:00Z', now)).toBe('jeudi 1er octobre');
  expect(day(en, '2027-01-04T16:00:00Z', now)).toBe('Monday, January 4, 2027');
  expect(day(fr, '2027-01-04T16:00:00Z', now)).toBe('lundi 4 janvier 2027');
  expect(plain(dayAtTime(fr, '2026-10-21T21:00:00Z', now))).toBe('mercredi 21 octobre, 17 h 00');
});

test('the reader’s own day decides what is today', () => {
  expect(when(en, '2026-10-14T04:30:00Z', now)).toBe('at 00:30');
  expect(when(en, '2026-10-14T03:30:00Z', now)).toBe('on Tuesday, October 13, at 23:30');
  expect(plain(when(fr, '2026-10-14T03:30:00Z', now))).toBe('le mardi 13 octobre à 23 h 30');
});

test('calendar days and anniversaries belong to no time zone', () => {
  expect(calendarDay(en, '2026-10-13', now)).toBe('Tuesday, October 13');
  expect(calendarDay(en, 'soon', now)).toBe('soon');
  expect(monthDay('en', '--10-14')).toBe('October 14');
  expect(monthDay('fr', '--03-01')).toBe('1er mars');
  expect(monthDay('fr', 'never')).toBe('never');
  expect(monthRange('fr', [9, 10, 11, 12])).toBe('septembre à décembre');
  expect(monthRange('en', [9])).toBe('September');
});

test('thirty days later is a day on the reader’s calendar, also over the change of clocks', () => {
  const later = daysLater(en, '2026-10-14T18:00:00Z', 30);
  expect(day(en, later, now)).toBe('Friday, November 13');
  expect(clockTime(en, later)).toBe('14:00');
});

test('an unknown time zone is read as UTC', () => {
  expect(clockTime({ language: 'en', timeZone: 'Mars/Olympus' }, '2026-10-14T18:02:30Z')).toBe('18:02');
});

test('GEN-4: amounts are grouped as the language groups them', () => {
  expect(plain(dollars('en', 212_000))).toBe('212,000 USD');
  expect(plain(dollars('fr', 300_000))).toBe('300 000 USD');
});
