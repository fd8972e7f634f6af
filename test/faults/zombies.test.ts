import type { FailPoint } from '../../src/failPoint';
import { effectiveCalls, expectedCalls, journeySteps } from '../journeys/firstLight';
import { type RunningBot, startWorld } from '../support/startWorld';
import { printFound, size } from './size';

interface Sleeper {
  readonly failPoint: FailPoint;
  isAsleep(): boolean;
  wake(): void;
}

/** Where an instance falls asleep: at every effect and its calls; at full size at every save and card as well. */
const chosen = size({ ci: /^effect:(?!appendLedger)/, full: /./ });

/** An instance falls asleep at the first place where none has been before, and all its work with it. */
function sleeper(seen: Set<string>): Sleeper {
  let wake = () => {};
  let asleep: Promise<void> | undefined;
  return {
    failPoint: async (name) => {
      if (asleep === undefined && chosen.test(name) && !seen.has(name)) {
        seen.add(name);
        asleep = new Promise((resolve) => {
          wake = resolve;
        });
      }
      await asleep;
    },
    isAsleep: () => asleep !== undefined,
    wake: () => wake(),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('an instance that falls asleep anywhere is taken over, and when it wakes up late it changes nothing', async () => {
  const seen = new Set<string>();
  let awake = sleeper(seen);
  const world = await startWorld({ failPoint: awake.failPoint, env: { LEASE_MS: '250', SWEEP_MS: '60' } });
  const zombies: { readonly bot: RunningBot; readonly sleeper: Sleeper }[] = [];
  let woken = 0;
  try {
    for (const step of journeySteps('en')) {
      for (let settled = false, tries = 0; !settled; tries += 1) {
        // A request that hangs in a sleeping instance is made again to the next one.
        const running = step.run(world).then(
          () => 'done' as const,
          (error: unknown) => error,
        );
        let outcome: unknown = 'waiting';
        while (outcome === 'waiting' && !awake.isAsleep())
          outcome = await Promise.race([running, pause(30).then(() => 'waiting')]);
        settled = outcome === 'done' && !awake.isAsleep();
        if (awake.isAsleep()) {
          const next = sleeper(seen);
          zombies.push({ bot: await world.handOver({ failPoint: next.failPoint }), sleeper: awake });
          awake = next;
        } else if (!settled && tries > 20) throw new Error(`${step.name}: ${String(outcome)}`);
      }
      // Longer than their leases: somebody else has their work by now.
      await pause(600);
      for (const { sleeper } of zombies) sleeper.wake();
      woken += zombies.length;
      await pause(200);
      for (const { bot } of zombies.splice(0)) await bot.stop();
    }
    expect(await effectiveCalls(world)).toEqual(expectedCalls);
    expect(woken).toBeGreaterThan(size({ ci: 15, full: 60 }));
    printFound('Zombies', [
      `${woken} instances fell asleep at ${seen.size} places, were taken over and woken up late`,
      `${expectedCalls.length} calls to Partner Center, each effective once`,
    ]);
  } finally {
    awake.wake();
    for (const { bot, sleeper } of zombies) {
      sleeper.wake();
      await bot.stop();
    }
    await world.stop();
  }
}, 600_000);
