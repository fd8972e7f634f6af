import { type Decision, happens, nothingHappens, refused } from '../decision';
import { decideAccess } from './access';
import type { ProgrammeCommand } from './commands';
import {
  acceptResellerAgreement,
  beginSendingEnrollment,
  reopenEnrollment,
  submitEnrollment,
  undoEnrollment,
} from './enrollment';
import {
  noteEnrolled,
  noteEnrollmentFound,
  noteEnrollmentOverdue,
  noteEnrollmentQuestion,
  noteEnrollmentSent,
  noteEnrollmentUnderReview,
  stateEnrollment,
} from './enrollmentOutcome';
import type { ProgrammeEvent } from './events';
import { noteIncentiveInvitation, noteIncentivesOverdue } from './incentives';
import { decidePairing } from './pairing';
import { acceptPartnership, notePartnershipAccepted, notePartnershipEnded } from './partnership';
import { isEnrolled, type Programme } from './programme';
import { decideChecklist } from './providerChecklist';
import { stateRevenue } from './revenue';
import { askAgain, noteEnrollmentOpen, notifyMe, stopAsking } from './waitingList';

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
      return noteEnrollmentSent(state.enrollment, command);
    case 'noteEnrollmentNotTaken':
      return state.enrollment.status === 'sending'
        ? happens({ type: 'EnrollmentNotTaken', at, explanation: command.explanation, asker: state.enrollment.by })
        : nothingHappens;
    case 'noteEnrollmentApproved':
      return state.enrollment.status === 'submitted' ? happens({ type: 'EnrollmentApproved', at }) : nothingHappens;
    case 'noteEnrollmentDeclined':
      return state.enrollment.status === 'submitted' ? happens({ type: 'EnrollmentDeclined', at }) : nothingHappens;
    case 'acceptResellerAgreement':
      return acceptResellerAgreement(state.enrollment, command);
    case 'noteResellerAgreementNotTaken':
      return state.enrollment.status === 'acceptingAgreement'
        ? happens({
            type: 'ResellerAgreementNotTaken',
            at,
            explanation: command.explanation,
            asker: state.enrollment.by,
          })
        : nothingHappens;
    case 'noteEnrolled':
      return noteEnrolled(state.enrollment, command);
    case 'stateEnrollment':
      return stateEnrollment(state.enrollment, command);
    case 'reopenEnrollment':
      return reopenEnrollment(state.enrollment, command);
    case 'noteEnrollmentOverdue':
      return noteEnrollmentOverdue(state.enrollment, at);
    case 'noteEnrollmentQuestion':
      return noteEnrollmentQuestion(state.enrollment, command);
    case 'noteEnrollmentUnderReview':
      return noteEnrollmentUnderReview(state.enrollment, command);
    case 'noteEnrollmentFound':
      return noteEnrollmentFound(state.enrollment, command);
    case 'stateRevenue':
      return stateRevenue(command);
    case 'notifyMe':
      return notifyMe(state, command);
    case 'stopAsking':
      return stopAsking(state, command);
    case 'askAgain':
      return askAgain(state, command);
    case 'noteEnrollmentOpen':
      return noteEnrollmentOpen(state, at);
    case 'noteIncentiveInvitation':
      return noteIncentiveInvitation(state.incentives, isEnrolled(state), command);
    case 'noteIncentivesOverdue':
      return noteIncentivesOverdue(state.incentives, at);
    case 'notePartnershipInvited': {
      const known = state.partnerships[command.provider];
      if (known !== undefined && known.status !== 'ended') return nothingHappens;
      const { provider, name, mpnId } = command;
      return happens({ type: 'PartnershipInvited', provider, name, at, ...(mpnId === undefined ? {} : { mpnId }) });
    }
    case 'beginReconcile':
      return state.reconciling === true ? nothingHappens : happens({ type: 'ReconcileBegun', at });
    case 'notePartnershipEnded':
      return notePartnershipEnded(state, command);
    case 'noteAccessDenied':
    case 'noteAccessAnswered':
      return decideAccess(state.access, command);
    case 'addChecklistProvider':
    case 'answerChecklist':
    case 'removeChecklistProvider':
      return decideChecklist(state.checklist ?? {}, command);
    case 'offerPairing':
    case 'confirmPairing':
    case 'endPairing':
      return decidePairing(state, command);
    case 'acceptPartnership':
      return acceptPartnership(state, command);
    case 'notePartnershipNotTaken': {
      const { provider, explanation } = command;
      const partnership = state.partnerships[provider];
      return partnership?.status === 'accepting'
        ? happens({ type: 'PartnershipNotTaken', provider, at, explanation, asker: partnership.by })
        : nothingHappens;
    }
    case 'notePartnershipAccepted':
      return notePartnershipAccepted(state, command);
    default: {
      const never: never = command;
      return refused(never);
    }
  }
}
