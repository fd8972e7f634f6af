import { type Decision, happens, nothingHappens, refused } from '../decision';
import { isEnrollmentMonth } from '../policy/enrollmentWindow';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import type { ProgrammeCommand } from './commands';
import type { ProgrammeEvent } from './events';
import type { Enrollment } from './programme';

type Command<T extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: T }>;

/** ENR-1 to ENR-7, ENR-18: nothing leaves before role, preconditions, window and the typed phrase are right. */
export function submitEnrollment(state: Enrollment, command: Command<'submitEnrollment'>): Decision<ProgrammeEvent> {
  if (state.status !== 'notStarted') return refused(refuse('ENR-18', 'alreadyEnrolling', whoDid(state)));
  const no =
    requireRole(command.policy, 'submitEnrollment', command.actor) ??
    checkVersion(state.version, command.version) ??
    preconditions(command);
  if (no !== undefined) return refused(no);
  const { tenantId, userId } = command.actor;
  return happens({
    type: 'EnrollmentSubmitted',
    by: { tenantId, userId },
    at: command.now,
    until: command.until,
    primaryContact: command.primaryContact,
  });
}

function preconditions({ facts, policy, confirmation }: Command<'submitEnrollment'>) {
  if (!facts.profileCurrent) return refuse('ENR-1', 'profileNotCurrent');
  if (!facts.mpnCurrent) return refuse('ENR-2', 'mpnNotCurrent');
  if (!isEnrollmentMonth(policy, facts.anniversaryMonth)) return refuse('ENR-7', 'notOpenYet');
  if (policy.enrollmentNeedsRestricted && facts.directBillStatus === 'active') return refuse('GEN-5', 'notRestricted');
  if (confirmation !== facts.phrase) return refuse('ENR-18', 'phraseMismatch', { field: 'confirmation' });
  return undefined;
}

export function undoEnrollment(state: Enrollment, command: Command<'undoEnrollment'>): Decision<ProgrammeEvent> {
  if (state.status === 'notStarted') return nothingHappens;
  if (state.status !== 'submitting') return refused(refuse('ENR-18', 'undoTooLate', whoDid(state)));
  if (state.by.tenantId !== command.actor.tenantId) return refused(refuse('product', 'notYoursToUndo'));
  if (state.by.userId !== command.actor.userId && !command.actor.roles.includes('globalAdmin')) {
    return refused(refuse('ROL-1', 'roleNeeded', { roles: ['globalAdmin'] }));
  }
  const { tenantId, userId } = command.actor;
  return happens({ type: 'EnrollmentUndone', by: { tenantId, userId }, at: command.now });
}

/** The end of the undo window: one conditional write; from here on undo is refused. */
export function beginSendingEnrollment(state: Enrollment, at: string): Decision<ProgrammeEvent> {
  return state.status === 'submitting' && at >= state.until
    ? happens({ type: 'EnrollmentSendingBegun', at })
    : nothingHappens;
}

/** ENR-15, ENR-16: the agreement is asked after approval, and only its acceptance enables the reseller's capabilities. */
export function acceptResellerAgreement(
  state: Enrollment,
  command: Command<'acceptResellerAgreement'>,
): Decision<ProgrammeEvent> {
  if (state.status === 'acceptingAgreement' || state.status === 'enrolled') {
    return refused(refuse('ENR-16', 'agreementAlreadyAccepted', { by: state.by, at: state.at }));
  }
  const no = requireRole(command.policy, 'acceptResellerAgreement', command.actor);
  if (no !== undefined) return refused(no);
  if (state.status !== 'approved') return refused(refuse('ENR-14', 'notApproved'));
  const stale = checkVersion(state.version, command.version);
  if (stale !== undefined) return refused(stale);
  const { tenantId, userId } = command.actor;
  return happens({ type: 'ResellerAgreementAccepted', by: { tenantId, userId }, at: command.now });
}

export function noteEnrolled(state: Enrollment, at: string): Decision<ProgrammeEvent> {
  return state.status === 'acceptingAgreement' ? happens({ type: 'Enrolled', at }) : nothingHappens;
}

function whoDid(state: Enrollment) {
  return 'by' in state ? { by: state.by, at: state.at } : {};
}
