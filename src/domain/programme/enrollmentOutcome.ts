import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import type { ProgrammeCommand } from './commands';
import { mayAccept, whoDid } from './enrollment';
import type { Enrollment } from './enrollmentState';
import type { ProgrammeEvent } from './events';

type Command<T extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: T }>;

/**
 * Where only the portal enrolls: somebody says what was done or read there. Each step needs the one before, the role of
 * that step, and the version the person saw.
 */
export function stateEnrollment(state: Enrollment, command: Command<'stateEnrollment'>): Decision<ProgrammeEvent> {
  const { now: at, actor, policy, said, approval, incentives } = command;
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  if (said === 'agreed') {
    const no = mayAccept(state, command);
    if (no !== undefined) return refused(no);
    const { dueBy: incentivesDueBy, noticeAt: incentivesNoticeAt } = incentives;
    return happens({ type: 'Enrolled', by, at, incentivesDueBy, incentivesNoticeAt });
  }
  const needed = said === 'sent' ? 'inPortal' : 'submitted';
  const no = requireRole(policy, 'submitEnrollment', actor) ?? checkVersion(state.version, command.version);
  if (state.status !== needed) return refused(no ?? refuse('ENR-14', 'enrollmentAlreadyStated', whoDid(state)));
  if (no !== undefined) return refused(no);
  switch (said) {
    case 'sent':
      return happens({ type: 'EnrollmentStatedSent', by, at, ...approval });
    case 'approved':
      return happens({ type: 'EnrollmentApproved', by, at });
    case 'declined':
      return happens({ type: 'EnrollmentDeclined', by, at });
    default: {
      const never: never = said;
      return never;
    }
  }
}

/** Partner Center took it: from now on the business days count. */
export function noteEnrollmentSent(
  state: Enrollment,
  { now: at, approvalDueBy, overdueAt, outside }: Command<'noteEnrollmentSent'>,
): Decision<ProgrammeEvent> {
  if (state.status !== 'sending') return nothingHappens;
  return happens({
    type: 'EnrollmentSent',
    at,
    approvalDueBy,
    ...(overdueAt === undefined ? {} : { overdueAt }),
    ...(outside === undefined ? {} : { outside }),
  });
}

/** Past the last business day and still no answer: the Global admins are told once (ENR-11). */
export const noteEnrollmentOverdue = (state: Enrollment, at: string): Decision<ProgrammeEvent> =>
  state.status === 'submitted' && state.overdueSince === undefined && at > state.approvalDueBy
    ? happens({ type: 'EnrollmentOverdue', at })
    : nothingHappens;

/** A.3-14: Microsoft asks something back, or shows a status nobody here knows; told once until it changes. */
export const noteEnrollmentQuestion = (
  state: Enrollment,
  { what, now: at }: Command<'noteEnrollmentQuestion'>,
): Decision<ProgrammeEvent> =>
  state.status === 'submitted' && state.question?.what !== what
    ? happens({ type: 'EnrollmentQuestioned', at, what })
    : nothingHappens;

/** The question is answered: Microsoft's days begin anew. */
export const noteEnrollmentUnderReview = (
  state: Enrollment,
  { approvalDueBy, overdueAt, now: at }: Command<'noteEnrollmentUnderReview'>,
): Decision<ProgrammeEvent> =>
  state.status === 'submitted' && state.question !== undefined
    ? happens({ type: 'EnrollmentUnderReview', at, approvalDueBy, overdueAt })
    : nothingHappens;

/** What was done outside counts as done; nothing that is under way here is overruled. */
export const noteEnrollmentFound = (
  state: Enrollment,
  { found, approval, now: at }: Command<'noteEnrollmentFound'>,
): Decision<ProgrammeEvent> =>
  state.status === 'notStarted' ? happens({ type: 'EnrollmentFound', at, found, ...approval }) : nothingHappens;

export function noteEnrolled(state: Enrollment, command: Command<'noteEnrolled'>): Decision<ProgrammeEvent> {
  if (state.status !== 'acceptingAgreement') return nothingHappens;
  const { incentives, now: at } = command;
  const outside = command.outside === undefined ? {} : { outside: command.outside };
  if (incentives === undefined) return happens({ type: 'Enrolled', at, ...outside });
  return happens({
    type: 'Enrolled',
    at,
    incentivesDueBy: incentives.dueBy,
    incentivesNoticeAt: incentives.noticeAt,
    ...outside,
  });
}
