import { effectiveCalls, expectedCalls, journeySteps } from '../journeys/firstLight';
import { driveJourney } from '../support/driveJourney';
import { startWorld } from '../support/startWorld';
import { dieEverywhereOnce } from './dieEverywhereOnce';
import { printFound } from './size';

/** On a machine too busy the journey is given up here, so that the world is ended before the runner loses patience. */
const patienceMs = 420_000;

test('killed once at every boundary of the journey and started again, each call to Partner Center takes effect once', async () => {
  const death = dieEverywhereOnce();
  const world = await startWorld({ failPoint: death.failPoint, env: { LEASE_MS: '250', SWEEP_MS: '60' } });
  try {
    const restarts = await driveJourney(
      world,
      journeySteps('fr'),
      {
        isDead: death.isDead,
        revive: () => world.restart({ failPoint: death.failPoint, whileDown: death.revive }),
      },
      Date.now() + patienceMs,
    );
    expect(await effectiveCalls(world)).toEqual(expectedCalls);
    expect(restarts).toBeGreaterThan(50);
    printFound('Kill at every boundary, in process, SQLite', [
      `${restarts} deaths at ${death.seen.size} places; ${expectedCalls.length} calls to Partner Center, each effective once`,
    ]);
  } finally {
    await world.stop();
  }
}, 450_000);
