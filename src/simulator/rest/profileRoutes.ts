import { collection, ok, refuse } from '../answers';
import type { Call, Route } from '../call';
import { organizationOf } from '../lookups';

export const profileRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/profiles/mpn', guard: 'partnerCenterUser', handle: mpnProfile },
  { method: 'GET', path: '/v1/profiles/legalbusiness', guard: 'partnerCenter', handle: legalBusinessProfile },
  { method: 'GET', path: '/v1/auditrecords', guard: 'partnerCenter', handle: auditRecords },
];

function mpnProfile({ state, caller, query }: Call) {
  const mpnId = query.get('mpnId') ?? organizationOf(state, caller.tenantId).mpnId;
  const found = state.organizations.find((organization) => organization.mpnId === mpnId);
  if (!found) throw refuse(404, 3000, `Organization with partner_id ${mpnId} could not be found.`);
  return ok({
    partnerName: found.name,
    mpnId: found.mpnId,
    profileType: 'MpnProfile',
    attributes: { objectType: 'MpnProfile' },
  });
}

function legalBusinessProfile({ state, caller }: Call) {
  const own = organizationOf(state, caller.tenantId);
  return ok({
    companyName: own.name,
    address: { country: own.country },
    primaryContact: { email: own.primaryContact },
    vettingStatus: own.profileCurrent ? 'authorized' : 'pending',
    vettingSubStatus: own.profileCurrent ? 'none' : 'entry',
    profileType: 'LegalBusinessProfile',
    attributes: { objectType: 'LegalBusinessProfile' },
  });
}

const longestReachMs = 90 * 86_400_000;

function auditRecords({ state, caller, query, now }: Call) {
  const from = Date.parse(query.get('startDate') ?? '');
  if (Number.isNaN(from) || now.getTime() - from > longestReachMs + 86_400_000) {
    throw refuse(400, 2000, 'Invalid input: startDate must be a date within the last 90 days.');
  }
  const mine = state.audit.filter(
    (record) => record.tenantIds.includes(caller.tenantId) && Date.parse(record.at) >= from,
  );
  return collection(
    mine.map((record) => ({
      id: record.id,
      partnerId: caller.tenantId,
      participants: record.tenantIds,
      ...(record.customerId ? { customerId: record.customerId } : {}),
      resourceType: record.resourceType,
      operationType: record.operationType,
      operationDate: record.at,
      operationStatus: 'succeeded',
      customizedData: [{ key: 'ResourceId', value: record.resourceId }],
      attributes: { objectType: 'AuditRecord' },
    })),
  );
}
