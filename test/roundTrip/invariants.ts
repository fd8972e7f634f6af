import type { State, Subscription, Transfer } from '../../src/simulator/state';
import { offerOf } from '../../src/simulator/world/offers';

const isOpen = ({ status }: Transfer): boolean => ['Active', 'Pending', 'InProgress'].includes(status);

/** Subscriptions that a request holds, add-ons included. */
const held = (transfer: Transfer): string[] =>
  transfer.lines.flatMap((line) => [line.subscriptionId, ...line.addons.map((addon) => addon.subscriptionId)]);

/** What must be true of Partner Center at every moment, whoever called whatever. Answers the first thing that is not. */
export function brokenInvariant(state: State): string | undefined {
  const open = state.transfers.filter(isOpen).flatMap(held);
  const twice = open.find((id, index) => open.indexOf(id) !== index);
  if (twice !== undefined) return `CON-3: ${twice} is in two open requests`;
  const gone = state.transfers
    .flatMap((transfer) => transfer.lines.flatMap((line) => [line, ...line.addons]))
    .flatMap(({ subscriptionId, status }) => (status === 'Complete' ? [subscriptionId] : []));
  const again = gone.find((id, index) => gone.indexOf(id) !== index);
  if (again !== undefined) return `CON-1: ${again} has moved twice`;
  const ids = [...state.subscriptions, ...state.transfers, ...state.customers].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return 'an id was given twice';
  return state.transfers.map((transfer) => brokenTransfer(state, transfer)).find((broken) => broken !== undefined);
}

function brokenTransfer(state: State, transfer: Transfer): string | undefined {
  const { id, sourceTenantId, targetTenantId } = transfer;
  if (sourceTenantId === targetTenantId) return `${id} goes from a partner to itself`;
  const moved = transfer.lines.filter((line) => line.status === 'Complete');
  const over = ['Complete', 'PartiallyComplete', 'Failed'].includes(transfer.status);
  if (!over && moved.length > 0) return `${id} is ${transfer.status} and has moved something`;
  if (transfer.status === 'Complete' && moved.length !== transfer.lines.length) return `${id} is complete in part`;
  if (transfer.status === 'Failed' && moved.length > 0) return `${id} failed and moved something`;
  for (const line of moved) {
    for (const item of [line, ...line.addons]) {
      const broken = brokenMove(state, transfer, item);
      if (broken !== undefined) return `${id}: ${broken}`;
    }
  }
  return undefined;
}

type Item = Pick<Transfer['lines'][number], 'subscriptionId' | 'offer' | 'quantity' | 'orderId'>;

/** CON-1, CON-2, CON-6, VER-6, VER-7: what moved stands at the provider under a new id, once, and no longer works at the source. */
function brokenMove(state: State, { customerId, targetTenantId }: Transfer, item: Item): string | undefined {
  const source = state.subscriptions.find((one) => one.id === item.subscriptionId);
  if (source === undefined) return `CON-1: the source ${item.subscriptionId} is forgotten`;
  const arrived = state.subscriptions.filter(
    (one) =>
      one.tenantId === targetTenantId &&
      one.customerId === customerId &&
      one.orderId === item.orderId &&
      one.offer === item.offer,
  );
  if (arrived.length !== 1) return `CON-1: ${item.subscriptionId} arrived ${arrived.length} times`;
  const [target] = arrived as [Subscription];
  if (target.quantity !== item.quantity) return `CON-6: ${item.subscriptionId} arrived with ${target.quantity}`;
  if (target.id === source.id) return 'CON-1: the new subscription has the old id';
  if (source.azureId !== target.azureId) return 'CON-2: the Azure subscription id changed';
  const azure = offerOf(item.offer).kind.startsWith('azure');
  if (azure && source.transferred !== true) return 'VER-6: Azure is still listed at the source';
  return undefined;
}

const edges: Readonly<Record<string, readonly string[]>> = {
  Active: ['InProgress', 'Reject', 'Withdrawn', 'Complete', 'PartiallyComplete', 'Failed'],
  Pending: ['InProgress', 'Cancel', 'Expired', 'Complete', 'PartiallyComplete', 'Failed'],
  InProgress: ['Complete', 'PartiallyComplete', 'Failed'],
};

/** A transfer that vanished or took a way that the state machine does not have (2.8, 3.3). */
export function brokenStep(before: State, after: State): string | undefined {
  for (const transfer of before.transfers) {
    const now = after.transfers.find(({ id }) => id === transfer.id);
    if (now === undefined) return `${transfer.id} vanished`;
    const finished = now.status !== transfer.status ? now.lines.filter(({ status }) => status === 'Complete') : [];
    const left = finished.flatMap((line) => [line, ...line.addons]).find((item) => isStillSold(after, item));
    if (left !== undefined) return `VER-6, VER-7: ${left.subscriptionId} has moved and still works at the source`;
    if (now.status !== transfer.status && !edges[transfer.status]?.includes(now.status))
      return `${transfer.id} went from ${transfer.status} to ${now.status}`;
  }
  return undefined;
}

const isStillSold = (state: State, { subscriptionId }: Item): boolean => {
  const source = state.subscriptions.find(({ id }) => id === subscriptionId);
  return source?.transferred !== true && source?.status === 'active';
};
