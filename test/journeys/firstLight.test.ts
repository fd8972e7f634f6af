import { startWorld, type World } from '../support/startWorld';
import { camille, nordwind, tom } from '../support/people';
import { acceptCalls, runJourney } from './firstLight';

describe.each(['en', 'fr'] as const)('the first journey, %s', (language) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => {
    await world.stop();
  });

  test('BOT-1, BOT-4, BOT-5: from the greeting to a closed transfer, each mutating call once', async () => {
    await runJourney(world, language);
    const calls = await acceptCalls(world);
    expect(calls).toHaveLength(1);
    expect(world.chat(camille).messages().length).toBeGreaterThan(0);
    expect(world.chat(tom).messages().length).toBeGreaterThan(0);
    expect(nordwind).toBeTruthy();
  }, 60_000);
});
