import type { State } from './state';

/** States kept for late reads; each is a whole world, so only the last ones. */
const kept = 20;

/** What the state was some time ago, for reads that lag behind (changes of subscriptions may, by hours). */
export interface PastStates {
  add(state: State, now: Date): void;
  /** The state at that moment, or the oldest known. */
  at(instant: number): State | undefined;
  forget(): void;
}

/** Lives in memory: after a restart the state then read is the oldest known. */
export function createPastStates(): PastStates {
  let past: { readonly since: number; readonly state: State }[] = [];
  return {
    add: (state, now) => {
      past = [...past.slice(1 - kept), { since: now.getTime(), state }];
    },
    at: (instant) => (past.findLast(({ since }) => since <= instant) ?? past[0])?.state,
    forget: () => {
      past = [];
    },
  };
}
