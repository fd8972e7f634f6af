import type { State, Transfer } from '../state';
import { checkPartnerOnRecord, requireCustomerAgreement, requirePartnerAgreements } from './agreements';
import { type Decision, note, requireOpen, requireParty } from './decision';
import { planGroups } from './planGroups';
import { requireTarget } from './relationship';

/** The provider takes the transfer: outcomes per group are fixed now and shown when it finishes after `delayMs`. */
export function acceptTransfer(state: State, decision: Decision, delayMs: number): void {
  const { transfer, now } = decision;
  requireParty(decision, 'target');
  requireOpen(transfer);
  requireTarget(state, transfer);
  requireCustomerAgreement(state, transfer);
  requireResellers(state, transfer);
  planGroups(state, transfer.lines);
  transfer.status = 'InProgress';
  transfer.completeAt = new Date(now.getTime() + delayMs).toISOString();
  note(state, decision);
}

/** Whoever is on record for a line, the source where nobody is named, must still be a reseller that signed the agreement. */
function requireResellers(state: State, transfer: Transfer): void {
  const source = state.organizations.find(({ tenantId }) => tenantId === transfer.sourceTenantId);
  const named = transfer.lines.flatMap(({ partnerIdOnRecord }) => (partnerIdOnRecord ? [partnerIdOnRecord] : []));
  for (const mpnId of named) checkPartnerOnRecord(state, mpnId);
  for (const resellerMpnId of [source?.mpnId, ...named]) {
    requirePartnerAgreements(state, { callerTenantId: transfer.targetTenantId, resellerMpnId });
  }
}

export function rejectTransfer(state: State, decision: Decision): void {
  requireParty(decision, 'target');
  requireOpen(decision.transfer);
  decision.transfer.status = 'Reject';
  note(state, decision);
}

/** The source takes the request back: from then on nobody finds it, and its subscriptions are free again. */
export function withdrawTransfer(state: State, decision: Decision): void {
  requireParty(decision, 'source');
  requireOpen(decision.transfer);
  decision.transfer.status = 'Withdrawn';
  note(state, decision);
}
