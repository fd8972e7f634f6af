import type { Clock } from '../../src/clock';

/** The system's clock plus what a test has let pass. */
export interface MovableClock extends Clock {
  /** Goes to that instant and runs on from there. */
  moveTo(instant: string): void;
}

export function movableClock(startAt?: string): MovableClock {
  let ahead = startAt === undefined ? 0 : Date.parse(startAt) - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    moveTo: (instant) => {
      ahead = Date.parse(instant) - Date.now();
    },
  };
}
