import { refuse } from '../answers';
import { newId } from '../ids';
import { organizationOf, sees } from '../lookups';
import type { Customer, NewCommerceFacts, State, Transfer } from '../state';
import { checkPartnerOnRecord, requirePartnerAgreements } from './agreements';
import { checkAzurePlan } from './azurePlan';
import { addTransfer, type Decision, note, requireOpen, requireParty } from './decision';
import { noRelationshipText, sellsTo } from './relationship';

/** An unanswered request lapses after this many days. */
const expiryDays = 30;
const dayMs = 86_400_000;

export interface NewRequest {
  readonly customerId: string;
  readonly callerTenantId: string;
  readonly callerUserId: string;
  readonly sourceTenantId: string;
  readonly targetTenantId: string;
  readonly facts: Omit<NewCommerceFacts, 'expiresAt' | 'completedAt'>;
}

/** The target asks the source for the customer's subscriptions; which ones, the source says later. */
export function createRequest(state: State, now: Date, request: NewRequest): Transfer {
  const { sourceTenantId, targetTenantId, facts } = request;
  const customer = checkPartners(state, request);
  requirePartnerAgreements(state, { callerTenantId: targetTenantId, resellerMpnId: facts.partnerOnRecord });
  if (facts.partnerOnRecord !== undefined) checkPartnerOnRecord(state, facts.partnerOnRecord);
  if (facts.productTypes?.includes('AzureSubscription')) {
    checkAzurePlan(state, { customer, sourceTenantId, targetTenantId });
  }
  return addTransfer(state, now, {
    id: newId(state, 'transfer'),
    customerId: customer.id,
    sourceTenantId,
    targetTenantId,
    status: 'Pending',
    createdAt: now.toISOString(),
    modifiedAt: now.toISOString(),
    modifiedBy: request.callerUserId,
    lines: [],
    newCommerce: { ...facts, expiresAt: new Date(now.getTime() + expiryDays * dayMs).toISOString() },
  });
}

/** Only the target that created it, and only while nobody has answered. */
export function cancelRequest(state: State, decision: Decision): void {
  requireParty(decision, 'target');
  requireOpen(decision.transfer);
  decision.transfer.status = 'Cancel';
  note(state, decision);
}

/** Nobody answered in time: it stays as it is for ever, and a new one has to be made. */
export function expireRequest(transfer: Transfer): void {
  transfer.status = 'Expired';
  transfer.modifiedAt = transfer.newCommerce?.expiresAt ?? transfer.modifiedAt;
}

function checkPartners(state: State, request: NewRequest): Customer {
  const { sourceTenantId, targetTenantId, callerTenantId, customerId } = request;
  if (targetTenantId !== callerTenantId) {
    throw refuse(
      400,
      800002,
      'Invalid request input: only the target partner creates it.',
      'code for a foreign target',
    );
  }
  if (sourceTenantId === callerTenantId)
    throw refuse(400, 900148, 'Source partner is the same as the requesting partner.');
  organizationOf(state, sourceTenantId);
  const customer = state.customers.find(({ id }) => id === customerId);
  // The same for a customer that does not exist, so that nobody learns who does.
  if (!customer || !sellsTo(state, targetTenantId, customer)) throw noRelationship(targetTenantId, customerId);
  if (!sees(state, sourceTenantId, customer)) {
    throw refuse(403, 20002, noRelationshipText(sourceTenantId, customerId), 'code for a source without the customer');
  }
  return customer;
}

const noRelationship = (tenantId: string, customerId: string) =>
  refuse(403, 20002, noRelationshipText(tenantId, customerId));
