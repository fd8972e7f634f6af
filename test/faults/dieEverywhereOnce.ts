import type { FailPoint } from '../../src/failPoint';

/** Dies at every place once, the first time it gets there, and stays dead until it is started again. */
export function dieEverywhereOnce() {
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
