import fc from 'fast-check';
import { DateTime } from 'luxon';
import { earliestMessage } from '../src/disturb';

const paris = (settings = {}) => ({ timeZone: 'Europe/Paris', settings });
const night = { quietHours: { from: '20:00', to: '08:00' } };
/** In October 2026 Paris is two hours ahead of UTC until the 25th. */
const friday = (time: string) => `2026-10-09T${time}:00.000Z`;

describe('news', () => {
  test('comes at once, at any hour, to whoever chose no quiet hours', () => {
    expect(earliestMessage(paris(), friday('01:00'), 'news')).toBe(friday('01:00'));
    expect(earliestMessage({}, '2026-10-10T03:00:00.000Z', 'news')).toBe('2026-10-10T03:00:00.000Z');
  });

  test.each([
    ['in the evening', friday('18:00'), '2026-10-10T06:00:00.000Z'],
    ['after midnight', friday('01:00'), friday('06:00')],
    ['in the last minute', friday('05:59'), friday('06:00')],
    ['when they end', friday('06:00'), friday('06:00')],
    ['before they begin', friday('17:59'), friday('17:59')],
  ])('waits for the end of chosen quiet hours: %s', (_when, at, expected) => {
    expect(earliestMessage(paris(night), at, 'news')).toBe(expected);
  });

  test('follows the time zone that the person chose, not the one last seen', () => {
    const person = { timeZone: 'Europe/Paris', settings: { ...night, timeZone: 'America/Toronto' } };
    expect(earliestMessage(person, friday('06:00'), 'news')).toBe(friday('12:00'));
  });

  test('ends quiet hours on the clock also in the night the clocks change', () => {
    expect(earliestMessage(paris(night), '2026-10-24T23:30:00.000Z', 'news')).toBe('2026-10-25T07:00:00.000Z');
  });
});

describe('a reminder', () => {
  test.each([
    ['within the day', friday('10:00'), friday('10:00')],
    ['too early', friday('05:00'), friday('07:00')],
    ['at five in the evening', friday('15:00'), '2026-10-12T07:00:00.000Z'],
    ['on a weekend', '2026-10-10T10:00:00.000Z', '2026-10-12T07:00:00.000Z'],
  ])('comes Monday to Friday between 9 and 5: %s', (_when, at, expected) => {
    expect(earliestMessage(paris(), at, 'reminder')).toBe(expected);
  });

  test('skips holidays and days on which the person is away', () => {
    const away = { away: { from: '2026-10-13', until: '2026-10-14' } };
    const isHoliday = (day: string) => day === '2026-10-12';
    expect(earliestMessage(paris(away), friday('20:00'), 'reminder', isHoliday)).toBe('2026-10-15T07:00:00.000Z');
  });

  test('waits for the end of quiet hours within the day', () => {
    const lunch = { quietHours: { from: '12:00', to: '14:00' } };
    expect(earliestMessage(paris(lunch), friday('10:30'), 'reminder')).toBe(friday('12:00'));
  });

  test('comes in the hour after quiet hours that cover the whole working day', () => {
    const nightShift = { quietHours: { from: '08:00', to: '18:00' } };
    expect(earliestMessage(paris(nightShift), friday('10:00'), 'reminder')).toBe(friday('16:00'));
    expect(earliestMessage(paris(nightShift), '2026-10-10T10:00:00.000Z', 'reminder')).toBe('2026-10-12T16:00:00.000Z');
  });

  test('is never earlier than asked, never at night, on a weekend or a holiday, and the same asked again', () => {
    const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);
    const quiet = fc.option(fc.record({ from: clock, to: clock }), { nil: undefined });
    const zone = fc.constantFrom('Europe/Paris', 'America/Toronto', 'Asia/Kathmandu', 'Pacific/Auckland');
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zone, quiet, (when, timeZone, quietHours) => {
        const at = when.toISOString();
        const person = { timeZone, settings: quietHours === undefined ? {} : { quietHours } };
        const isHoliday = (day: string) => day.endsWith('-01');
        const found = earliestMessage(person, at, 'reminder', isHoliday);
        const local = DateTime.fromISO(found, { zone: timeZone });
        expect(found >= at).toBe(true);
        expect(local.weekday).toBeLessThan(6);
        expect(local.day).not.toBe(1);
        expect(earliestMessage(person, found, 'reminder', isHoliday)).toBe(found);
        if (quietHours === undefined) expect(local.hour >= 9 && local.hour < 17).toBe(true);
        else expect(earliestMessage(person, found, 'news')).toBe(found);
      }),
      { numRuns: 300 },
    );
  });
});
