import type { LineItem, State, Subscription, Transfer } from '../state';
import { type Offer, offerOf } from '../world/offers';
import { splitBilling } from './billingSplit';

/**
 * The moment an accepted transfer completes: new subscriptions with new ids at the provider (CON-1), license lines
 * suspended at the source (VER-7), Azure no longer listed there (VER-6) while its Azure subscription id is kept (CON-2).
 * What new commerce moves ends the same way.
 */
export function finishTransfer(state: State, transfer: Transfer): void {
  const at = transfer.completeAt ?? transfer.modifiedAt;
  for (const line of transfer.lines) {
    const baseId = move(state, transfer, { item: line, at });
    for (const addon of line.addons)
      move(state, transfer, { item: addon, at, ...(baseId ? { parentId: baseId } : {}) });
  }
  const failed = transfer.lines.filter((line) => line.status === 'Failed').length;
  if (failed === 0) transfer.status = 'Complete';
  else transfer.status = failed === transfer.lines.length ? state.switches.allFailed : 'PartiallyComplete';
  transfer.modifiedAt = at;
  if (transfer.newCommerce) transfer.newCommerce.completedAt = at;
  delete transfer.completeAt;
}

function move(
  state: State,
  transfer: Transfer,
  to: { item: LineItem; at: string; parentId?: string },
): string | undefined {
  const { item, at, parentId } = to;
  const plan = item.plan;
  delete item.plan;
  if (!plan || 'error' in plan) {
    item.status = 'Failed';
    item.error = plan?.error ?? 'No outcome was decided.';
    return undefined;
  }
  item.status = 'Complete';
  item.orderId = plan.orderId;
  item.newSubscriptionId = plan.newSubscriptionId;
  const source = state.subscriptions.find((candidate) => candidate.id === item.subscriptionId);
  if (source) retire(source, plan.newSubscriptionId);
  const partnerMpnId = resellerOf(state, transfer, item);
  const target: Subscription = {
    id: plan.newSubscriptionId,
    customerId: transfer.customerId,
    tenantId: transfer.targetTenantId,
    offer: item.offer,
    quantity: item.quantity,
    status: 'active',
    syncState: 'SyncComplete',
    ...(parentId ? { parentId } : {}),
    ...(source?.azureId ? { azureId: source.azureId } : {}),
    orderId: plan.orderId,
    createdAt: at,
    version: 1,
    ...(partnerMpnId ? { partnerMpnId } : {}),
  };
  if (source && transfer.newCommerce) splitBilling(item, source, target, at);
  state.subscriptions.push(target);
  return target.id;
}

/** Legacy: named per line, or the source itself. New commerce: only whom the target named. */
function resellerOf(state: State, transfer: Transfer, item: LineItem): string | undefined {
  if (transfer.newCommerce) return transfer.newCommerce.partnerOnRecord;
  const reseller = state.organizations.find((organization) => organization.tenantId === transfer.sourceTenantId);
  return item.partnerIdOnRecord ?? reseller?.mpnId;
}

const goneAtSource: ReadonlySet<Offer['kind']> = new Set(['azurePayg', 'azurePlan', 'reservation']);

function retire(source: Subscription, movedTo: string): void {
  source.version += 1;
  source.movedTo = movedTo;
  if (goneAtSource.has(offerOf(source.offer).kind)) source.transferred = true;
  else source.status = 'suspended';
}
