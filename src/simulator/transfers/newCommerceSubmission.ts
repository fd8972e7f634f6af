import { refuse } from '../answers';
import type { State, Subscription, Transfer, TransferLine } from '../state';
import { type Offer, offerOf } from '../world/offers';
import { requireCustomerAgreement, requirePartnerAgreements } from './agreements';
import { checkAzurePlan } from './azurePlan';
import { snapshot } from './createTransfer';
import { type Decision, note, requireOpen, requireParty } from './decision';
import { openTransferOf } from './eligibility';
import { hasMoved, movedText } from './moved';
import { planGroups } from './planGroups';
import { requireTarget } from './relationship';

/** Only a partner's blog names the number. */
export const mostItems = 25;

/** What a kind of offer is called in a submission; a kind that is not named is of the older catalog. */
export const productTypeOf: Readonly<Partial<Record<Offer['kind'], string>>> = {
  newCommerceLicense: 'OnlineServicesNCE',
  azurePlan: 'AzureSubscription',
  reservation: 'AzureReservation',
  term: 'Software',
  saas: 'SaaS',
};

export interface SubmittedItem {
  readonly subscriptionId: string;
  readonly productType: string;
}

/** The source hands over what it chooses: from then on the transfer runs by itself. */
export function submitItems(
  state: State,
  decision: Decision,
  submission: { readonly items: readonly SubmittedItem[]; readonly delayMs: number },
): void {
  const { transfer, now } = decision;
  requireParty(decision, 'source');
  requireOpen(transfer);
  requireTarget(state, transfer);
  const resellerMpnId = transfer.newCommerce?.partnerOnRecord;
  requirePartnerAgreements(state, { callerTenantId: transfer.sourceTenantId, resellerMpnId });
  requireCustomerAgreement(state, transfer);
  transfer.lines = linesOf(state, transfer, submission.items);
  planGroups(state, transfer.lines);
  transfer.status = 'InProgress';
  transfer.completeAt = new Date(now.getTime() + submission.delayMs).toISOString();
  note(state, decision);
}

/** Everything the source could hand over in answer to the request, as the portal would offer it. */
export function submittable(state: State, transfer: Transfer): SubmittedItem[] {
  const wanted = transfer.newCommerce?.productTypes;
  return state.subscriptions.flatMap((subscription) => {
    const productType = productTypeOf[offerOf(subscription.offer).kind];
    const allowed = productType !== undefined && (wanted === undefined || wanted.includes(productType));
    const free =
      subscription.status === 'active' &&
      !hasMoved(subscription) &&
      openTransferOf(state, subscription.id) === undefined;
    return allowed && free && isSold(transfer, subscription) && offerOf(subscription.offer).publisher === undefined
      ? [{ subscriptionId: subscription.id, productType }]
      : [];
  });
}

function linesOf(state: State, transfer: Transfer, items: readonly SubmittedItem[]): TransferLine[] {
  if (items.length > mostItems) {
    const text = `Invalid request input: a transfer has at most ${mostItems} items.`;
    throw refuse(400, 800002, text, 'code for too many items');
  }
  const seen = new Set<string>();
  const lines = items.map((item): TransferLine => {
    if (seen.has(item.subscriptionId)) {
      throw refuse(400, 800002, `Subscription ${item.subscriptionId} is listed twice.`, 'code for a repeated item');
    }
    seen.add(item.subscriptionId);
    const subscription = transferable(state, transfer, item);
    return { ...snapshot(subscription), productType: item.productType, addons: [] };
  });
  const customer = state.customers.find(({ id }) => id === transfer.customerId);
  if (customer && lines.some(({ productType }) => productType === 'AzureSubscription')) {
    checkAzurePlan(state, { ...transfer, customer });
  }
  return lines;
}

/** The subscription, if the source may hand it over under that name. */
function transferable(state: State, transfer: Transfer, { subscriptionId, productType }: SubmittedItem): Subscription {
  const found = state.subscriptions.find((one) => one.id === subscriptionId && isSold(transfer, one));
  if (!found) throw invalid(`Subscription: ${subscriptionId} not found`);
  const offer = offerOf(found.offer);
  const itsType = productTypeOf[offer.kind];
  if (itsType === undefined) {
    throw refuse(
      403,
      900263,
      'The API method is not supported for legacy subscriptions.',
      'code for an item of the older catalog',
    );
  }
  if (offer.publisher !== undefined)
    throw refuse(400, 900146, "Third-party marketplace products can't be transferred.");
  const wanted = transfer.newCommerce?.productTypes;
  if (itsType !== productType || (wanted !== undefined && !wanted.includes(itsType))) {
    const text = `Invalid request input: the product type of subscription ${subscriptionId} is ${itsType}.`;
    throw refuse(400, 800002, text, 'code for a product type that is wrong or not asked for');
  }
  const open = openTransferOf(state, found.id);
  if (open) throw invalid(`subscription is already part of another transfer request id : ${open.id}`);
  if (found.status !== 'active') throw invalid(`Subscription: ${found.id} is in state: ${capital(found.status)}`);
  if (hasMoved(found)) throw invalid(movedText(found.id));
  return found;
}

const isSold = (transfer: Transfer, one: Subscription): boolean =>
  one.customerId === transfer.customerId && one.tenantId === transfer.sourceTenantId && !one.transferred;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const invalid = (problem: string) =>
  refuse(
    400,
    800078,
    `Transfer can't be created with an invalid subscription. ${problem}`,
    'code for an item that cannot be handed over',
  );
