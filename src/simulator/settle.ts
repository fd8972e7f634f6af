import type { State } from './state';
import { finishTransfer } from './transfers/finishTransfer';
import { expireRequest } from './transfers/newCommerceRequest';

/** True when time has brought something about that `settle` has not carried out yet. */
export function hasDue(state: State, now: Date): boolean {
  return (
    state.organizations.some(({ enrollment }) => isDue(enrollment.approveAt, now)) ||
    state.transfers.some(
      (transfer) =>
        (transfer.status === 'InProgress' && isDue(transfer.completeAt, now)) ||
        (transfer.status === 'Pending' && isDue(transfer.newCommerce?.expiresAt, now)),
    )
  );
}

/**
 * Carries out what has become due. Stored instants are compared on every request, so nothing is lost with a process:
 * the first request after a restart finds approval and completion where they belong.
 */
export function settle(state: State, now: Date): void {
  for (const { enrollment } of state.organizations) {
    if (enrollment.status !== 'submitted' || !enrollment.approveAt || !isDue(enrollment.approveAt, now)) continue;
    enrollment.status = 'approved';
    enrollment.decidedAt = enrollment.approveAt;
    delete enrollment.approveAt;
  }
  for (const transfer of state.transfers) {
    if (transfer.status === 'InProgress' && isDue(transfer.completeAt, now)) finishTransfer(state, transfer);
    if (transfer.status === 'Pending' && isDue(transfer.newCommerce?.expiresAt, now)) expireRequest(transfer);
  }
}

function isDue(instant: string | undefined, now: Date): boolean {
  return instant !== undefined && Date.parse(instant) <= now.getTime();
}
