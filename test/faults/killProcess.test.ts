import { effectiveCalls, expectedCalls, journeySteps } from '../journeys/firstLight';
import { startWorld } from '../support/startWorld';

test('kill -9 of the running process right after each press: started again, the journey finishes and each call takes effect once', async () => {
  const world = await startWorld({ spawned: true, undoSeconds: 1, env: { ENROLLMENT_UNDO_SECONDS: '1' } });
  try {
    let kills = 0;
    for (const step of journeySteps('fr')) {
      await step.run(world);
      // At once, while effects are on their way or inside the undo window; a little later each time.
      await new Promise((resolve) => setTimeout(resolve, kills * 40));
      await world.restart();
      kills += 1;
    }
    expect(await effectiveCalls(world)).toEqual(expectedCalls);
    expect(kills).toBe(journeySteps('fr').length);
  } finally {
    await world.stop();
  }
}, 120_000);
