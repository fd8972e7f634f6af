import { z } from 'zod';
import { type Answer, ok, refuse } from '../answers';
import { readBody } from '../bodies';
import type { Call, Route } from '../call';
import { organizationOf } from '../lookups';
import { type RuleSet, rulesOf } from '../rules/ruleSet';
import type { Organization } from '../state';

const assumption = 'portal-only in production; this operation exists only here';

export const enrollmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/_sim/portal/profile',
    guard: 'partnerCenter',
    handle: ({ state, caller }) => ok(profileBody(organizationOf(state, caller.tenantId), rulesOf(state)), assumption),
  },
  {
    method: 'GET',
    path: '/_sim/portal/enrollment',
    guard: 'partnerCenter',
    handle: ({ state, caller }) => {
      const { enrollment } = organizationOf(state, caller.tenantId);
      return ok(enrollment, assumption);
    },
  },
  { method: 'POST', path: '/_sim/portal/enrollment', guard: 'partnerCenterUser', handle: submit },
  { method: 'POST', path: '/_sim/portal/resellerAgreement', guard: 'partnerCenterUser', handle: acceptAgreement },
];

function submit({ state, caller, body, now, settings }: Call): Answer {
  const { primarycontact } = readBody(z.object({ primarycontact: z.string().trim().min(3).max(200) }), body);
  const organization = organizationOf(state, caller.tenantId);
  const { status, held } = organization.enrollment;
  if (status !== 'none' && status !== 'declined') {
    throw refuse(409, 'portalAlreadyDone', `The enrollment is ${status} already.`, assumption);
  }
  const missing = notOffered(organization, rulesOf(state));
  if (missing) throw refuse(403, 'portalNotOffered', missing, assumption);
  organization.enrollment = {
    status: 'submitted',
    primaryContact: primarycontact,
    submittedAt: now.toISOString(),
    ...(held ? { held } : { approveAt: new Date(now.getTime() + settings.approvalDelayMs).toISOString() }),
  };
  return ok(organization.enrollment, assumption);
}

/** Why the portal does not show *Enroll now* (ENR-1, ENR-2, ENR-7, ENR-8; since 2025 also the status Restricted). */
function notOffered(organization: Organization, rules: RuleSet): string | undefined {
  if (organization.kind === 'provider') return 'An indirect provider does not enroll as indirect reseller.';
  if (!organization.profileCurrent) return 'The partner profile is not current.';
  if (!organization.mpnCurrent) return 'The MPN ID is not current.';
  if (rules.enrollmentNeedsRestricted && organization.programStatus !== 'restricted') {
    return 'The direct bill enrollment must be in status Restricted; Microsoft support changes it.';
  }
  const month = Number(organization.anniversary.slice(2, 4));
  const window = rules.enrollmentMonths;
  return window && (month < window.first || month > window.last)
    ? 'Enrollment is not open yet for this anniversary date.'
    : undefined;
}

function acceptAgreement({ state, caller, now }: Call): Answer {
  const { enrollment } = organizationOf(state, caller.tenantId);
  if (enrollment.status === 'enrolled') {
    throw refuse(409, 'portalAlreadyDone', 'The indirect reseller agreement is accepted already.', assumption);
  }
  if (enrollment.status !== 'approved') {
    throw refuse(
      403,
      'portalNotApproved',
      'The enrollment is not approved, so there is no agreement to accept.',
      assumption,
    );
  }
  enrollment.status = 'enrolled';
  enrollment.enrolledAt = now.toISOString();
  return ok(enrollment, assumption);
}

function profileBody(organization: Organization, rules: RuleSet): Record<string, unknown> {
  return {
    organizationName: organization.name,
    mpnId: organization.mpnId,
    mpnCurrent: organization.mpnCurrent,
    profileCurrent: organization.profileCurrent,
    anniversary: organization.anniversary,
    primaryContact: organization.primaryContact,
    mpnMailbox: organization.mpnMailbox,
    timeZone: organization.timeZone,
    ...(organization.revenueUsd === undefined ? {} : { revenueUsd: organization.revenueUsd }),
    programStatus: organization.programStatus ?? 'active',
    directBillRevenueUsd: rules.directBillRevenueUsd,
    ...(rules.resellerRevenueUsd === undefined ? {} : { resellerRevenueUsd: rules.resellerRevenueUsd }),
    ...(organization.notice ? { notice: organization.notice } : {}),
  };
}
