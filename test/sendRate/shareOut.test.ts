import fc from 'fast-check';
import { noteThrottled } from '../../src/sendRate/sendShareDocument';
import { graceMs, type Share, shareOut, termMs } from '../../src/sendRate/shareOut';

const total = 50;
const wish = { now: 0, total, wanted: 50, busy: 0 };
const share = (owner: string, places: number, wanted = places, until = termMs): Share => ({
  owner,
  places,
  wanted,
  until,
});

test('design 6: whatever instances ask for and in whatever order, their shares are never more than the limit', () => {
  const turn = fc.record({
    owner: fc.constantFrom('a', 'b', 'c', 'd'),
    wanted: fc.integer({ min: 0, max: 80 }),
    busy: fc.double({ min: 0, max: 1, noNaN: true }),
    passed: fc.integer({ min: 0, max: 9_000 }),
  });
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
      let shares: readonly Share[] = [];
      let now = 0;
      for (const { owner, wanted, busy, passed } of turns) {
        now += passed;
        const held = shares.find((one) => one.owner === owner && one.until + graceMs > now)?.places ?? 0;
        const next = shareOut(shares, { owner, now, total, wanted, busy: Math.floor(held * busy) });
        shares = next.shares;
        expect(shares.reduce((sum, { places }) => sum + places, 0)).toBeLessThanOrEqual(total);
        const own = shares.find((one) => one.owner === owner)?.places ?? 0;
        expect(next.aim).toBeLessThanOrEqual(own);
        expect(own).toBeGreaterThanOrEqual(Math.floor(held * busy));
      }
    }),
  );
});

test('design 6: one that comes first takes half, then all while nobody asks', () => {
  const first = shareOut([], { ...wish, owner: 'a' });
  expect(first.aim).toBe(25);
  expect(shareOut(first.shares, { ...wish, owner: 'a' }).aim).toBe(50);
});

test('design 6: one that comes late gets its even part from who has all, once it is free there', () => {
  const late = shareOut([share('a', 50)], { ...wish, owner: 'b' });
  expect(late.aim).toBe(0);
  const busy = shareOut(late.shares, { ...wish, owner: 'a', busy: 40 });
  expect(busy).toMatchObject({ aim: 25 });
  expect(busy.shares.find(({ owner }) => owner === 'a')?.places).toBe(40);
  expect(shareOut(busy.shares, { ...wish, owner: 'b' }).aim).toBe(10);
});

test('design 6: a share that ended counts until what left under it is over', () => {
  const ended = [share('gone', 50, 50, 0)];
  expect(shareOut(ended, { ...wish, owner: 'b', now: graceMs - 1 }).aim).toBe(0);
  expect(shareOut(ended, { ...wish, owner: 'b', now: graceMs }).aim).toBe(25);
});

test('design 6: one conversation that is throttled waits alone; a second one says that it is the tenant', () => {
  const one = noteThrottled({ throttled: [] }, { chat: 'x', until: 5_000 }, 0);
  expect(one.pausedUntil).toBeUndefined();
  expect(noteThrottled(one, { chat: 'x', until: 6_000 }, 1_000).pausedUntil).toBeUndefined();
  expect(noteThrottled(one, { chat: 'y', until: 7_000 }, 1_000).pausedUntil).toBe(7_000);
  expect(noteThrottled(one, { chat: 'y', until: 12_000 }, 5_000).pausedUntil).toBeUndefined();
});
