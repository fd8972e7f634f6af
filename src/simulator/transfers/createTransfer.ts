import { refuse } from '../answers';
import { newId } from '../ids';
import { hasPartnership, organizationOf } from '../lookups';
import type { Customer, LineItem, State, Subscription, Transfer, TransferLine } from '../state';
import { offerOf } from '../world/offers';
import { checkPartnerOnRecord } from './agreements';
import { addTransfer } from './decision';
import { ineligibility } from './eligibility';
import { noRelationshipText } from './relationship';

export interface NewTransfer {
  readonly customer: Customer;
  readonly callerTenantId: string;
  readonly callerUserId: string;
  readonly sourceTenantId: string;
  readonly targetTenantId: string;
  readonly items: readonly { readonly subscriptionId: string; readonly partnerIdOnRecord?: string | undefined }[];
}

/** Creates a legacy transfer request; every precondition has its own error. Add-ons ride along (CON-4). */
export function createTransfer(state: State, now: Date, request: NewTransfer): Transfer {
  checkPartners(state, request);
  const seen = new Set<string>();
  const lines = request.items.map((item): TransferLine => {
    if (seen.has(item.subscriptionId))
      throw refuse(400, 800002, `Subscription ${item.subscriptionId} is listed twice.`, 'code for a repeated item');
    seen.add(item.subscriptionId);
    if (item.partnerIdOnRecord !== undefined) checkPartnerOnRecord(state, item.partnerIdOnRecord);
    return transferLine(state, request, item);
  });
  const transfer: Transfer = {
    id: newId(state, 'transfer'),
    customerId: request.customer.id,
    sourceTenantId: request.sourceTenantId,
    targetTenantId: request.targetTenantId,
    status: 'Active',
    createdAt: now.toISOString(),
    modifiedAt: now.toISOString(),
    modifiedBy: request.callerUserId,
    lines,
  };
  return addTransfer(state, now, transfer);
}

function checkPartners(state: State, request: NewTransfer): void {
  const { sourceTenantId, targetTenantId, customer } = request;
  if (sourceTenantId !== request.callerTenantId) {
    throw refuse(
      400,
      800002,
      'Invalid request input: only the source partner creates a transfer.',
      'code for a foreign source',
    );
  }
  if (targetTenantId === sourceTenantId)
    throw refuse(400, 900148, 'Source partner is the same as the requesting partner.');
  if (organizationOf(state, sourceTenantId).enrollment.status !== 'enrolled') {
    throw refuse(403, 900137, `Partner ${sourceTenantId} is not enabled for this feature.`);
  }
  const target = state.organizations.find((organization) => organization.tenantId === targetTenantId);
  if (target?.kind !== 'provider') {
    throw refuse(
      400,
      800002,
      'Invalid request input: the target partner is not an indirect provider.',
      'code for a wrong target',
    );
  }
  const related = customer.links.some(
    (link) =>
      link.kind === 'indirect' &&
      link.providerTenantId === targetTenantId &&
      link.resellerTenantId === sourceTenantId &&
      link.listed,
  );
  if (!related || !hasPartnership(state, sourceTenantId, targetTenantId)) {
    throw refuse(403, 20002, noRelationshipText(targetTenantId, customer.id));
  }
}

function transferLine(state: State, request: NewTransfer, item: NewTransfer['items'][number]): TransferLine {
  const subscription = state.subscriptions.find(
    (candidate) =>
      candidate.id === item.subscriptionId &&
      candidate.customerId === request.customer.id &&
      candidate.tenantId === request.sourceTenantId &&
      !candidate.transferred,
  );
  const problem = subscription
    ? ineligibility(state, subscription)?.reason
    : `Subscription: ${item.subscriptionId} not found`;
  if (!subscription || problem) {
    throw refuse(
      400,
      800078,
      `Transfer can't be created with an invalid subscription. ${problem}`,
      'description of 800078',
    );
  }
  const addons = state.subscriptions.filter(
    (candidate) => candidate.parentId === subscription.id && candidate.status !== 'deleted',
  );
  return {
    ...snapshot(subscription, item.partnerIdOnRecord),
    addons: addons.map((addon) => snapshot(addon, item.partnerIdOnRecord)),
  };
}

/** Quantities are fixed now: later changes are not carried over (CON-6). */
export function snapshot(subscription: Subscription, partnerIdOnRecord?: string): LineItem {
  return {
    subscriptionId: subscription.id,
    offer: subscription.offer,
    name: offerOf(subscription.offer).name,
    quantity: subscription.quantity,
    ...(partnerIdOnRecord === undefined ? {} : { partnerIdOnRecord }),
  };
}
