import type { RateBudget } from '../partnerCenter/rateBudget';
import { type RateLimit, type RateResource, rateLimits } from '../partnerCenter/rateLimits';
import { type Store, StoreConflict } from '../store/store';
import { upsert } from '../store/upsert';
import { type Lease, leaseCalls, sliceMs, sliceOf } from './leaseCalls';
import { type RateBudgetDocument, rateBudgetDocument, rateBudgetId } from './rateBudgetDocument';

export interface StoreRateBudgetOptions {
  readonly store: Store;
  /** Whose connection it is. */
  readonly tenantId: string;
  /** Microsoft's minutes are real ones, whatever clock a test moves. */
  readonly now?: () => number;
  readonly limits?: Readonly<Record<RateResource, RateLimit>>;
}

/** First lease of an instance that has not called lately. */
const smallestLease = 10;
/** The store did not answer: nothing is known, so nothing is called for a moment. */
const storeTroubleMs = 1_000;

/**
 * One tenant's budget, shared by all instances through the store: an instance leases the calls of a ten-second slice with
 * one conditional write and gives back what it did not use with its next one. An instance that calls nothing writes
 * nothing, and what a crashed one leased counts as spent (design 6). A pause reaches the others with their next lease.
 */
export function createStoreRateBudget(options: StoreRateBudgetOptions): RateBudget {
  const { store, tenantId, now = Date.now, limits = rateLimits } = options;
  const leases = new Map<RateResource, Lease>();
  const pauses = new Map<RateResource, number>();
  const leasing = new Map<RateResource, Promise<number | undefined>>();

  const change = (
    resource: RateResource,
    next: (doc: RateBudgetDocument | undefined) => RateBudgetDocument | undefined,
  ) => upsert(store, 'work', { pk: tenantId, id: rateBudgetId(resource) }, next);

  function takeHeld(resource: RateResource): boolean {
    const lease = leases.get(resource);
    if (lease === undefined || lease.at !== sliceOf(now()) || lease.used >= lease.calls) return false;
    leases.set(resource, { ...lease, used: lease.used + 1 });
    return true;
  }

  const pausedFor = (resource: RateResource) => Math.max(0, (pauses.get(resource) ?? 0) - now());

  /** Undefined when there is a lease now, otherwise how long to wait. */
  async function lease(resource: RateResource): Promise<number | undefined> {
    const last = leases.get(resource);
    let outcome: { readonly at: number; readonly granted: number; readonly waitMs?: number } | undefined;
    const lost = await change(resource, (doc) => {
      const time = now();
      if (doc?.pausedUntil !== undefined && doc.pausedUntil > time) {
        pauses.set(resource, doc.pausedUntil);
        outcome = { at: time, granted: 0, waitMs: doc.pausedUntil - time };
        return undefined;
      }
      const limit = limits[resource].callsPerMinute;
      const leased = leaseCalls(doc?.slices ?? [], { now: time, limit, wanted: wantedAfter(last, time), last });
      outcome = { at: sliceOf(time), ...leased };
      return 'slices' in leased ? rateBudgetDocument(tenantId, resource, time, { slices: leased.slices }) : undefined;
    }).then(() => false, isLost);
    if (lost || outcome === undefined) return storeTroubleMs;
    if (outcome.granted === 0) return outcome.waitMs;
    const { at, granted } = outcome;
    const inSlice = last?.at === at ? last : undefined;
    // What was left of a lease of this slice went back with the same write.
    leases.set(resource, { at, calls: (inSlice?.used ?? 0) + granted, used: inSlice?.used ?? 0 });
    return undefined;
  }

  /** Callers at the same time share one lease. */
  function leaseOnce(resource: RateResource): Promise<number | undefined> {
    const running = leasing.get(resource);
    if (running !== undefined) return running;
    const started = lease(resource)
      .catch(() => {
        // The write may have arrived, and what it gave back must not be given back twice: all of it counts as spent.
        leases.delete(resource);
        return storeTroubleMs;
      })
      .finally(() => leasing.delete(resource));
    leasing.set(resource, started);
    return started;
  }

  return {
    async take(resource) {
      for (;;) {
        const paused = pausedFor(resource);
        if (paused > 0) return paused;
        if (takeHeld(resource)) return undefined;
        const waitMs = await leaseOnce(resource);
        if (waitMs !== undefined) return waitMs;
      }
    },
    async pause(resource, ms) {
      const until = now() + ms;
      if (until <= (pauses.get(resource) ?? 0)) return;
      pauses.set(resource, until);
      await change(resource, (doc) => {
        if ((doc?.pausedUntil ?? 0) >= until) return undefined;
        return rateBudgetDocument(tenantId, resource, now(), { slices: doc?.slices ?? [], pausedUntil: until });
      }).catch(() => undefined);
    },
  };
}

/** Every write was lost to others, who are making good use of the budget: nothing was leased and nothing given back. */
function isLost(error: unknown): true {
  if (error instanceof StoreConflict) return true;
  throw error;
}

/** As many as the last slice took and half as many again; twice as many when a lease of this slice was not enough. */
function wantedAfter(last: Lease | undefined, now: number): number {
  if (last === undefined || last.at < sliceOf(now) - sliceMs) return smallestLease;
  const wanted = last.at === sliceOf(now) ? last.used * 2 : last.used * 1.5;
  return Math.max(smallestLease, Math.ceil(wanted));
}
