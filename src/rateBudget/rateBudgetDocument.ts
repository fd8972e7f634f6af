import type { RateResource } from '../partnerCenter/rateLimits';
import { documentVersion, type StoredDocument } from '../store/store';

/** Calls that instances leased in one slice of time. What a crashed instance leased and did not use stays counted. */
export interface LeasedSlice {
  /** When the slice begins, in milliseconds since 1970; a multiple of the slice. */
  readonly at: number;
  readonly calls: number;
}

/** What a tenant's connection called of one resource in the last minute; in `work`, shared by all instances. */
export interface RateBudgetDocument extends StoredDocument {
  readonly type: 'rateBudget';
  readonly slices: readonly LeasedSlice[];
  /** Nobody calls before this moment, in milliseconds since 1970: Microsoft said so with a 429. */
  readonly pausedUntil?: number;
}

/** The document says nothing any more once its slices are older than a minute; some room for clocks that differ. */
const keptMs = 10 * 60_000;

export const rateBudgetId = (resource: RateResource): string => `rateBudget:${resource}`;

export const rateBudgetDocument = (
  tenantId: string,
  resource: RateResource,
  now: number,
  content: Pick<RateBudgetDocument, 'slices' | 'pausedUntil'>,
): RateBudgetDocument => ({
  pk: tenantId,
  id: rateBudgetId(resource),
  type: 'rateBudget',
  v: documentVersion,
  expiresAt: new Date(Math.max(now, content.pausedUntil ?? 0) + keptMs).toISOString(),
  slices: content.slices,
  ...(content.pausedUntil === undefined ? {} : { pausedUntil: content.pausedUntil }),
});
