import type { Actor } from '../actor';
import { type Refusal, refuse } from '../refusal';
import type { Act, PolicyPack } from './policyPack';

const ruleOf: Readonly<Record<Act, string>> = {
  submitEnrollment: 'ROL-1',
  acceptResellerAgreement: 'ROL-1',
  acceptPartnership: 'ROL-2',
  compareProviders: 'PRO-2',
  invite: 'INV-3',
  stateRevenue: 'GEN-4',
  noteIncentiveInvitation: 'INC-3',
  recordConsent: 'ROL-3',
  extendRelationship: 'ROL-3',
  recordAgreement: 'MCA-5',
  createTransfer: 'ROL-4',
  withdrawTransfer: 'ROL-4',
  recreateTransfer: 'ROL-4',
  advancePlan: 'CON-11',
  answerTransfer: 'ROL-5',
  askForRequest: 'ROL-4',
  requestTransfer: 'ROL-5',
  cancelRequest: 'ROL-5',
  submitTransfer: 'ROL-4',
  declineTransfer: 'ROL-4',
  verifyAsProvider: 'ROL-7',
  confirmByEmail: 'VER-2',
  verifyAsPartner: 'ROL-6',
  offerPairing: 'PRO-9',
  confirmPairing: 'ROL-5',
  endPairing: 'PRO-9',
  remind: 'TRF-13',
  readHistory: 'product',
  exportHistory: 'product',
};

/** A refusal naming the roles needed, unless the actor holds one of them. A Global admin is not an Admin agent by that. */
export function requireRole(pack: PolicyPack, act: Act, actor: Actor): Refusal | undefined {
  const roles = pack.roles[act];
  return roles.some((role) => actor.roles.includes(role)) ? undefined : refuse(ruleOf[act], 'roleNeeded', { roles });
}
