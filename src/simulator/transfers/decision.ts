import { refuse } from '../answers';
import { audit } from '../audit';
import type { State, Transfer } from '../state';

/** Somebody's act on a transfer that exists. */
export interface Decision {
  readonly transfer: Transfer;
  readonly callerTenantId: string;
  readonly callerUserId: string;
  readonly now: Date;
}

/** Keeps a new transfer and notes its creation for both partners. */
export function addTransfer(state: State, now: Date, transfer: Transfer): Transfer {
  state.transfers.push(transfer);
  noteInAudit(state, now, transfer, 'create_transfer');
  return transfer;
}

export function requireParty({ transfer, callerTenantId }: Decision, side: 'source' | 'target'): void {
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

/** True while the request waits for its answer. */
export const isOpen = ({ status }: Transfer): boolean => status === 'Active' || status === 'Pending';

export function requireOpen(transfer: Transfer): void {
  if (isOpen(transfer)) return;
  if (transfer.status === 'InProgress') {
    throw refuse(409, 900101, `This operation is not allowed. Original transfer ${transfer.id} is in progress.`);
  }
  throw refuse(400, 900102, `Can't process the request for ${transfer.status} transfer ${transfer.id}.`);
}

/** Who changed it and when, in the transfer itself and in the audit log. */
export function note(state: State, { transfer, callerUserId, now }: Decision): void {
  transfer.modifiedAt = now.toISOString();
  transfer.modifiedBy = callerUserId;
  noteInAudit(state, now, transfer, 'update_transfer');
}

function noteInAudit(state: State, now: Date, transfer: Transfer, operationType: string): void {
  audit(state, now, {
    tenantIds: [transfer.sourceTenantId, transfer.targetTenantId],
    customerId: transfer.customerId,
    resourceType: 'transfer',
    operationType,
    resourceId: transfer.id,
  });
}
