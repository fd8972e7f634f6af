import { startCosmosEmulator } from '../store/startCosmosEmulator';
import { textOf } from '../support/chat';
import { camille, tom } from '../support/people';
import { startWorld } from '../support/startWorld';
import { effectiveCalls, expectedCalls, runJourney } from './firstLight';

describe('the first journey, from the greeting to a closed transfer', () => {
  test.each(['en', 'fr'] as const)(
    'BOT-1, BOT-4, BOT-5, BOT-6: on SQLite, in %s',
    async (language) => {
      const world = await startWorld();
      try {
        await runJourney(world, language);
        expect(await effectiveCalls(world)).toEqual(expectedCalls);
      } finally {
        await world.stop();
      }
    },
    60_000,
  );

  test('BOT-3: on Cosmos DB over the wire', async () => {
    const cosmos = await startCosmosEmulator();
    const env = { STORE: 'cosmos', COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key };
    const world = await startWorld({ env });
    try {
      await runJourney(world, 'fr');
      expect(await effectiveCalls(world)).toEqual(expectedCalls);
    } finally {
      await world.stop();
      await cosmos.stop();
    }
  }, 60_000);

  test('BOT-6: with an undo window, the provider is told nothing twice and one living card each remains', async () => {
    const world = await startWorld({ undoSeconds: 1, env: { ENROLLMENT_UNDO_SECONDS: '1' } });
    try {
      await runJourney(world, 'fr');
      expect(await effectiveCalls(world)).toEqual(expectedCalls);
      for (const person of [camille, tom]) {
        const about = world
          .chat(person)
          .messages()
          .map((message) => textOf(message.card))
          .filter((text) => text.includes('Contoso-1'));
        // The others are shrunk to one line that points further down.
        expect(about.filter((text) => text.includes('\n'))).toHaveLength(1);
      }
    } finally {
      await world.stop();
    }
  }, 60_000);
});
