import { AsyncLocalStorage } from 'node:async_hooks';

/** All waiting for others in one turn together, so that an invoke is answered within two seconds whatever they do. */
const budgetMs = 1_700;

const turns = new AsyncLocalStorage<{ readonly startedAt: number } | undefined>();

/** Runs a turn; everything in it that asks {@link patienceLeft} shares one budget, counted from now. */
export const withTurnBudget = <T>(turn: () => Promise<T>): Promise<T> => turns.run({ startedAt: Date.now() }, turn);

/** Runs what a turn begins and does not wait for. */
export const withoutTurnBudget = <T>(work: () => Promise<T>): Promise<T> => turns.run(undefined, work);

/** How long, in milliseconds, something may still be waited for that would wait `wantedMs` on its own; 0 when none is left. */
export function patienceLeft(wantedMs: number): number {
  const turn = turns.getStore();
  if (turn === undefined) return wantedMs;
  return Math.max(0, Math.min(wantedMs, budgetMs - (Date.now() - turn.startedAt)));
}
