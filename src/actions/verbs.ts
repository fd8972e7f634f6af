import { acceptPartnership } from './acceptPartnership';
import { acceptResellerAgreement } from './acceptResellerAgreement';
import { adoptRelationship } from './adoptRelationship';
import { advancePlan } from './advancePlan';
import { adviseMove } from './adviseMove';
import {
  acceptTransfer,
  askRecreate,
  cancelRequest,
  recreateTransfer,
  rejectTransfer,
  withdrawTransfer,
} from './answerTransfer';
import { askColleague } from './askColleague';
import { askForRequest } from './askForRequest';
import { browseTransferDraft, createTransfer, previewTransfer } from './createTransfer';
import { draftInvitation } from './draftInvitation';
import { editInvitation, finishInvitation, restoreInvitationLink, stateAuthorized } from './editInvitation';
import { extendRelationship } from './extendRelationship';
import { inviteNewCustomer } from './inviteNewCustomer';
import { noteIncentiveInvitation } from './noteIncentiveInvitation';
import { notifyMe, stopAsking } from './notifyMe';
import { open, refresh } from './open';
import { requestTransfer } from './openRequest';
import { confirmPairing, endPairing, offerPairing } from './pairing';
import { addProvider, removeProvider, saveProviderAnswers } from './providerChecklist';
import { recordAgreement } from './recordAgreement';
import { recordConsent } from './recordConsent';
import { recordConsentDeclined } from './recordConsentDeclined';
import { playRehearsal, restartRehearsal, startRehearsal, stopRehearsal } from './rehearse';
import { remind } from './remind';
import { reopenEnrollment } from './reopenEnrollment';
import { saveSettings } from './saveSettings';
import { setLanguage } from './setLanguage';
import { showRule } from './showRule';
import { snooze } from './snooze';
import {
  stateAgreementAccepted,
  stateEnrollmentApproved,
  stateEnrollmentDeclined,
  stateEnrollmentSent,
} from './stateEnrollment';
import { stateRevenue } from './stateRevenue';
import { submitEnrollment } from './submitEnrollment';
import { declineTransfer, submitTransfer } from './submitTransfer';
import { undo } from './undo';
import type { Verb } from './verb';
import { answerMissing, confirmByEmail, verifyAsPartner, verifyAsProvider } from './verify';

/** The closed list of verbs a button may carry; a card with any other verb is answered with an error, never with a guess. */
export const verbs = {
  setLanguage,
  saveSettings,
  askColleague,
  submitEnrollment,
  acceptResellerAgreement,
  stateEnrollmentSent,
  stateEnrollmentApproved,
  stateEnrollmentDeclined,
  stateAgreementAccepted,
  reopenEnrollment,
  stateRevenue,
  notifyMe,
  stopAsking,
  noteIncentiveInvitation,
  acceptPartnership,
  addProvider,
  saveProviderAnswers,
  removeProvider,
  recordConsent,
  recordConsentDeclined,
  extendRelationship,
  adoptRelationship,
  recordAgreement,
  inviteNewCustomer,
  draftInvitation,
  editInvitation,
  restoreInvitationLink,
  finishInvitation,
  stateAuthorized,
  previewTransfer,
  browseTransferDraft,
  createTransfer,
  advancePlan,
  withdrawTransfer,
  recreateTransfer,
  acceptTransfer,
  rejectTransfer,
  askRecreate,
  askForRequest,
  requestTransfer,
  cancelRequest,
  submitTransfer,
  declineTransfer,
  undo,
  verifyAsProvider,
  confirmByEmail,
  answerMissing,
  verifyAsPartner,
  remind,
  snooze,
  startRehearsal,
  stopRehearsal,
  restartRehearsal,
  playRehearsal,
  adviseMove,
  open,
  refresh,
  showRule,
  offerPairing,
  confirmPairing,
  endPairing,
};

export type VerbName = keyof typeof verbs;

/** The verb of that name, or undefined. Only the table's own keys count. */
export const findVerb = (name: string): Verb<unknown> | undefined =>
  Object.hasOwn(verbs, name) ? (verbs[name as VerbName] as Verb<unknown>) : undefined;
