import { collection, link, ok, refuse } from '../answers';
import type { Call, Route } from '../call';
import { organizationOf, principalOf } from '../lookups';

export const profileRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/partnerRequests', guard: 'partnerCenterUser', handle: partnerRequests },
  { method: 'GET', path: '/v1/profiles/mpn', guard: 'partnerCenterUser', handle: mpnProfile },
  { method: 'GET', path: '/v1/profiles/legalbusiness', guard: 'partnerCenter', handle: legalBusinessProfile },
];

function mpnProfile({ state, caller, query }: Call) {
  const mpnId = query.get('mpnId') ?? organizationOf(state, caller.tenantId).mpnId;
  const found = state.organizations.find((organization) => organization.mpnId === mpnId);
  if (!found)
    throw refuse(404, 3000, `Organization with partner_id ${mpnId} could not be found.`, undefined, 'PartnerFD');
  return ok({
    partnerName: found.name,
    mpnId: found.mpnId,
    profileType: 'MpnProfile',
    links: { self: link(`/profiles/mpn?mpnId=${found.mpnId}`) },
    attributes: { objectType: 'MpnProfile' },
  });
}

/** `Current`: the latest, whatever its state. `LastFinalized`: the latest that Microsoft has decided. */
function legalBusinessProfile({ state, caller, query }: Call) {
  const own = organizationOf(state, caller.tenantId);
  const finalized = query.get('vettingVersion')?.toLowerCase() === 'lastfinalized' || own.profileCurrent;
  const address = { country: own.country };
  return ok(
    {
      companyName: own.name,
      address,
      primaryContact: { email: own.primaryContact },
      companyApproverAddress: address,
      companyApproverEmail: own.primaryContact,
      vettingStatus: finalized ? 'authorized' : 'pending',
      vettingSubStatus: finalized ? 'none' : 'entry',
      profileType: 'LegalBusinessProfile',
      links: { self: link('/profiles/legalbusiness') },
      attributes: { objectType: 'LegalBusinessProfile' },
    },
    own.profileCurrent ? undefined : 'a profile that is not current counts as pending at its entry',
  );
}

/** The last calls on behalf of a person, and whether each carried the claim of multifactor authentication. */
function partnerRequests({ state, caller, userRequests }: Call) {
  const mine = userRequests().filter((request) => request.caller.tenantId === caller.tenantId);
  return collection(
    mine.map((request) => ({
      requestId: request.requestId,
      correlationId: request.correlationId,
      operationName: operationName(request.operation),
      requestDateTime: request.at.replace(/Z$/u, ''),
      ipAddress: '127.0.0.1',
      objectId: request.caller.userId,
      tenantId: request.caller.tenantId,
      upn: principalOf(state, request.caller.userId, caller.tenantId),
      applicationId: organizationOf(state, caller.tenantId).clientId,
      mfaCompliant: request.caller.mfa,
    })),
  );
}

/** `Get /v{version}/customers/{customer_id}`, the way the sample writes it. */
function operationName(operation: string): string {
  return operation
    .replace(/^[A-Z]+/u, (method) => method.charAt(0) + method.slice(1).toLowerCase())
    .replace('/v1/', '/v{version}/')
    .replace(/:(\w+)/gu, (_, name: string) => `{${name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}}`);
}
