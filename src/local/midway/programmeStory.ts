import { afterBusinessDays } from '../../businessTime';
import type { PolicyPack } from '../../domain/policy/policyPack';
import type { ProgrammeCommand } from '../../domain/programme/commands';
import { enrollmentPhrase, foldPhrase } from '../../enrollmentPhrase';
import type { Organization, Partnership } from '../../simulator/state';
import { later, leaderOf } from './who';

/** What a partner did in the chat to get where the simulator says it is: enrolled, and partnered. */
export function programmeStory(
  partner: Organization,
  partnerships: readonly Partnership[],
  nameOf: (tenantId: string) => { readonly name: string; readonly mpnId: string },
  policy: PolicyPack,
): readonly ProgrammeCommand[] {
  const { submittedAt, decidedAt, enrolledAt } = partner.enrollment;
  if (submittedAt === undefined || decidedAt === undefined || enrolledAt === undefined) return [];
  return [
    { type: 'openProgramme', now: later(submittedAt, -3600) },
    ...enrolling(partner, submittedAt, policy),
    { type: 'noteEnrollmentApproved', now: later(decidedAt, 60) },
    {
      type: 'acceptResellerAgreement',
      now: enrolledAt,
      actor: leaderOf(partner.name, enrolledAt),
      policy,
    },
    { type: 'noteEnrolled', now: later(enrolledAt, 2) },
    ...partnerships.flatMap((one): ProgrammeCommand[] => {
      const acceptedAt = one.acceptedAt ?? one.invitedAt;
      const provider = one.providerTenantId;
      return [
        { type: 'notePartnershipInvited', provider, ...nameOf(provider), now: later(one.invitedAt, 30) },
        {
          type: 'acceptPartnership',
          provider,
          now: acceptedAt,
          actor: leaderOf(partner.name, acceptedAt),
          policy,
        },
        { type: 'notePartnershipAccepted', pairs: true, provider, now: later(acceptedAt, 2) },
      ];
    }),
  ];
}

function enrolling(partner: Organization, at: string, policy: PolicyPack): readonly ProgrammeCommand[] {
  const phrase = foldPhrase(enrollmentPhrase(partner.name, 'fr'), partner.name, 'fr');
  return [
    {
      type: 'submitEnrollment',
      now: later(at, -30),
      actor: leaderOf(partner.name, at),
      policy,
      facts: {
        profileCurrent: partner.profileCurrent,
        mpnCurrent: partner.mpnCurrent,
        anniversaryMonth: Number(partner.anniversary.slice(2, 4)),
        phrase,
      },
      confirmation: phrase,
      primaryContact: partner.primaryContact,
      until: later(at, -15),
    },
    { type: 'beginSendingEnrollment', now: later(at, -1) },
    {
      type: 'noteEnrollmentSent',
      now: later(at, 1),
      approvalDueBy: afterBusinessDays(at, policy.approvalBusinessDays, partner.timeZone),
    },
  ];
}
