import type { State, Subscription } from '../state';
import { offerOf } from '../world/offers';
import { hasMoved, movedText } from './moved';

export interface Ineligible {
  readonly reason: string;
  /** False for the texts that the documentation shows. */
  readonly invented: boolean;
}

const unsupported: Partial<Record<string, string>> = {
  newCommerceLicense: 'New-commerce license',
  azurePlan: 'Azure plan',
  reservation: 'Azure reservation',
  term: 'Software subscription with a term',
  saas: 'SaaS subscription of the commercial marketplace',
  trial: 'Trial subscription',
};

/**
 * Why a subscription cannot be put in a transfer request, or undefined. Creation asks the same question, so the two
 * agree. The documented texts, of an open request, of `Suspended` and of `Deleted`,
 * are verbatim; the rest of the list is open in the documentation.
 */
export function ineligibility(state: State, subscription: Subscription): Ineligible | undefined {
  const open = openTransferOf(state, subscription.id);
  if (open)
    return { reason: `subscription is already part of another transfer request id : ${open.id}`, invented: false };
  if (subscription.status !== 'active') {
    const name = subscription.status.charAt(0).toUpperCase() + subscription.status.slice(1);
    const documented = subscription.status === 'suspended' || subscription.status === 'deleted';
    return { reason: `Subscription: ${subscription.id} is in state: ${name}`, invented: !documented };
  }
  if (hasMoved(subscription)) return { reason: movedText(subscription.id), invented: true };
  if (subscription.parentId) {
    const reason = `Subscription: ${subscription.id} is an add-on and moves with its base subscription: ${subscription.parentId}`;
    return { reason, invented: true };
  }
  const what = unsupported[offerOf(subscription.offer).kind];
  return what
    ? { reason: `Subscription: ${subscription.id} is of a type that cannot be transferred: ${what}`, invented: true }
    : undefined;
}

/** The open request that holds the subscription: a subscription may be in only one (CON-3). */
export function openTransferOf(state: State, subscriptionId: string): State['transfers'][number] | undefined {
  return state.transfers.find(
    (transfer) =>
      (transfer.status === 'Active' || transfer.status === 'InProgress') &&
      transfer.lines.some(
        (line) =>
          line.subscriptionId === subscriptionId ||
          line.addons.some((addon) => addon.subscriptionId === subscriptionId),
      ),
  );
}
