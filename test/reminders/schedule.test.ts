import { seed2021 } from '../../src/domain/policy/seed2021';
import { type Calendar, type ReminderStep, remindersAround } from '../../src/reminders/schedule';

const days = seed2021.reminders;
const paris: Calendar = { timeZone: 'Europe/Paris', isHoliday: (day) => day === '2026-11-11' };

/** Every reminder up to an instant, as the relay finds them: one after the other. */
function all(wait: { since: string; expiresAt?: string }, until: string, calendar = paris): readonly ReminderStep[] {
  const found: ReminderStep[] = [];
  for (let now = wait.since; ; ) {
    const { next } = remindersAround(wait, days, calendar, now);
    if (next === undefined || next.at > until) return found;
    found.push(next);
    now = next.at;
  }
}

test('TRF-13: day 2, day 4, day 5, then each week, at 09:00 on business days, over a change of clocks and a holiday', () => {
  // Thursday, October 22; clocks go back on Sunday 25; Wednesday, November 11, is a holiday.
  expect(all({ since: '2026-10-22T13:00:00.000Z' }, '2026-11-20T00:00:00.000Z')).toEqual([
    { at: '2026-10-26T08:00:00.000Z', reach: 'turn' },
    { at: '2026-10-28T08:00:00.000Z', reach: 'colleagues' },
    { at: '2026-10-29T08:00:00.000Z', reach: 'requester' },
    { at: '2026-11-05T08:00:00.000Z', reach: 'requester' },
    { at: '2026-11-13T08:00:00.000Z', reach: 'requester' },
  ]);
});

test('what began on a weekend counts from Monday, by the calendar of the side that has to act', () => {
  const saturday = { since: '2026-10-03T22:30:00.000Z' };
  expect(all(saturday, '2026-10-07T00:00:00.000Z')).toEqual([{ at: '2026-10-06T07:00:00.000Z', reach: 'turn' }]);
  const montreal: Calendar = { timeZone: 'America/Toronto', isHoliday: () => false };
  expect(all({ since: '2026-10-06T02:00:00.000Z' }, '2026-10-08T00:00:00.000Z', montreal)).toEqual([
    { at: '2026-10-07T13:00:00.000Z', reach: 'turn' },
  ]);
});

test('before it lapses all are warned three business days ahead, once on that day, and never after', () => {
  // Thursday, October 29, 10:00 in Paris; three business days before is Monday 26, when day 2 would come as well.
  const wait = { since: '2026-10-22T13:00:00.000Z', expiresAt: '2026-10-29T09:00:00.000Z' };
  expect(all(wait, '2026-12-01T00:00:00.000Z')).toEqual([
    { at: '2026-10-26T08:00:00.000Z', reach: 'requester' },
    { at: '2026-10-28T08:00:00.000Z', reach: 'colleagues' },
    { at: '2026-10-29T08:00:00.000Z', reach: 'requester' },
  ]);
});

test('after an outage the last one due stands for those that were missed', () => {
  const { last, next } = remindersAround(
    { since: '2026-10-05T08:00:00.000Z' },
    days,
    paris,
    '2026-10-12T20:00:00.000Z',
  );
  expect(last).toEqual({ at: '2026-10-12T07:00:00.000Z', reach: 'requester' });
  expect(next).toEqual({ at: '2026-10-19T07:00:00.000Z', reach: 'requester' });
});
