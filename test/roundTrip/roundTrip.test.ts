import fc from 'fast-check';
import { createStage, type Stage } from '../simulator/support/stage';
import { sequences } from './steps';
import { type Met, walk } from './walk';

/** How many sequences, and where they begin; others by ROUND_TRIPS and ROUND_TRIP_SEED. */
const numRuns = Number(process.env.ROUND_TRIPS ?? 8);
const seed = Number(process.env.ROUND_TRIP_SEED ?? 4);

describe('any sequence of calls', () => {
  let stage: Stage;
  beforeAll(async () => {
    // Time stands still between steps, so that nothing changes but by a step.
    const now = new Date();
    stage = await createStage({ transferDelayMs: 30 * 60_000, now: () => now });
  });
  afterAll(() => stage.close());

  test('CON-1 to CON-4, CON-6, TRF-16: the invariants hold, what is taken is what is legal, and the client sees what is there', async () => {
    const met: Met = { taken: 0, refused: 0, legacy: 0, newCommerce: 0, lost: 0, repeated: 0 };
    await fc.assert(
      fc.asyncProperty(sequences, (sequence) => walk(stage, sequence, met)),
      { numRuns, seed, endOnFailure: true },
    );
    if (process.env.ROUND_TRIPS !== undefined) process.stdout.write(`${JSON.stringify(met)}\n`);
    // No idle walk: each kind of answer came up.
    expect(Math.min(...Object.values(met))).toBeGreaterThan(0);
  }, 240_000);
});
