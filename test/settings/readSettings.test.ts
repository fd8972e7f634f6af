import fc from 'fast-check';
import { readClockTime } from '../../src/settings/readClockTime';
import { readSettings, type SettingsInput, settingsInputs, type TypedSettings } from '../../src/settings/readSettings';
import { readTimeZone } from '../../src/settings/readTimeZone';

const facts = { userId: 'me', today: '2026-10-14', delegates: ['dev'] };
const empty = Object.fromEntries(settingsInputs.map((name) => [name, ''])) as Record<SettingsInput, string>;
const read = (typed: Partial<TypedSettings>) => readSettings({ ...empty, ...typed }, facts);
const wrong = (typed: Partial<TypedSettings>) => {
  const result = read(typed);
  return 'problems' in result ? result.problems.map(({ field, reason }) => `${field}: ${reason}`) : [];
};

test('an empty card chooses nothing', () => {
  expect(read({})).toEqual({ settings: {} });
});

test('everything chosen is kept as it was meant', () => {
  const typed = {
    language: 'fr',
    timeZone: ' paris ',
    quietFrom: '8 pm',
    quietTo: '8h',
    muted: 'true',
    awayFrom: '2026-10-14',
    awayUntil: '2026-10-14',
    delegate: 'dev',
    queue: 'off',
  };
  expect(read(typed)).toEqual({
    language: 'fr',
    settings: {
      timeZone: 'Europe/Paris',
      quietHours: { from: '20:00', to: '08:00' },
      muted: true,
      away: { from: '2026-10-14', until: '2026-10-14' },
      delegate: 'dev',
      queue: 'off',
    },
  });
});

test.each<[string, Partial<TypedSettings>, string]>([
  ['a time zone that is none', { timeZone: 'Atlantis' }, 'timeZone: timeZoneUnknown'],
  ['a beginning without an end', { quietFrom: '20:00' }, 'quietTo: quietHoursIncomplete'],
  ['an end without a beginning', { quietTo: '08:00' }, 'quietFrom: quietHoursIncomplete'],
  ['an hour that is none', { quietFrom: '25:00', quietTo: '08:00' }, 'quietFrom: timeUnreadable'],
  ['a whole day of quiet', { quietFrom: '08:00', quietTo: '8:00' }, 'quietTo: quietHoursWholeDay'],
  ['half an absence', { awayFrom: '2026-10-20' }, 'awayUntil: awayIncomplete'],
  ['a day that is none', { awayFrom: '2026-02-30', awayUntil: '2026-10-20' }, 'awayFrom: dayUnreadable'],
  ['an absence backwards', { awayFrom: '2026-10-20', awayUntil: '2026-10-19' }, 'awayUntil: awayEndsBeforeItBegins'],
  ['an absence that is over', { awayFrom: '2026-10-01', awayUntil: '2026-10-13' }, 'awayUntil: awayIsOver'],
  ['a year mistyped', { awayFrom: '2026-10-20', awayUntil: '2062-10-21' }, 'awayUntil: awayTooLong'],
  ['oneself', { delegate: 'me' }, 'delegate: delegateIsSelf'],
  ['a stranger', { delegate: 'mallory' }, 'delegate: delegateUnsuitable'],
])('refuses %s at its field', (_what, typed, expected) => {
  expect(wrong(typed)).toEqual([expected]);
});

test('names every wrong input at once', () => {
  expect(wrong({ timeZone: 'x', quietFrom: 'y', quietTo: 'z', awayFrom: 'a', awayUntil: 'b', delegate: 'c' })).toEqual([
    'timeZone: timeZoneUnknown',
    'quietFrom: timeUnreadable',
    'quietTo: timeUnreadable',
    'awayFrom: dayUnreadable',
    'awayUntil: dayUnreadable',
    'delegate: delegateUnsuitable',
  ]);
});

test('whatever is typed is read or refused, and what is kept reads the same again', () => {
  const typed = fc.record(
    Object.fromEntries(settingsInputs.map((name) => [name, fc.oneof(fc.constant(''), fc.string({ maxLength: 30 }))])),
  ) as unknown as fc.Arbitrary<TypedSettings>;
  fc.assert(
    fc.property(typed, (card) => {
      const result = readSettings(card, facts);
      if ('problems' in result) expect(result.problems.every(({ field }) => field !== undefined)).toBe(true);
      else expect(result.settings.quietHours?.from ?? '00:00').toMatch(/^\d\d:\d\d$/);
    }),
  );
});

test.each([
  ['20:00', '20:00'],
  ['8:30', '08:30'],
  ['20h', '20:00'],
  ['20 h 30', '20:30'],
  ['8.15', '08:15'],
  ['12 am', '00:00'],
  ['12pm', '12:00'],
  ['8 p.m.', '20:00'],
  ['13 pm', undefined],
  ['24:00', undefined],
  ['12:60', undefined],
  ['soon', undefined],
])('the time of day %s is %s', (typed, expected) => {
  expect(readClockTime(typed)).toBe(expected);
});

test.each([
  ['Europe/Paris', 'Europe/Paris'],
  ['america/toronto', 'America/Toronto'],
  ['New York', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['UTC', 'UTC'],
  ['Boréal', undefined],
  ['', undefined],
])('the time zone %s is %s', (typed, expected) => {
  expect(readTimeZone(typed)).toBe(expected);
});
