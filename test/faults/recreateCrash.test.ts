import { effectiveCalls, journeySteps } from '../journeys/firstLight';
import { textOf } from '../support/chat';
import { camille, tom } from '../support/people';
import { startWorld } from '../support/startWorld';
import { dieEverywhereOnce } from './dieEverywhereOnce';

const premium = 'e0000000-0000-4000-8000-000000000101';

test('CON-7: killed at every boundary between withdrawing and recreating, there is one withdrawal and one new request', async () => {
  const { failPoint, seen, isDead, revive } = dieEverywhereOnce();
  const world = await startWorld({ env: { LEASE_MS: '250', SWEEP_MS: '60' } });
  try {
    for (const step of journeySteps('en').slice(0, 7)) await step.run(world);
    const before = (await effectiveCalls(world)).length;
    await world.control('PATCH', `/subscriptions/${premium}`, { quantity: 30 });
    const press = await world.chat(camille).offered('recreateTransfer');
    await world.restart({ failPoint });
    let restarts = 0;
    const isThere = () =>
      [camille, tom].every((person) =>
        world
          .chat(person)
          .messages()
          .some((message) => textOf(message.card).includes('Withdrawn, replaced by Contoso-2')),
      ) &&
      world
        .chat(tom)
        .messages()
        .some((message) => textOf(message.card).includes('Takes the place of Contoso-1'));
    for (let tries = 0; !isThere(); tries += 1) {
      if (tries > 400) throw new Error(`not recreated after ${restarts} crashes`);
      if (isDead()) {
        restarts += 1;
        await world.restart({
          failPoint,
          whileDown: revive,
        });
      }
      // A person presses once more as long as nothing seems to happen; that never makes a second request.
      await world
        .chat(camille)
        .pressAction(press)
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const calls = (await effectiveCalls(world))
      .slice(before)
      .map((call) => call.replace(/customers\/[^/]+/, 'customers'));
    expect(calls).toEqual(['DELETE /v1/customers/transfers/{id}', 'POST /v1/customers/transfers']);
    expect(seen.has('effect:recreateTransfer:after')).toBe(true);
    expect(restarts).toBeGreaterThan(8);
  } finally {
    await world.stop();
  }
}, 120_000);
