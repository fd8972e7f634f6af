import type { Customer } from '../domain/customer/customer';
import { transfersOf } from '../domain/customer/customer';
import type { Transfer as LiveTransfer } from '../partnerCenter/partnerCenter';

/** Clocks of Partner Center and of this machine may differ by this much when a request is recognized by its time. */
const clockSkewMs = 5 * 60_000;

/**
 * The request that our own call made although its answer was lost: one of those that match, which nobody here knows yet
 * and which is no older than ours. The other side may have answered it at once, so how far it got does not matter; one
 * that is still under way goes before one that is over.
 */
export function madeByUs(
  live: readonly LiveTransfer[],
  state: Customer,
  since: string,
  matches: (one: LiveTransfer) => boolean,
): LiveTransfer | undefined {
  const known = new Set(
    transfersOf(state).map((one) => ('transferId' in one ? one.transferId?.toLowerCase() : undefined)),
  );
  const made = live.filter((one) => matches(one) && !known.has(one.id.toLowerCase()) && isNoOlder(one, since));
  return made.find(isUnderWay) ?? made[0];
}

const isUnderWay = ({ status }: LiveTransfer): boolean => status === 'active' || status === 'inProgress';

/** Without a time of creation, the time of the last change tells; without any, one under way may be ours: a second one must not be made. */
function isNoOlder(live: LiveTransfer, since: string): boolean {
  const [told] = [live.createdAt, live.modifiedAt, live.completedAt].map((at) => Date.parse(at ?? '')).filter(isTime);
  return told === undefined ? isUnderWay(live) : told >= Date.parse(since) - clockSkewMs;
}

const isTime = (ms: number): boolean => !Number.isNaN(ms);
