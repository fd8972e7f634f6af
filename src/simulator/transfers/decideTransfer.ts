import type { State } from '../state';
import { requireCustomerAgreement, requirePartnerAgreements } from './agreements';
import { type Decision, note, requireOpen, requireParty } from './decision';
import { planGroups } from './planGroups';

/** The provider takes the transfer: outcomes per group are fixed now and shown when it finishes after `delayMs`. */
export function acceptTransfer(state: State, decision: Decision, delayMs: number): void {
  const { transfer, now } = decision;
  requireParty(decision, 'target');
  requireOpen(transfer);
  requireCustomerAgreement(state, transfer);
  const reseller = state.organizations.find(({ tenantId }) => tenantId === transfer.sourceTenantId);
  requirePartnerAgreements(state, { callerTenantId: transfer.targetTenantId, resellerMpnId: reseller?.mpnId });
  planGroups(state, transfer.lines);
  transfer.status = 'InProgress';
  transfer.completeAt = new Date(now.getTime() + delayMs).toISOString();
  note(state, decision);
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
