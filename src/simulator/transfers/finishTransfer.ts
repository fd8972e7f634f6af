import type { LineItem, State, Subscription, Transfer } from '../state';
import { offerOf } from '../world/offers';

/**
 * The moment an accepted transfer completes: new subscriptions with new ids at the provider (CON-1), license lines
 * suspended at the source (VER-7), Azure no longer listed there (VER-6) while its Azure subscription id is kept (CON-2).
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
  else transfer.status = failed === transfer.lines.length ? 'Failed' : 'PartiallyComplete';
  transfer.modifiedAt = at;
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
  const source = state.subscriptions.find((candidate) => candidate.id === item.subscriptionId);
  if (source) retire(source);
  const reseller = state.organizations.find((organization) => organization.tenantId === transfer.sourceTenantId);
  const partnerMpnId = item.partnerIdOnRecord ?? reseller?.mpnId;
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
  state.subscriptions.push(target);
  return target.id;
}

function retire(source: Subscription): void {
  source.version += 1;
  if (offerOf(source.offer).kind === 'azurePayg') source.transferred = true;
  else source.status = 'suspended';
}
