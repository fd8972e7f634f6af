import type { Answer } from './answers';
import type { Caller } from './call';
import type { Match } from './routing';
import type { State } from './state';

export interface RateLimit {
  readonly resource: string;
  /** Whose requests count together. */
  readonly per: 'partner' | 'partnerAndCustomer';
  readonly requests: number;
  readonly seconds: number;
  readonly source: string;
  /** Stands in for the number, which no page gives. */
  readonly invented?: true;
}

/** The published limits as far as the simulator has the resources. */
export const rateLimits: readonly RateLimit[] = [
  { resource: 'customers', per: 'partner', requests: 500, seconds: 60, source: 'customer-resources' },
  { resource: 'subscriptions', per: 'partner', requests: 500, seconds: 60, source: 'subscription-resources' },
  { resource: 'orders', per: 'partner', requests: 500, seconds: 60, source: 'order-resources' },
  {
    resource: 'transfers',
    per: 'partnerAndCustomer',
    requests: 500,
    seconds: 60,
    source: 'api-throttling-guidance, which names the list of transfers and no number',
    invented: true,
  },
];

const resources: readonly (readonly [RegExp, string])[] = [
  [/\/transfers(?:\/|$)/u, 'transfers'],
  [/\/subscriptions/u, 'subscriptions'],
  [/\/orders/u, 'orders'],
  [/^\/v1\/customers/u, 'customers'],
];

/** Pairs of caller and resource counted at a time; a path may name any customer, also one that is not there. */
const mostWindows = 1000;

/** Says 429 when a request comes too many, otherwise nothing. */
export type Throttle = (state: State, request: { match: Match; caller: Caller; now: Date }) => Answer | undefined;

/**
 * A sliding window per resource and caller, counted while the switch `rateLimits` is on. Refused requests count as well:
 * immediate retries accrue against the limit. Counts live in memory and are forgotten with the process.
 */
export function createThrottle(): Throttle {
  const windows = new Map<string, number[]>();
  return ({ switches }, { match, caller, now }) => {
    if (!switches.rateLimits) return undefined;
    if (windows.size >= mostWindows) windows.delete([...windows.keys()][0] ?? '');
    const limit = limitOf(match.route.path);
    if (!limit) return undefined;
    const requests = switches.requestsPerMinute ?? limit.requests;
    const customer = limit.per === 'partnerAndCustomer' ? match.params.customerId : '';
    const key = `${limit.resource} ${caller.tenantId} ${customer}`;
    const from = now.getTime() - limit.seconds * 1000;
    const seen = (windows.get(key) ?? []).filter((at) => at > from);
    // Behind the others, so that the one that is dropped has been idle longest.
    windows.delete(key);
    windows.set(key, [...seen, now.getTime()].slice(-requests));
    const first = seen.at(-requests);
    return first === undefined || seen.length < requests ? undefined : throttled(secondsUntil(first - from), limit);
  };
}

function limitOf(path: string): RateLimit | undefined {
  if (!path.startsWith('/v1/')) return undefined;
  const [, resource] = resources.find(([pattern]) => pattern.test(path)) ?? [];
  return rateLimits.find((limit) => limit.resource === resource);
}

const secondsUntil = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));

function throttled(retryAfter: number, limit: RateLimit): Answer {
  return {
    ...throttleAnswer(retryAfter),
    ...(limit.invented ? { assumption: 'number of requests to transfers in a minute' } : {}),
  };
}

/** The documented body and header of a throttled call. */
export function throttleAnswer(retryAfter: number): Answer {
  const message = `Rate limit is exceeded. Try again in ${retryAfter} seconds.`;
  return { status: 429, body: { statusCode: 429, message }, headers: { 'Retry-After': String(retryAfter) } };
}
