import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effectiveCalls, expectedCalls, journeySteps } from '../journeys/firstLight';
import { startCosmosEmulator } from '../store/startCosmosEmulator';
import { driveJourney } from '../support/driveJourney';
import { mortalBot } from '../support/spawnBot';
import { startWorld } from '../support/startWorld';
import { onlyFull, printFound } from './size';

const patienceMs = 1_200_000;

/** The journey with a bot that kills itself as `kill -9` does at every boundary, the first time it gets there. */
async function killEverywhere(store: string, env: Readonly<Record<string, string>>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-deaths-'));
  const file = join(directory, 'deaths');
  const world = await startWorld({
    spawned: true,
    program: mortalBot,
    env: { LEASE_MS: '500', SWEEP_MS: '100', DEATHS: file, ...env },
  });
  try {
    let dead = false;
    const watch = () => {
      dead = false;
      void world.bot().gone?.then(() => {
        dead = true;
      });
    };
    watch();
    const restarts = await driveJourney(
      world,
      journeySteps('fr'),
      {
        isDead: () => dead,
        revive: async () => {
          // It may die at once again, over what it finds on the way up.
          for (let tries = 0; ; tries += 1) {
            try {
              await world.restart();
              break;
            } catch (error) {
              if (tries > 20) throw error;
            }
          }
          watch();
        },
      },
      Date.now() + patienceMs,
    );
    const places = readFileSync(file, 'utf8').trim().split('\n');
    expect(await effectiveCalls(world)).toEqual(expectedCalls);
    expect(new Set(places).size).toBeGreaterThan(80);
    printFound(`Kill -9 at every boundary, ${store}`, [
      `${places.length} kills at ${new Set(places).size} places (${restarts} seen from outside)`,
      `${expectedCalls.length} calls to Partner Center, each effective once`,
    ]);
  } finally {
    await world.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

onlyFull('design 1.3: kill -9 at every boundary, with SQLite', () => killEverywhere('SQLite', {}), patienceMs + 60_000);

onlyFull(
  'design 1.3: kill -9 at every boundary, with Cosmos DB over the wire',
  async () => {
    const cosmos = await startCosmosEmulator();
    try {
      await killEverywhere('Cosmos DB', {
        STORE: 'cosmos',
        COSMOS_ENDPOINT: cosmos.endpoint,
        COSMOS_KEY: cosmos.key,
      });
    } finally {
      await cosmos.stop();
    }
  },
  patienceMs + 60_000,
);
