import { refuse } from '../answers';
import { audit } from '../audit';
import { newId } from '../ids';
import type { Customer, State, Subscription, Transfer, TransferLine } from '../state';

export interface Decision {
  readonly transfer: Transfer;
  readonly callerTenantId: string;
  readonly callerUserId: string;
  readonly now: Date;
}

/** The provider takes the transfer: outcomes per group are fixed now and shown when it finishes after `delayMs`. */
export function acceptTransfer(state: State, decision: Decision, delayMs: number): void {
  const { transfer, now } = decision;
  requireParty(decision, 'target');
  requireActive(transfer);
  requireAgreement(state, transfer);
  for (const [index, line] of transfer.lines.entries()) planGroup(state, line, String(index));
  transfer.status = 'InProgress';
  transfer.completeAt = new Date(now.getTime() + delayMs).toISOString();
  note(state, decision);
}

export function rejectTransfer(state: State, decision: Decision): void {
  requireParty(decision, 'target');
  requireActive(decision.transfer);
  decision.transfer.status = 'Reject';
  note(state, decision);
}

/** The source takes the request back: from then on nobody finds it, and its subscriptions are free again. */
export function withdrawTransfer(state: State, decision: Decision): void {
  requireParty(decision, 'source');
  requireActive(decision.transfer);
  decision.transfer.status = 'Withdrawn';
  note(state, decision);
}

function requireParty({ transfer, callerTenantId }: Decision, side: 'source' | 'target'): void {
  const party = side === 'source' ? transfer.sourceTenantId : transfer.targetTenantId;
  if (party !== callerTenantId) {
    throw refuse(
      403,
      900308,
      `Insufficient privileges: only the ${side} partner can do this.`,
      'code for the other party',
    );
  }
}

function requireActive(transfer: Transfer): void {
  if (transfer.status === 'Active') return;
  if (transfer.status === 'InProgress') {
    throw refuse(409, 900101, `This operation is not allowed. Original transfer ${transfer.id} is in progress.`);
  }
  throw refuse(400, 900102, `Can't process the request for ${transfer.status} transfer ${transfer.id}.`);
}

/** Acceptance in the admin center is retained; an attestation counts only when this provider made it (MCA-4 to MCA-6). */
function requireAgreement(state: State, transfer: Transfer): void {
  const customer = state.customers.find((candidate) => candidate.id === transfer.customerId);
  if (!customer || !agreedThrough(customer, transfer.targetTenantId)) {
    throw refuse(403, 13605, "The customer's acceptance of the Microsoft Customer Agreement is missing.");
  }
}

export function agreedThrough(customer: Customer, providerTenantId: string): boolean {
  return customer.signedDirectly || customer.agreements.some((agreement) => agreement.tenantId === providerTenantId);
}

function planGroup(state: State, line: TransferLine, groupId: string): void {
  const items = [line, ...line.addons];
  const error = items.map((item) => groupError(state, item.subscriptionId)).find((text) => text !== undefined);
  const orderId = error === undefined ? newId(state, 'order') : '';
  for (const item of items) {
    item.groupId = groupId;
    item.plan = error === undefined ? { orderId, newSubscriptionId: newId(state, 'subscription') } : { error };
  }
}

function groupError(state: State, subscriptionId: string): string | undefined {
  const subscription = state.subscriptions.find((candidate) => candidate.id === subscriptionId);
  if (!subscription || hasMoved(subscription))
    return `Subscription has already been transfered. Subscription: ${subscriptionId}`;
  if (subscription.syncState === 'SyncComplete') return undefined;
  return `Subscription SyncState must be SyncComplete for the Subscription to be a source in a Subscription Ownership Transfer. Subscription: ${subscriptionId}, current state: ${subscription.syncState}`;
}

function hasMoved(subscription: Subscription): boolean {
  return subscription.transferred === true || subscription.status === 'deleted';
}

function note(state: State, { transfer, callerUserId, now }: Decision): void {
  transfer.modifiedAt = now.toISOString();
  transfer.modifiedBy = callerUserId;
  audit(state, now, {
    tenantIds: [transfer.sourceTenantId, transfer.targetTenantId],
    customerId: transfer.customerId,
    resourceType: 'transfer',
    operationType: 'update_transfer',
    resourceId: transfer.id,
  });
}
