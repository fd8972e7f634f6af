import fc from 'fast-check';
import { createChatWindow } from '../../src/sendRate/chatWindow';
import { createSlots } from '../../src/sendRate/slots';
import { documentedLimits } from '../../src/sendRate/teamsLimits';
import { mostInAnyWindow } from '../support/mostInAnyWindow';

/** Calls that each leave `gap` after the one before wants to, and take `took`; counted by Teams anywhere in between. */
const calls = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 300 }),
    took: fc.integer({ min: 0, max: 2_500 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 20, maxLength: 120 },
);

test('design 6: whenever calls are counted and however long they take, no second sees more of them than there are places', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), calls, (places, plan) => {
      const slots = createSlots();
      slots.resize(places, 0);
      const counted: number[] = [];
      const ends: { readonly at: number; readonly end: (at: number) => void }[] = [];
      let now = 0;
      const advance = (to: number) => {
        now = to;
        for (const over of ends.filter(({ at }) => at <= now)) {
          ends.splice(ends.indexOf(over), 1);
          over.end(over.at);
        }
      };
      for (const { gap, took, at } of plan) {
        advance(now + gap);
        let slot = slots.take(now, 25);
        while (slot === undefined) {
          advance(now + 10);
          slot = slots.take(now, 25);
        }
        const leaves = Math.max(now, slot.from);
        counted.push(leaves + at * took);
        const { release } = slot;
        ends.push({ at: leaves + took, end: release });
      }
      expect(mostInAnyWindow(counted, 1_000)).toBeLessThanOrEqual(places);
    }),
  );
});

test('design 6: places that are taken away are in use until their second is over, and none is used again', () => {
  const slots = createSlots();
  slots.resize(3, 0);
  const taken = [slots.take(0, 0), slots.take(0, 0), slots.take(0, 0)];
  slots.resize(1, 0);
  for (const slot of taken) slot?.release(100);
  expect(slots.busy(1_099)).toBe(3);
  expect(slots.take(1_099, 0)).toBeUndefined();
  expect(slots.busy(1_100)).toBe(0);
  expect(slots.take(1_100, 0)).toBeDefined();
  expect(slots.take(1_100, 0)).toBeUndefined();
});

test('design 6: a conversation keeps to every window of the documented limits', () => {
  fc.assert(
    fc.property(calls, (plan) => {
      const chat = createChatWindow(documentedLimits.perChat);
      const counted: number[] = [];
      let now = 0;
      for (const { gap, took, at } of plan) {
        now += gap;
        const waitMs = chat.waitMs(now);
        now += waitMs;
        expect(chat.waitMs(now)).toBe(0);
        chat.begin();
        counted.push(now + at * Math.min(took, 200));
        now += Math.min(took, 200);
        chat.end(now);
      }
      for (const { calls: most, ms } of documentedLimits.perChat)
        expect(mostInAnyWindow(counted, ms)).toBeLessThanOrEqual(most);
    }),
  );
});
