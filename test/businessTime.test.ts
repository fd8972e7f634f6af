import {
  afterBusinessDays,
  endOfDayAfterDays,
  firstOfNextMonth,
  morningAfterDays,
  nextBusinessMorning,
} from '../src/businessTime';
import { holidaysOf } from '../src/holidays';

const toronto = 'America/Toronto';

test('ENR-11: five business days end at 17:00 in the partner’s time zone', () => {
  // Tuesday, October 7, 2025, 14:02 in Toronto.
  expect(afterBusinessDays('2025-10-07T18:02:00.000Z', 5, toronto)).toBe('2025-10-14T21:00:00.000Z');
  // The same instant is Wednesday already in Auckland.
  expect(afterBusinessDays('2025-10-07T18:02:00.000Z', 5, 'Pacific/Auckland')).toBe('2025-10-15T04:00:00.000Z');
});

test('ENR-11: weekends do not count, and a change of the clocks keeps 17:00', () => {
  expect(afterBusinessDays('2026-10-30T13:00:00.000Z', 1, toronto)).toBe('2026-11-02T22:00:00.000Z');
  expect(afterBusinessDays('2026-10-31T13:00:00.000Z', 1, toronto)).toBe('2026-11-02T22:00:00.000Z');
});

test('ENR-11: the public holidays of the partner’s country do not count', async () => {
  const from = '2026-12-21T15:00:00.000Z';
  expect(afterBusinessDays(from, 5, toronto)).toBe('2026-12-28T22:00:00.000Z');
  expect(afterBusinessDays(from, 5, toronto, await holidaysOf({ country: 'CA' }))).toBe('2026-12-29T22:00:00.000Z');
});

test('ENR-11: a region adds its holidays, and settings add days of their own', async () => {
  const canada = await holidaysOf({ country: 'CA' });
  const quebec = await holidaysOf({ country: 'CA', region: 'QC' });
  expect([canada('2026-06-24'), quebec('2026-06-24')]).toEqual([false, true]);
  const added = await holidaysOf({ country: 'CA', holidays: ['2026-12-24'] });
  expect([canada('2026-12-24'), added('2026-12-24'), added('2026-12-25')]).toEqual([false, true, true]);
  const unknown = await holidaysOf({ holidays: ['2026-12-24'] });
  expect([unknown('2026-12-24'), unknown('2026-12-25')]).toEqual([true, false]);
});

test('ENR-11: holidays of several days count whole, half days are business days', async () => {
  const turkey = await holidaysOf({ country: 'TR' });
  expect(['2026-03-20', '2026-03-21', '2026-03-22'].map(turkey)).toEqual([true, true, true]);
  const china = await holidaysOf({ country: 'CN' });
  expect(china('2026-05-04')).toBe(false);
});

test('ENR-11: the notice about something overdue waits for the morning of the next business day', async () => {
  const canada = await holidaysOf({ country: 'CA' });
  expect(nextBusinessMorning('2026-12-24T22:00:00.000Z', toronto, canada)).toBe('2026-12-28T14:00:00.000Z');
});

test('INC-1: day 30 ends at midnight, day 31 begins for people at 09:00', () => {
  const accepted = '2026-10-07T18:02:00.000Z';
  expect(endOfDayAfterDays(accepted, 30, toronto)).toBe('2026-11-07T04:59:59.999Z');
  expect(morningAfterDays(accepted, 31, toronto)).toBe('2026-11-07T14:00:00.000Z');
});

test('ENR-9: the 1st of the next month in the partner’s time zone', () => {
  expect(firstOfNextMonth('2026-11-30T23:30:00.000Z', 'Pacific/Auckland')).toBe('2026-12-31T20:00:00.000Z');
  expect(firstOfNextMonth('2026-11-30T23:30:00.000Z', toronto)).toBe('2026-12-01T14:00:00.000Z');
  expect(firstOfNextMonth('2027-01-31T15:00:00.000Z', toronto)).toBe('2027-02-01T14:00:00.000Z');
});
