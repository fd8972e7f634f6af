import { type Answer, ok, type Refusal, refuse } from '../answers';
import type { Call, Route } from '../call';
import { organizationOf } from '../lookups';
import type { Organization, State } from '../state';

/** Whether an indirect reseller has signed the Microsoft Partner Agreement; every failure is a 400. */
export const complianceRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/compliance/csp/agreementstatus', guard: 'partnerCenterUser', handle: agreementStatus },
];

const guidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

function agreementStatus({ state, caller, query }: Call): Answer {
  const reseller = wanted(state, query.get('mpnId'), query.get('tenantId'));
  if (reseller.enrollment.status !== 'enrolled') throw no(2204, 'The id is not tied to an indirect reseller account.');
  const own = organizationOf(state, caller.tenantId);
  if (own.cspRegion !== reseller.cspRegion) {
    throw no(2201, 'The reseller is in another CSP region than the indirect provider.');
  }
  if (reseller.mpaSigned === false) throw no(2206, 'The account has not signed the Microsoft Partner Agreement.');
  return ok({ isAgreementSigned: true });
}

function wanted(state: State, mpnId: string | null, tenantId: string | null): Organization {
  if (mpnId !== null && tenantId !== null) throw no(2000, 'Pass either the MPN Id or the Tenant Id, not both.');
  if (mpnId === null && tenantId === null) throw no(2001, 'Pass an MPN Id or a Tenant Id.');
  if (mpnId !== null && !/^\d+$/u.test(mpnId)) throw no(2000, 'MPN Id must be numeric.');
  if (tenantId !== null && !guidForm.test(tenantId)) throw no(2000, 'Tenant Id must be a GUID.');
  const found = state.organizations.find((one) => one.mpnId === mpnId || one.tenantId === tenantId?.toLowerCase());
  if (!found) throw no(2200, 'The id is unknown or is not in Partner Center.');
  return found;
}

const no = (code: number, description: string): Refusal =>
  refuse(400, code, description, undefined, 'ComplianceController');
