/** What Partner Center counts calls by: limits are enforced per API and partner tenant (api-throttling-guidance). */
export type RateResource =
  | 'customers'
  | 'subscriptions'
  | 'orders'
  | 'transfers'
  | 'eligibility'
  | 'relationships'
  | 'agreements'
  | 'profiles'
  | 'auditRecords'
  | 'other';

export interface RateLimit {
  readonly callsPerMinute: number;
  readonly source: string;
}

/** Half of the only figure that is published: the rest is adjusted over time and not told. */
const unpublished: RateLimit = { callsPerMinute: 250, source: 'unpublished; half of the published figure' };

/** How many calls a tenant's connection may make, by all instances together. */
export const rateLimits: Readonly<Record<RateResource, RateLimit>> = {
  customers: { callsPerMinute: 500, source: 'customer-resources: 500 requests per minute per tenant id' },
  subscriptions: { callsPerMinute: 500, source: 'subscription-resources: 500 requests per minute per tenant id' },
  orders: { callsPerMinute: 500, source: 'order-resources: 500 requests per minute per tenant id' },
  // On the list of what is enforced (api-throttling-guidance), without a figure.
  transfers: unpublished,
  eligibility: unpublished,
  relationships: unpublished,
  agreements: unpublished,
  profiles: unpublished,
  auditRecords: unpublished,
  other: unpublished,
};

const unhurried: RateLimit = { callsPerMinute: 60_000, source: 'a simulator on the same machine' };

/** For a simulator, where people do not want to wait for minutes to pass. */
export const simulatorLimits: Readonly<Record<RateResource, RateLimit>> = {
  customers: unhurried,
  subscriptions: unhurried,
  orders: unhurried,
  transfers: unhurried,
  eligibility: unhurried,
  relationships: unhurried,
  agreements: unhurried,
  profiles: unhurried,
  auditRecords: unhurried,
  other: unhurried,
};

const underCustomer: Readonly<Record<string, RateResource>> = {
  subscriptions: 'subscriptions',
  orders: 'orders',
  transfers: 'transfers',
  transferseligibility: 'eligibility',
  relationships: 'relationships',
  agreements: 'agreements',
  directsignedmicrosoftcustomeragreementstatus: 'agreements',
  profiles: 'profiles',
};

const atTop: Readonly<Record<string, RateResource>> = {
  relationships: 'relationships',
  agreements: 'agreements',
  compliance: 'agreements',
  profiles: 'profiles',
  auditrecords: 'auditRecords',
};

/** What a call counts against; undefined for what is not Microsoft's, as a simulator's own paths. */
export function resourceOf(path: string): RateResource | undefined {
  const [version = '', top = '', , under] = path.replace(/\?.*$/u, '').toLowerCase().split('/').slice(1);
  if (!/^v\d+$/u.test(version)) return undefined;
  if (top !== 'customers') return atTop[top] ?? 'other';
  return under === undefined ? 'customers' : (underCustomer[under] ?? 'other');
}
