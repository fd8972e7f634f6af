import { documentVersion, type StoredDocument } from '../store/store';
import type { Share } from './shareOut';

/** A conversation that Teams answered 429 for. */
export interface ThrottledChat {
  readonly chat: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Who may send how much in a tenant, and what Teams told to wait; in `work`, `pk` is the recipients' tenant. */
export interface SendShareDocument extends StoredDocument {
  readonly type: 'sendShare';
  readonly shares: readonly Share[];
  readonly throttled: readonly ThrottledChat[];
  /** Nobody sends to this tenant before this moment, in milliseconds since 1970. */
  readonly pausedUntil?: number;
}

export const sendShareId = 'sendShare';

/** More are not kept: by then the whole tenant waits. */
const mostThrottled = 50;

/** Some room for clocks that differ. */
const keptMs = 10 * 60_000;

export type SendShareContent = Pick<SendShareDocument, 'shares' | 'throttled' | 'pausedUntil'>;

export const sendShareDocument = (tenantId: string, now: number, content: SendShareContent): SendShareDocument => ({
  pk: tenantId,
  id: sendShareId,
  type: 'sendShare',
  v: documentVersion,
  expiresAt: new Date(Math.max(now, content.pausedUntil ?? 0) + keptMs).toISOString(),
  shares: content.shares,
  throttled: content.throttled.filter(({ until }) => until > now).slice(-mostThrottled),
  ...(content.pausedUntil === undefined || content.pausedUntil <= now ? {} : { pausedUntil: content.pausedUntil }),
});

/**
 * After a 429. Teams does not say whom it throttles: one conversation waits alone; when a second one of the tenant is
 * throttled while the first still waits, it is the tenant.
 */
export function noteThrottled(
  before: Pick<SendShareContent, 'throttled' | 'pausedUntil'>,
  one: ThrottledChat,
  now: number,
): Pick<SendShareContent, 'throttled' | 'pausedUntil'> {
  const others = before.throttled.filter(({ chat, until }) => chat !== one.chat && until > now);
  const throttled = [...others, one];
  const pausedUntil = others.length === 0 ? before.pausedUntil : Math.max(one.until, before.pausedUntil ?? 0);
  return { throttled, ...(pausedUntil === undefined ? {} : { pausedUntil }) };
}
