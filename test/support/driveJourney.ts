import type { Step } from '../journeys/firstLight';
import type { World } from './startWorld';

/** A step that is not through after this many deaths and failures will not get through. */
const maxTries = 60;

/** How a program dies on the way, and how it is brought back. */
export interface Deaths {
  isDead(): boolean;
  revive(): Promise<void>;
}

/**
 * Runs a journey with a program that dies again and again. A step counts as done when it went through without a death;
 * until then people do it once more. Answers how often the program was brought back.
 */
export async function driveJourney(
  world: World,
  steps: readonly Step[],
  deaths: Deaths,
  endsAt: number,
): Promise<number> {
  let restarts = 0;
  for (const step of steps) {
    for (let settled = false, tries = 0; !settled; tries += 1) {
      const running = step.run(world).then(
        () => 'done' as const,
        (error: unknown) => error,
      );
      let outcome: unknown;
      let died = false;
      do {
        if (Date.now() > endsAt) throw new Error(`${step.name}: not through in time after ${restarts} deaths`);
        outcome = await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 30, 'waiting'))]);
        if (deaths.isDead()) {
          died = true;
          restarts += 1;
          await deaths.revive();
        }
      } while (outcome === 'waiting');
      settled = outcome === 'done' && !died;
      if (tries > maxTries) throw new Error(`${step.name}: ${String(outcome)}`);
    }
  }
  return restarts;
}
