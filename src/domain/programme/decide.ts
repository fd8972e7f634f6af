import { type Decision, happens, nothingHappens, refused } from '../decision';
import type { ProgrammeCommand } from './commands';
import {
  acceptResellerAgreement,
  beginSendingEnrollment,
  noteEnrolled,
  submitEnrollment,
  undoEnrollment,
} from './enrollment';
import type { ProgrammeEvent } from './events';
import { acceptPartnership, notePartnershipAccepted } from './partnership';
import type { Programme } from './programme';

/** Decides a command about a partner's transition. Pure: time, facts and roles arrive in the command. */
export function decideProgramme(state: Programme, command: ProgrammeCommand): Decision<ProgrammeEvent> {
  const at = command.now;
  switch (command.type) {
    case 'openProgramme':
      return state.opened ? nothingHappens : happens({ type: 'ProgrammeOpened', at });
    case 'submitEnrollment':
      return submitEnrollment(state.enrollment, command);
    case 'undoEnrollment':
      return undoEnrollment(state.enrollment, command);
    case 'beginSendingEnrollment':
      return beginSendingEnrollment(state.enrollment, at);
    case 'noteEnrollmentSent':
      return state.enrollment.status === 'sending'
        ? happens({ type: 'EnrollmentSent', at, approvalDueBy: command.approvalDueBy })
        : nothingHappens;
    case 'noteEnrollmentNotTaken':
      return state.enrollment.status === 'sending'
        ? happens({ type: 'EnrollmentNotTaken', at, explanation: command.explanation })
        : nothingHappens;
    case 'noteEnrollmentApproved':
      return state.enrollment.status === 'submitted' ? happens({ type: 'EnrollmentApproved', at }) : nothingHappens;
    case 'noteEnrollmentDeclined':
      return state.enrollment.status === 'submitted' ? happens({ type: 'EnrollmentDeclined', at }) : nothingHappens;
    case 'acceptResellerAgreement':
      return acceptResellerAgreement(state.enrollment, command);
    case 'noteResellerAgreementNotTaken':
      return state.enrollment.status === 'acceptingAgreement'
        ? happens({ type: 'ResellerAgreementNotTaken', at, explanation: command.explanation })
        : nothingHappens;
    case 'noteEnrolled':
      return noteEnrolled(state.enrollment, at);
    case 'notePartnershipInvited': {
      if (state.partnerships[command.provider] !== undefined) return nothingHappens;
      const { provider, name, mpnId } = command;
      return happens({ type: 'PartnershipInvited', provider, name, at, ...(mpnId === undefined ? {} : { mpnId }) });
    }
    case 'acceptPartnership':
      return acceptPartnership(state, command);
    case 'notePartnershipNotTaken':
      return state.partnerships[command.provider]?.status === 'accepting'
        ? happens({ type: 'PartnershipNotTaken', provider: command.provider, at, explanation: command.explanation })
        : nothingHappens;
    case 'notePartnershipAccepted':
      return notePartnershipAccepted(state, command);
    default: {
      const never: never = command;
      return refused(never);
    }
  }
}
