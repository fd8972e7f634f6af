import { movableClock } from '../support/movableClock';
import { lumen, paul } from '../support/people';
import { startWorld } from '../support/startWorld';

test('ENR-8, ENR-9, GEN-2: outside the window the card says why, asks again on the 1st, and tells when it opens', async () => {
  // Wednesday, October 7, 2026 in Vancouver.
  const clock = movableClock('2026-10-07T18:00:00.000Z');
  const world = await startWorld({ clock });
  const chat = world.chat(paul);
  try {
    await world.control('PATCH', `/partners/${lumen}`, { profileCurrent: true, mpnCurrent: true });
    await chat.say('english');
    await chat.say('enroll');
    await chat.sees(
      'Anniversary date March 3: not open for you yet. The first phase covers September to December.',
      'Why you cannot enroll yet',
      'your direct bill capabilities get restricted',
    );
    expect(chat.find('submitEnrollment')).toBeUndefined();

    const joined = await chat.press('notifyMe');
    expect(joined.text).toContain('You are on the list: I tell you when it opens, and ask you again on the 1st');
    const asked = chat.messages().length;

    // Sunday, November 1, 09:00 in Vancouver, where the clocks changed that night.
    clock.moveTo('2026-11-01T16:59:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(chat.messages()).toHaveLength(asked);
    clock.moveTo('2026-11-01T17:00:01.000Z');
    await waitFor(() => chat.messages().length === asked + 1);

    await world.control('PATCH', `/partners/${lumen}`, { anniversary: '--11-03' });
    await chat.offered('submitEnrollment');
    await chat.sees('Anniversary date November 3: open for you');
    const told = chat.messages().length;

    clock.moveTo('2026-12-02T17:00:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(chat.messages()).toHaveLength(told);
  } finally {
    await world.stop();
  }
}, 60_000);

test('ENR-7, ENR-9: off the list nothing is asked again, and a forged submit outside the window is refused', async () => {
  const clock = movableClock('2026-10-07T18:00:00.000Z');
  const world = await startWorld({ clock });
  const chat = world.chat(paul);
  try {
    await world.control('PATCH', `/partners/${lumen}`, { profileCurrent: true, mpnCurrent: true });
    await chat.say('english');
    await chat.say('enroll');
    await chat.press('notifyMe');
    await chat.offered('stopAsking');
    await chat.press('stopAsking');
    await chat.offered('notifyMe');
    const before = chat.messages().length;
    clock.moveTo('2026-11-02T17:00:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(chat.messages()).toHaveLength(before);

    await chat.say('enroll');
    await chat.say('ENROLL LUMEN');
    await chat.sees('Enrollment is not open for your anniversary date yet');
    expect(await world.control('GET', '/requests')).toEqual([]);
  } finally {
    await world.stop();
  }
}, 60_000);

async function waitFor(there: () => boolean): Promise<void> {
  for (let left = 500; left > 0 && !there(); left -= 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(there()).toBe(true);
}
