import { z } from 'zod';
import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import type { EnrollmentStatus } from '../state';
import { controlRefusal, organizationHere, readControl } from './controlBody';

const partnerSchema = z.strictObject({
  profileCurrent: z.boolean().optional(),
  mpnCurrent: z.boolean().optional(),
  anniversary: z
    .string()
    .regex(/^--\d{2}-\d{2}$/u)
    .optional(),
  revenue: z.number().nonnegative().optional(),
  /** Microsoft's notice that direct bill capabilities are restricted (GEN-2). */
  restricted: z.boolean().optional(),
  /** Standing in the direct bill program, without a notice: what Microsoft's support sets on request. */
  programStatus: z.enum(['active', 'restricted', 'suspended', 'revoked']).optional(),
  /** Whether the Microsoft Partner Agreement is signed. */
  mpaSigned: z.boolean().optional(),
  sandbox: z.boolean().optional(),
  cspRegion: z.string().min(1).max(40).optional(),
  accountRoles: z.array(z.enum(['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'])).optional(),
});

/** What Microsoft does: decides enrollments, knows the partners' profiles, invites to incentives. */
export const microsoftRoutes: readonly Route[] = [
  { method: 'POST', path: '/_sim/enrollments/:partnerTenantId/:decision', guard: 'open', handle: decideEnrollment },
  { method: 'PATCH', path: '/_sim/partners/:tenantId', guard: 'open', handle: patchPartner },
  {
    method: 'POST',
    path: '/_sim/incentives/:tenantId/invite',
    guard: 'open',
    handle: ({ state, params, now }) => {
      const organization = organizationHere(state, params.tenantId);
      organization.incentivesInvitedAt = now.toISOString();
      return { status: 200, body: { invitedAt: organization.incentivesInvitedAt, mailbox: organization.mpnMailbox } };
    },
  },
];

const undecided: ReadonlySet<EnrollmentStatus> = new Set(['submitted', 'needsInformation', 'underReview']);

/** What Microsoft says to an enrollment, in lower case as paths are read. Only the first two decide it; the others leave it waiting for a person. */
const outcomes: ReadonlyMap<string, EnrollmentStatus> = new Map([
  ['approve', 'approved'],
  ['decline', 'declined'],
  ['needsinformation', 'needsInformation'],
  ['underreview', 'underReview'],
  ['resume', 'submitted'],
]);

/** `delay` holds the enrollment until it is approved or declined here; before submission it holds the next one. */
function decideEnrollment({ state, params, now }: Call): Answer {
  const organization = organizationHere(state, params.partnerTenantId);
  const { enrollment } = organization;
  const { decision } = params;
  if (decision === 'delay' && enrollment.status !== 'approved' && enrollment.status !== 'enrolled') {
    enrollment.held = true;
    delete enrollment.approveAt;
    return { status: 200, body: enrollment };
  }
  const outcome = outcomes.get(decision ?? '');
  if (!outcome && decision !== 'delay') {
    throw controlRefusal(404, `An enrollment can be told to ${[...outcomes.keys(), 'delay'].join(', ')}.`);
  }
  if (!outcome || !undecided.has(enrollment.status)) {
    throw controlRefusal(409, `${organization.name} has no enrollment to decide; it is ${enrollment.status}.`);
  }
  enrollment.status = outcome;
  delete enrollment.approveAt;
  if (undecided.has(outcome)) return { status: 200, body: enrollment };
  enrollment.decidedAt = now.toISOString();
  delete enrollment.held;
  return { status: 200, body: enrollment };
}

function patchPartner({ state, params, body }: Call): Answer {
  const organization = organizationHere(state, params.tenantId);
  const change = readControl(partnerSchema, body);
  organization.profileCurrent = change.profileCurrent ?? organization.profileCurrent;
  organization.mpnCurrent = change.mpnCurrent ?? organization.mpnCurrent;
  organization.anniversary = change.anniversary ?? organization.anniversary;
  if (change.revenue !== undefined) organization.revenueUsd = change.revenue;
  if (change.restricted === true) {
    organization.notice = 'restricted';
    organization.programStatus = 'restricted';
  }
  if (change.restricted === false) {
    delete organization.notice;
    delete organization.programStatus;
  }
  if (change.cspRegion !== undefined) organization.cspRegion = change.cspRegion;
  if (change.sandbox !== undefined) organization.sandbox = change.sandbox;
  if (change.accountRoles !== undefined) organization.accountRoles = change.accountRoles;
  if (change.programStatus !== undefined) organization.programStatus = change.programStatus;
  if (change.mpaSigned === true) delete organization.mpaSigned;
  if (change.mpaSigned === false) organization.mpaSigned = false;
  const { clientSecret: _, ...shown } = organization;
  return { status: 200, body: shown };
}
