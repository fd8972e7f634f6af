import { digestTime, weekOf, weeksAround } from '../../src/digest/week';
import type { PersonSettings } from '../../src/settings/settings';

const never = () => false;
const at = (timeZone: string, settings: PersonSettings, week: string, holidays: readonly string[] = []) =>
  digestTime({ timeZone, settings }, timeZone, week, (day) => holidays.includes(day));

test('design 5: a digest comes on Friday at 15:00 on the clock of the person, in summer and in winter', () => {
  expect(at('Europe/Paris', {}, '2026-10-23')).toBe('2026-10-23T13:00:00.000Z');
  expect(at('Europe/Paris', {}, '2026-10-30')).toBe('2026-10-30T14:00:00.000Z');
  expect(at('Australia/Adelaide', {}, '2026-10-23')).toBe('2026-10-23T04:30:00.000Z');
  expect(at('America/Toronto', {}, '2026-10-23')).toBe('2026-10-23T19:00:00.000Z');
});

test('design 5: a holiday moves it to the last business day before; a week without business days has none', () => {
  expect(at('UTC', {}, '2026-12-25', ['2026-12-25'])).toBe('2026-12-24T15:00:00.000Z');
  expect(at('UTC', {}, '2026-12-25', ['2026-12-24', '2026-12-25'])).toBe('2026-12-23T15:00:00.000Z');
  const whole = ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25'];
  expect(at('UTC', {}, '2026-12-25', whole)).toBeUndefined();
});

test('design 5: quiet hours at three o’clock bring it earlier on that day; a day without a good hour, after it', () => {
  expect(at('UTC', { quietHours: { from: '14:00', to: '08:00' } }, '2026-10-23')).toBe('2026-10-23T09:00:00.000Z');
  expect(at('UTC', { quietHours: { from: '14:30', to: '15:30' } }, '2026-10-23')).toBe('2026-10-23T15:30:00.000Z');
  expect(at('UTC', { quietHours: { from: '08:00', to: '18:00' } }, '2026-10-23')).toBe('2026-10-23T18:00:00.000Z');
  expect(at('UTC', { away: { from: '2026-10-21', until: '2026-10-27' } }, '2026-10-23')).toBe(
    '2026-10-28T09:00:00.000Z',
  );
});

test('design 5: a week is looked at once, wherever the person is by then, and only the last of those that were missed', () => {
  const around = (timeZone: string, after: string, now: string) =>
    weeksAround({ timeZone }, timeZone, after, { now, isHoliday: never });
  expect(around('Asia/Tokyo', '2026-10-02', '2026-10-09T06:00:00.000Z')).toEqual({
    come: '2026-10-09',
    next: { week: '2026-10-16', at: '2026-10-16T06:00:00.000Z' },
  });
  // Flown to the west: it is Friday morning again.
  expect(around('America/Los_Angeles', '2026-10-09', '2026-10-09T22:30:00.000Z')).toEqual({
    next: { week: '2026-10-16', at: '2026-10-16T22:00:00.000Z' },
  });
  expect(around('UTC', '2026-09-04', '2026-10-12T08:00:00.000Z').come).toBe('2026-10-09');
  expect(weekOf('2026-10-11T23:00:00.000Z', 'UTC')).toBe('2026-10-09');
  expect(weekOf('2026-10-11T23:00:00.000Z', 'Asia/Tokyo')).toBe('2026-10-16');
});
