import { DateTime } from 'luxon';
import { z } from 'zod';
import { type Answer, collection, link, refuse } from '../answers';
import type { Call, Route } from '../call';
import { guidFrom } from '../ids';
import { principalOf } from '../lookups';
import type { AuditRecord, State } from '../state';
import { customerNameOf, readFilter } from './auditFilter';
import { sevenDigits } from './timestamps';

/** The log reaches this far back; without a start the last 30 days. */
const longestReachDays = 90;
const usualReachDays = 30;
/** The documented sample of `links.self` names this size. */
const usualSize = 500;

export const auditRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/auditrecords', guard: 'partnerCenter', handle: auditRecords },
];

const positionSchema = z.object({
  from: z.number(),
  to: z.number(),
  size: z.number().int().positive(),
  filter: z.string(),
  skip: z.number().int().nonnegative(),
});
type Position = z.infer<typeof positionSchema>;

/** Oldest first, in pages; the next page by `links.next` and the token, as for customers (paging itself is documented for neither). */
function auditRecords({ state, caller, query, header, now }: Call): Answer {
  const position = query.get('seekOperation')?.toLowerCase() === 'next' ? seek(header) : begin(query, now);
  const keep = readFilter(state, position.filter);
  const found = state.audit.filter((record) => {
    const at = Date.parse(record.at);
    return record.tenantIds.includes(caller.tenantId) && at >= position.from && at < position.to && keep(record);
  });
  const page = found.slice(position.skip, position.skip + position.size);
  const items = page.map((record) => auditBody(state, record, caller.tenantId));
  const self = link(`/auditrecords?size=${position.size}`);
  const skip = position.skip + page.length;
  if (skip >= found.length) return collection(items, { links: { self } });
  const token = Buffer.from(JSON.stringify({ ...position, skip })).toString('base64url');
  const next = link('/auditrecords?seekOperation=Next', [{ key: 'MS-ContinuationToken', value: token }]);
  return {
    ...collection(items, { continuationToken: token, links: { self, next } }),
    assumption: 'paging of audit records',
  };
}

function seek(header: Call['header']): Position {
  try {
    const token = Buffer.from(header('ms-continuationtoken') ?? '', 'base64url').toString();
    return positionSchema.parse(JSON.parse(token));
  } catch {
    throw refuse(400, 2000, 'Invalid input: the continuation token cannot be read.');
  }
}

function begin(query: URLSearchParams, now: Date): Position {
  const today = DateTime.fromJSDate(now, { zone: 'utc' }).startOf('day');
  const start = readDate(query, 'startDate') ?? today.minus({ days: usualReachDays });
  if (start < today.minus({ days: longestReachDays })) {
    throw refuse(400, 2000, `Invalid input: startDate must lie within the last ${longestReachDays} days.`);
  }
  const end = (readDate(query, 'endDate') ?? today).plus({ days: 1 });
  const size = Number(query.get('size') ?? usualSize);
  if (!Number.isInteger(size) || size < 1) throw refuse(400, 2000, 'Invalid input: size must be a number.');
  return {
    from: start.toMillis(),
    to: end.toMillis(),
    size: Math.min(size, usualSize),
    filter: query.get('filter') ?? '',
    skip: 0,
  };
}

/** `yyyy-mm-dd`, or the American form with a time that the page's example sends. */
function readDate(query: URLSearchParams, name: string): DateTime | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const zone = { zone: 'utc' };
  const read = [
    DateTime.fromISO(text, zone),
    DateTime.fromFormat(text, 'M/d/yyyy h:mm:ss a', { ...zone, locale: 'en-US' }),
  ];
  const date = read.find((one) => one.isValid);
  if (!date) throw refuse(400, 2000, `Invalid input: ${name} must be a date.`);
  return date.startOf('day');
}

/** Intervals of 100 ns since the year 1, in which the ids of records count; one more for each of the same millisecond. */
const ticks = ({ at, nth = 0 }: AuditRecord): string =>
  String(BigInt(Date.parse(at)) * 10_000n + 621_355_968_000_000_000n + BigInt(nth));

function auditBody(state: State, record: AuditRecord, partnerId: string): Record<string, unknown> {
  const customerName = customerNameOf(state, record.customerId);
  const { userId, applicationId, correlationId, oldValue, newValue } = record;
  const parts = [partnerId, record.customerId, record.resourceId, record.operationType.replaceAll('_', '')];
  return {
    id: [...parts, ticks(record)].filter(Boolean).join('_'),
    partnerId,
    participants: record.tenantIds,
    ...(record.customerId ? { customerId: record.customerId } : {}),
    ...(customerName === undefined ? {} : { customerName }),
    ...(userId ? { userPrincipalName: principalOf(state, userId, applicationId) } : {}),
    ...(applicationId ? { applicationId } : {}),
    resourceType: record.resourceType,
    ...(oldValue === undefined ? {} : { resourceOldValue: JSON.stringify(oldValue) }),
    ...(newValue === undefined ? {} : { resourceNewValue: JSON.stringify(newValue) }),
    operationType: record.operationType,
    originalCorrelationId: correlationId ?? guidFrom(`correlation of ${record.id}`),
    operationDate: sevenDigits(record.at),
    operationStatus: 'succeeded',
    customizedData: [{ key: 'ResourceId', value: record.resourceId }],
    attributes: { objectType: 'AuditRecord' },
  };
}
