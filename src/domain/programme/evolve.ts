import type { ProgrammeEvent } from './events';
import type { Enrollment, Partnership, Programme } from './programme';

/** The state after an event. Events that do not fit the state leave it as it is. */
export function evolveProgramme(state: Programme, event: ProgrammeEvent): Programme {
  switch (event.type) {
    case 'ProgrammeOpened':
      return { ...state, opened: true };
    case 'PartnershipInvited':
    case 'PartnershipAcceptanceGiven':
    case 'PartnershipNotTaken':
    case 'PartnershipAccepted': {
      const partnership = evolvePartnership(state.partnerships[event.provider], event);
      return partnership === undefined
        ? state
        : { ...state, partnerships: { ...state.partnerships, [event.provider]: partnership } };
    }
    default:
      return { ...state, enrollment: evolveEnrollment(state.enrollment, event) };
  }
}

type PartnershipEvent = Extract<ProgrammeEvent, { provider: string }>;
type EnrollmentEvent = Exclude<ProgrammeEvent, PartnershipEvent | { type: 'ProgrammeOpened' }>;

function evolveEnrollment(state: Enrollment, event: EnrollmentEvent): Enrollment {
  const { version } = state;
  const { at } = event;
  switch (event.type) {
    case 'EnrollmentSubmitted': {
      const { by, until, primaryContact } = event;
      return { status: 'submitting', version, by, at, until, primaryContact };
    }
    case 'EnrollmentUndone':
      return { status: 'notStarted', version };
    case 'EnrollmentNotTaken':
      return { status: 'notStarted', version: version + 1, problem: { explanation: event.explanation, at } };
    case 'EnrollmentSendingBegun': {
      if (state.status !== 'submitting') return state;
      const { by, primaryContact } = state;
      return { status: 'sending', version, by, at: state.at, primaryContact };
    }
    case 'EnrollmentSent': {
      if (state.status !== 'sending') return state;
      const { by, primaryContact } = state;
      return { status: 'submitted', version, by, at, primaryContact, approvalDueBy: event.approvalDueBy };
    }
    case 'EnrollmentDeclined':
      return { status: 'declined', version: version + 1, at };
    case 'EnrollmentApproved':
      return { status: 'approved', version: version + 1, at, primaryContact: contactOf(state) };
    case 'ResellerAgreementAccepted':
      return { status: 'acceptingAgreement', version, by: event.by, at, primaryContact: contactOf(state) };
    case 'ResellerAgreementNotTaken': {
      const problem = { explanation: event.explanation, at };
      return {
        status: 'approved',
        version: version + 1,
        at: state.status === 'acceptingAgreement' ? state.at : at,
        primaryContact: contactOf(state),
        problem,
      };
    }
    case 'Enrolled':
      return state.status === 'acceptingAgreement'
        ? { status: 'enrolled', version: version + 1, by: state.by, at }
        : state;
    default: {
      const never: never = event;
      return never;
    }
  }
}

const contactOf = (state: Enrollment): string => ('primaryContact' in state ? state.primaryContact : '');

function evolvePartnership(state: Partnership | undefined, event: PartnershipEvent): Partnership | undefined {
  const { at } = event;
  if (event.type === 'PartnershipInvited') {
    const { name, mpnId } = event;
    return { status: 'invited', version: 1, name, at, ...(mpnId === undefined ? {} : { mpnId }) };
  }
  if (state === undefined) return undefined;
  const { version, name } = state;
  const same = { version, name, ...(state.mpnId === undefined ? {} : { mpnId: state.mpnId }) };
  switch (event.type) {
    case 'PartnershipAcceptanceGiven':
      return { status: 'accepting', ...same, by: event.by, at };
    case 'PartnershipNotTaken':
      return { status: 'invited', ...same, version: version + 1, at, problem: { explanation: event.explanation, at } };
    case 'PartnershipAccepted':
      return {
        status: 'accepted',
        ...same,
        version: version + 1,
        at,
        ...('by' in state && state.by ? { by: state.by } : {}),
      };
    default: {
      const never: never = event;
      return never;
    }
  }
}
