import { type Decision, happens, nothingHappens, refused } from '../decision';
import { isEnrollmentMonth } from '../policy/enrollmentWindow';
import type { PolicyPack } from '../policy/policyPack';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';
import type { EnrollmentFacts, ProgrammeCommand } from './commands';
import type { Enrollment } from './enrollmentState';
import type { ProgrammeEvent } from './events';

type Command<T extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: T }>;

/** ENR-1 to ENR-7, ENR-12, ENR-18: nothing leaves before role, preconditions, window, contact and phrase are right. */
export function submitEnrollment(state: Enrollment, command: Command<'submitEnrollment'>): Decision<ProgrammeEvent> {
  if (state.status !== 'notStarted') return refused(refuse('ENR-18', 'alreadyEnrolling', whoDid(state)));
  const no =
    requireRole(command.policy, 'submitEnrollment', command.actor) ??
    checkVersion(state.version, command.version) ??
    preconditions(command);
  if (no !== undefined) return refused(no);
  const { tenantId, userId } = command.actor;
  const { primaryContact, until, now: at } = command;
  const by = { tenantId, userId };
  return command.inPortal === true
    ? happens({ type: 'EnrollmentHandedOver', by, at, primaryContact })
    : happens({ type: 'EnrollmentSubmitted', by, at, until, primaryContact });
}

function preconditions({ facts, policy, confirmation, primaryContact }: Command<'submitEnrollment'>) {
  if (facts.profileCurrent === false) return refuse('ENR-1', 'profileNotCurrent');
  if (facts.mpnCurrent === false) return refuse('ENR-2', 'mpnNotCurrent');
  if (!isWindowOpen(facts, policy)) return refuse('ENR-7', 'notOpenYet');
  if (policy.enrollmentNeedsRestricted && facts.directBillStatus === 'active') return refuse('GEN-5', 'notRestricted');
  if (!isEmail(primaryContact)) return refuse('ENR-12', 'contactNotEmail', { field: 'primaryContact' });
  if (confirmation !== facts.phrase) return refuse('ENR-18', 'phraseMismatch', { field: 'confirmation' });
  return undefined;
}

/** ENR-7: the anniversary date falls in the window, there is no window, or Microsoft opened it for this partner. */
export const isWindowOpen = (
  { anniversaryMonth, openedEarly }: Pick<EnrollmentFacts, 'anniversaryMonth' | 'openedEarly'>,
  policy: PolicyPack,
): boolean => openedEarly === true || anniversaryMonth === undefined || isEnrollmentMonth(policy, anniversaryMonth);

/** Whether a notice can be sent there; Microsoft's own check stays the last word. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/.test(text);

export function undoEnrollment(state: Enrollment, command: Command<'undoEnrollment'>): Decision<ProgrammeEvent> {
  if (state.status === 'notStarted') return nothingHappens;
  if (state.status !== 'submitting' && state.status !== 'inPortal') {
    return refused(refuse('ENR-18', 'undoTooLate', whoDid(state)));
  }
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
  const no = mayAccept(state, command);
  if (no !== undefined) return refused(no);
  const { tenantId, userId } = command.actor;
  return happens({ type: 'ResellerAgreementAccepted', by: { tenantId, userId }, at: command.now });
}

/** What stands against accepting the agreement, or against saying that it was accepted in the portal. */
export function mayAccept(
  state: Enrollment,
  command: Pick<Command<'acceptResellerAgreement'>, 'actor' | 'policy' | 'version'>,
): Refusal | undefined {
  if (state.status === 'acceptingAgreement' || state.status === 'enrolled') {
    return refuse('ENR-16', 'agreementAlreadyAccepted', whoDid(state));
  }
  const no = requireRole(command.policy, 'acceptResellerAgreement', command.actor);
  if (no !== undefined) return no;
  if (state.status !== 'approved') return refuse('ENR-14', 'notApproved');
  return checkVersion(state.version, command.version);
}

/** A.3-14: a declined enrollment may be asked for again; nothing has become final by it. */
export function reopenEnrollment(state: Enrollment, command: Command<'reopenEnrollment'>): Decision<ProgrammeEvent> {
  if (state.status === 'notStarted') return nothingHappens;
  if (state.status !== 'declined') return refused(refuse('ENR-18', 'alreadyEnrolling', whoDid(state)));
  const no =
    requireRole(command.policy, 'submitEnrollment', command.actor) ?? checkVersion(state.version, command.version);
  if (no !== undefined) return refused(no);
  const { tenantId, userId } = command.actor;
  return happens({ type: 'EnrollmentReopened', by: { tenantId, userId }, at: command.now });
}

export const whoDid = (state: Enrollment) =>
  'by' in state && state.by !== undefined ? { by: state.by, at: state.at } : {};
