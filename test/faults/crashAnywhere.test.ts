import type { FailPoint } from '../../src/failPoint';
import { effectiveCalls, expectedCalls, journeySteps } from '../journeys/firstLight';
import { startWorld } from '../support/startWorld';

/** Dies at every place once, the first time it gets there, and stays dead until it is started again. */
function dieEverywhereOnce() {
  const seen = new Set<string>();
  let dead = false;
  const failPoint: FailPoint = async (name) => {
    if (!dead && seen.has(name)) return;
    seen.add(name);
    dead = true;
    throw new Error(`crashed at ${name}`);
  };
  return {
    failPoint,
    seen,
    isDead: () => dead,
    revive: () => {
      dead = false;
    },
  };
}

/** A step that is not through after this many crashes and failures will not get through. */
const maxTries = 60;

/** On a machine too busy the journey is given up here, so that the world is ended before the runner loses patience. */
const patienceMs = 420_000;

test('killed once at every boundary of the journey and started again, each call to Partner Center takes effect once', async () => {
  const death = dieEverywhereOnce();
  const world = await startWorld({ failPoint: death.failPoint, env: { LEASE_MS: '250', SWEEP_MS: '60' } });
  const givenUpAt = Date.now() + patienceMs;
  let restarts = 0;
  try {
    for (const step of journeySteps('fr')) {
      for (let settled = false, tries = 0; !settled; tries += 1) {
        const running = step.run(world).then(
          () => 'done' as const,
          (error: unknown) => error,
        );
        let outcome: unknown;
        let died = false;
        do {
          if (Date.now() > givenUpAt) throw new Error(`${step.name} was not through in time`);
          outcome = await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 30, 'waiting'))]);
          if (death.isDead()) {
            died = true;
            restarts += 1;
            await world.restart({ failPoint: death.failPoint, whileDown: death.revive });
          }
        } while (outcome === 'waiting');
        settled = outcome === 'done' && !died;
        if (tries > maxTries) throw new Error(`${step.name}: ${String(outcome)}`);
      }
    }
    expect(await effectiveCalls(world)).toEqual(expectedCalls);
    expect(restarts).toBeGreaterThan(50);
    process.stdout.write(`crashed and restarted ${restarts} times, at ${death.seen.size} places\n`);
  } finally {
    await world.stop();
  }
}, 450_000);
