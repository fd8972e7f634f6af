import { journeySteps } from '../journeys/firstLight';
import { camille, tom } from '../support/people';
import { startWorld } from '../support/startWorld';

test('who comes back to an empty chat sees where things stand and what waits for them, and can go on', async () => {
  const world = await startWorld();
  try {
    const steps = journeySteps('en');
    for (const step of steps.slice(0, 7)) await step.run(world);
    await world.chat(tom).offered('acceptTransfer');
    world.connector.forgetMessages();
    await world.restart();
    await world.chat(tom).install();
    await world.chat(tom).offered('acceptTransfer');
    await world.chat(tom).sees('Nordwind Distribution');
    await world.chat(camille).install();
    for (const step of steps.slice(7)) await step.run(world);
  } finally {
    await world.stop();
  }
}, 60_000);
