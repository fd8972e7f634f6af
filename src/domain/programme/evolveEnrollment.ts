import type { PersonRef } from '../actor';
import type { Enrollment } from './enrollmentState';
import type { ProgrammeEvent } from './events';

/** Events that move the enrollment itself. */
export type EnrollmentEvent = Extract<
  ProgrammeEvent,
  { type: `Enrollment${string}` | `ResellerAgreement${string}` | 'Enrolled' }
>;

/** The enrollment after an event. Events that do not fit the state leave it as it is. */
export function evolveEnrollment(state: Enrollment, event: EnrollmentEvent): Enrollment {
  const { version } = state;
  const { at } = event;
  switch (event.type) {
    case 'EnrollmentSubmitted': {
      const { by, until, primaryContact } = event;
      return { status: 'submitting', version, by, at, until, primaryContact };
    }
    case 'EnrollmentHandedOver': {
      const { by, primaryContact } = event;
      return { status: 'inPortal', version: version + 1, by, at, primaryContact };
    }
    case 'EnrollmentUndone':
      return { status: 'notStarted', version: state.status === 'inPortal' ? version + 1 : version };
    case 'EnrollmentReopened':
      return { status: 'notStarted', version: version + 1 };
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
    case 'EnrollmentStatedSent': {
      if (state.status !== 'inPortal') return state;
      const { primaryContact } = state;
      const { by, approvalDueBy } = event;
      return { status: 'submitted', version: version + 1, by, statedBy: by, at, primaryContact, approvalDueBy };
    }
    case 'EnrollmentOverdue':
      return state.status === 'submitted' ? { ...state, overdueSince: at } : state;
    case 'EnrollmentQuestioned':
      return state.status === 'submitted' ? { ...state, question: { what: event.what, at } } : state;
    case 'EnrollmentUnderReview': {
      if (state.status !== 'submitted') return state;
      const { question: _answered, overdueSince: _before, ...kept } = state;
      return { ...kept, approvalDueBy: event.approvalDueBy };
    }
    case 'EnrollmentFound':
      return found(state, event);
    case 'EnrollmentDeclined':
      return { status: 'declined', version: version + 1, at, ...statedBy(event) };
    case 'EnrollmentApproved':
      return { status: 'approved', version: version + 1, at, primaryContact: contactOf(state), ...statedBy(event) };
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
    case 'Enrolled': {
      const by = event.by ?? (state.status === 'acceptingAgreement' ? state.by : undefined);
      if (by === undefined) return state;
      const primaryContact = contactOf(state);
      return { status: 'enrolled', version: version + 1, by, at, primaryContact, ...statedBy(event) };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** Found done already: nobody here asked for it, and the contact is not known. */
function found(state: Enrollment, event: Extract<EnrollmentEvent, { type: 'EnrollmentFound' }>): Enrollment {
  const { at, approvalDueBy } = event;
  const version = state.version + 1;
  switch (event.found) {
    case 'submitted':
      return { status: 'submitted', version, at, primaryContact: '', approvalDueBy };
    case 'approved':
      return { status: 'approved', version, at, primaryContact: '' };
    case 'enrolled':
      return { status: 'enrolled', version, at };
    default: {
      const never: never = event.found;
      return never;
    }
  }
}

const statedBy = ({ by }: { readonly by?: PersonRef }) => (by === undefined ? {} : { statedBy: by });

const contactOf = (state: Enrollment): string => ('primaryContact' in state ? (state.primaryContact ?? '') : '');
