import type { RateResource } from './rateLimits';

/** What one tenant's connection may still call; shared between instances where it is kept in a store. */
export interface RateBudget {
  /**
   * Takes one call. Undefined: it may leave now. Otherwise the milliseconds after which it is worth asking again; nothing
   * was taken. Never throws.
   */
  take(resource: RateResource): Promise<number | undefined>;
  /** Microsoft answered 429: nobody calls this resource for so many milliseconds. Never throws. */
  pause(resource: RateResource, ms: number): Promise<void>;
}

/** For a single process that makes few calls, as the check of a connection: only a pause counts. */
export function createPauseOnlyBudget(now: () => number = Date.now): RateBudget {
  const pausedUntil = new Map<RateResource, number>();
  return {
    take: async (resource) => {
      const left = (pausedUntil.get(resource) ?? 0) - now();
      return left > 0 ? left : undefined;
    },
    pause: async (resource, ms) => void pausedUntil.set(resource, Math.max(pausedUntil.get(resource) ?? 0, now() + ms)),
  };
}
