/** The one clock of the product; tests move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** ISO 8601 UTC with milliseconds: instants compare as text. */
export const instant = (clock: Clock, plusMs = 0): string => new Date(clock.now().getTime() + plusMs).toISOString();
