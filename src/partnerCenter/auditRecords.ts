import { z } from 'zod';
import type { AuditQuery, AuditRecord } from './auditRecord';
import type { PartnerCenterHttp } from './http';
import { itemsOf } from './paging';
import { guid, instant, snakeCase, textOrNumber } from './wire';

/** Requests that start more than 90 days back are refused with 400; a day less leaves room for the service's own midnight. */
const reachDays = 89;
const dayMs = 86_400_000;

const auditSchema = z.object({
  id: textOrNumber.nullish(),
  customerid: guid.nullish(),
  customername: z.string().nullish(),
  userprincipalname: z.string().nullish(),
  applicationid: z.string().nullish(),
  resourcetype: textOrNumber.nullish(),
  resourcenewvalue: z.string().nullish().catch(undefined),
  operationtype: textOrNumber,
  operationdate: z.string(),
  operationstatus: textOrNumber.nullish(),
  originalcorrelationid: z.string().nullish(),
  participants: z.array(z.unknown()).nullish().catch(undefined),
  customizeddata: z
    .array(z.object({ key: z.string(), value: z.unknown() }))
    .nullish()
    .catch(undefined),
});

type WireAudit = z.infer<typeof auditSchema>;

/**
 * What was done in this tenant, as Partner Center's activity log has it (get-a-record-of-partner-center-activity): the
 * documented way to see changes that no other call shows. It reaches 89 days back, whatever `since` says, and the order is
 * the service's. Throttled like any read.
 */
export async function* auditRecordsOf(
  http: PartnerCenterHttp,
  query: AuditQuery,
  now: Date,
): AsyncGenerator<AuditRecord> {
  const reach = now.getTime() - reachDays * dayMs;
  const since = Math.max(query.since.getTime(), reach);
  const filter = filterFor(query);
  const search = {
    startDate: new Date(since).toISOString().slice(0, 10),
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
  };
  for await (const wire of itemsOf(http, '/v1/auditrecords', auditSchema, search)) {
    const record = recordFrom(wire);
    if (Date.parse(record.at) >= since && fits(record, query)) yield record;
  }
}

/**
 * One field may be filtered, and only the spelling of one-word resource types is documented (`Subscription`, any case).
 * Another spelling could be answered with nothing at all, so those are picked out here.
 */
function filterFor({ customerId, resourceType }: AuditQuery): Record<string, string> | undefined {
  if (customerId !== undefined) return { Field: 'CustomerId', Value: customerId, Operator: 'equals' };
  if (resourceType === undefined || resourceType.includes('_')) return undefined;
  return { Field: 'ResourceType', Value: resourceType, Operator: 'equals' };
}

function fits(record: AuditRecord, { customerId, resourceType }: AuditQuery): boolean {
  return (
    (customerId === undefined || record.customerId === undefined || record.customerId === customerId.toLowerCase()) &&
    (resourceType === undefined || record.resource === resourceType)
  );
}

function recordFrom(wire: WireAudit): AuditRecord {
  const at = instant(wire.operationdate);
  const operation = snakeCase(wire.operationtype);
  const by = wire.userprincipalname || wire.applicationid;
  return {
    // The sample of the page has no id; the resource table has one.
    id: wire.id ?? [at, operation, wire.customerid ?? '', wire.originalcorrelationid ?? ''].join('|'),
    at,
    operation,
    resource: snakeCase(wire.resourcetype ?? 'unknown'),
    status: statuses[(wire.operationstatus ?? '').toLowerCase()] ?? 'unknown',
    participants: participantsFrom(wire.participants ?? []),
    data: dataFrom(wire.customizeddata ?? []),
    ...(wire.customerid ? { customerId: wire.customerid } : {}),
    ...(wire.customername ? { customerName: wire.customername } : {}),
    ...(by ? { by } : {}),
    ...(wire.originalcorrelationid ? { correlationId: wire.originalcorrelationid } : {}),
    ...(wire.resourcenewvalue ? { newValue: wire.resourcenewvalue } : {}),
  };
}

const statuses: Readonly<Record<string, AuditRecord['status']>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  progress: 'progress',
};

/** Shown as tenant ids; the table calls the type only "array", so objects that carry an id are read as well. */
function participantsFrom(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    if (typeof value === 'string') return [value.toLowerCase()];
    const named = z
      .object({ id: z.string() })
      .or(z.object({ tenantid: z.string() }))
      .safeParse(value);
    if (!named.success) return [];
    return ['id' in named.data ? named.data.id.toLowerCase() : named.data.tenantid.toLowerCase()];
  });
}

function dataFrom(pairs: readonly { key: string; value?: unknown }[]): Record<string, string> {
  return Object.fromEntries(
    pairs.flatMap(({ key, value }) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[key, String(value)]]
        : [],
    ),
  );
}
