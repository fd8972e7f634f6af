import { ok, refuse } from '../answers';
import type { Call, Route } from '../call';
import { organizationOf } from '../lookups';

export const profileRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/profiles/mpn', guard: 'partnerCenterUser', handle: mpnProfile },
  { method: 'GET', path: '/v1/profiles/legalbusiness', guard: 'partnerCenter', handle: legalBusinessProfile },
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
