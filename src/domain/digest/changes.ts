import type { AgreementRequest } from '../customer/agreement';
import type { Customer, Relationship } from '../customer/customer';
import type { TenantRequest } from '../customer/newCustomer';
import { isPlanDone, type Plan, planSteps } from '../customer/plan';
import type { Enrollment, Partnership, Programme } from '../programme/programme';
import type { Change, ProgrammeStep, RelationshipStep } from './change';
import { stepOfAgreement, stepOfTenantRequest } from './stepOf';

/**
 * Where everything of one customer stands for the partner, besides its requests: each thing with the step it came to last.
 * `providerName` answers undefined for a provider that is no partnership of the partner's.
 */
export function changesOfCustomer(
  customer: Customer,
  customerId: string,
  providerName: (provider: string) => string | undefined,
): readonly Change[] {
  const about = (provider: string): Partial<Change> => ({ customerId, ...named(providerName(provider)) });
  return [
    ...Object.entries(customer.relationships).flatMap(([provider, one]) => {
      const step = stepOfRelationship(one);
      return step === undefined ? [] : [{ ...step, ...about(provider) }];
    }),
    ...Object.values(customer.agreementRequests ?? {}).map(changeOfAgreement),
    ...Object.values(customer.tenantRequests ?? {}).map(changeOfTenant),
    ...Object.values(customer.plans ?? {}).flatMap((plan) =>
      isPlanDone(plan) ? [{ step: 'planDone' as const, at: endOf(plan), customerId, other: plan.providerName }] : [],
    ),
  ];
}

const named = (other: string | undefined): Partial<Change> => (other === undefined ? {} : { other });

function stepOfRelationship(one: Relationship): { readonly step: RelationshipStep; readonly at: string } | undefined {
  switch (one.status) {
    case 'none':
      return one.removedAt === undefined ? undefined : { step: 'relationRemoved', at: one.removedAt };
    case 'declined':
      return { step: 'consentDeclined', at: one.at };
    case 'consented':
    case 'extending':
      // Both consents are recorded at once; that it is on its way is not news of its own.
      return { step: 'consented', at: one.customerConsent.at };
    case 'extended':
      return { step: 'extended', at: one.at };
    case 'verified':
      // By word alone it is no farther than when it was stated.
      return one.byWord === true ? { step: 'extended', at: one.statedAt ?? one.at } : { step: 'related', at: one.at };
    default: {
      const never: never = one;
      return never;
    }
  }
}

const changeOfAgreement = (request: AgreementRequest): Change => ({
  step: stepOfAgreement(request),
  at: request.status === 'satisfied' || request.status === 'stated' ? request.at : request.askedAt,
  customer: request.customerName,
  other: request.providerName,
});

const changeOfTenant = (request: TenantRequest): Change => ({
  step: stepOfTenantRequest(request),
  at: request.status === 'appeared' ? request.appearedAt : request.at,
  customer: request.customerName,
  other: request.providerName,
});

const endOf = ({ done, openedAt }: Plan): string =>
  planSteps
    .map((step) => done[step]?.at ?? openedAt)
    .sort()
    .at(-1) ?? openedAt;

/** Where the transition itself stands: enrollment, partnerships, incentives, access. */
export function changesOfProgramme({ enrollment, partnerships, incentives, access }: Programme): readonly Change[] {
  const enrolled = stepOfEnrollment(enrollment);
  return [
    ...(enrolled === undefined ? [] : [enrolled]),
    ...Object.values(partnerships).flatMap((one) => {
      const step = stepOfPartnership(one);
      return step === undefined ? [] : [{ step, at: one.at, other: one.name }];
    }),
    ...(incentives?.invitation === undefined
      ? []
      : [{ step: 'incentivesInvited' as const, at: incentives.invitation.at }]),
    ...(access === undefined ? [] : [{ step: 'accessEnded' as const, at: access.at }]),
  ];
}

function stepOfEnrollment(enrollment: Enrollment): Change | undefined {
  switch (enrollment.status) {
    case 'submitted':
      return { step: 'enrollmentSubmitted', at: enrollment.at };
    case 'approved':
      return { step: 'enrollmentApproved', at: enrollment.at };
    case 'declined':
      return { step: 'enrollmentDeclined', at: enrollment.at };
    case 'enrolled':
      return { step: 'enrolled', at: enrollment.at };
    default:
      return undefined;
  }
}

function stepOfPartnership({ status }: Partnership): ProgrammeStep | undefined {
  switch (status) {
    case 'invited':
      return 'providerInvited';
    case 'accepted':
      return 'providerAccepted';
    case 'ended':
      return 'providerEnded';
    default:
      return undefined;
  }
}
