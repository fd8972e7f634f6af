import { newId } from '../ids';
import type { State, TransferLine } from '../state';
import { hasMoved, movedText } from './moved';

/** Decides, on acceptance, what will become of each group: a base subscription with its add-ons. */
export function planGroups(state: State, lines: readonly TransferLine[]): void {
  for (const [index, line] of lines.entries()) planGroup(state, line, String(index));
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
  if (!subscription || hasMoved(subscription) || subscription.status === 'deleted') return movedText(subscriptionId);
  if (subscription.transferFailure !== undefined) return subscription.transferFailure;
  if (subscription.syncState === 'SyncComplete') return undefined;
  return `Subscription SyncState must be SyncComplete for the Subscription to be a source in a Subscription Ownership Transfer. Subscription: ${subscriptionId}, current state: ${subscription.syncState}`;
}
