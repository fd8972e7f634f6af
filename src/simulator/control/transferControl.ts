import { z } from 'zod';
import type { Answer } from '../answers';
import { guid } from '../bodies';
import type { Call, Route } from '../call';
import { rulesOf } from '../rules/ruleSet';
import { standingAccount } from '../signIn/accounts';
import type { Transfer } from '../state';
import { acceptTransfer, rejectTransfer, withdrawTransfer } from '../transfers/decideTransfer';
import type { Decision } from '../transfers/decision';
import { cancelRequest, createRequest } from '../transfers/newCommerceRequest';
import { mostItems, productTypeOf, submitItems, submittable } from '../transfers/newCommerceSubmission';
import { controlRefusal, customerHere, organizationHere, providerHere, readControl } from './controlBody';

/** Transfers as somebody of either side makes and answers them in Microsoft's portal. */
export const transferControlRoutes: readonly Route[] = [
  { method: 'POST', path: '/_sim/transfers', guard: 'open', handle: requestTransfer },
  { method: 'POST', path: '/_sim/transfers/:transferId/:decision', guard: 'open', handle: decideTransfer },
  { method: 'PUT', path: '/_sim/customers/:customerId/azurePlan', guard: 'open', handle: putAzurePlan },
];

const requestSchema = z.strictObject({
  customer: guid,
  source: guid,
  target: guid,
  productTypes: z.array(z.enum(Object.values(productTypeOf) as [string, ...string[]])).optional(),
  partnerOnRecord: z.string().optional(),
});

/** Somebody of the target asks for the customer's subscriptions (new commerce); legacy requests are the partner's to make. */
function requestTransfer({ state, body, now }: Call): Answer {
  if (!rulesOf(state).newCommerce) throw controlRefusal(409, 'These rules do not know the new-commerce protocol.');
  const { customer, source, target, productTypes, partnerOnRecord } = readControl(requestSchema, body);
  const { email, domain, id } = customerHere(state, customer);
  const sourcePartner = organizationHere(state, source);
  const { tenantId } = organizationHere(state, target);
  const transfer = createRequest(state, now, {
    customerId: id,
    callerTenantId: tenantId,
    callerUserId: standingAccount(tenantId),
    sourceTenantId: source,
    targetTenantId: tenantId,
    facts: {
      transferType: 5,
      sourceName: sourcePartner.name,
      customerEmail: email ?? `billing@${domain}`,
      targetEmailId: tenantId,
      ...(productTypes === undefined ? {} : { productTypes }),
      partnerOnRecord: partnerOnRecord ?? sourcePartner.mpnId,
    },
  });
  return { status: 201, body: transfer };
}

/** Accept and reject are the answering side's, withdraw the creator's; which side that is depends on the protocol. */
function decideTransfer(call: Call): Answer {
  const { state, params, now, isBusy } = call;
  const transfer = state.transfers.find(
    (candidate) => candidate.id === params.transferId && candidate.status !== 'Withdrawn',
  );
  if (!transfer) throw controlRefusal(404, `There is no transfer with id ${params.transferId}.`);
  if (isBusy(transfer.id)) throw controlRefusal(409, 'The transfer is being processed by another request.');
  const { decision } = params;
  if (decision !== 'accept' && decision !== 'reject' && decision !== 'withdraw') {
    throw controlRefusal(404, 'A transfer can be accepted, rejected or withdrawn.');
  }
  const acts = transfer.newCommerce ? newCommerceActs : legacyActs;
  const as = (callerTenantId: string): Decision => ({
    transfer,
    callerTenantId,
    callerUserId: standingAccount(callerTenantId),
    now,
  });
  acts[decision](call, transfer, as);
  return { status: 200, body: transfer };
}

type Acts = Readonly<
  Record<
    'accept' | 'reject' | 'withdraw',
    (call: Call, transfer: Transfer, as: (callerTenantId: string) => Decision) => void
  >
>;

const legacyActs: Acts = {
  accept: ({ state, settings }, { targetTenantId }, as) =>
    acceptTransfer(state, as(targetTenantId), settings.transferDelayMs),
  reject: ({ state }, { targetTenantId }, as) => rejectTransfer(state, as(targetTenantId)),
  withdraw: ({ state }, { sourceTenantId }, as) => withdrawTransfer(state, as(sourceTenantId)),
};

const newCommerceActs: Acts = {
  accept: ({ state, settings, body }, transfer, as) => {
    const chosen = readControl(z.strictObject({ subscriptionIds: z.array(guid).min(1).optional() }), body);
    const { subscriptionIds } = chosen;
    const offered = submittable(state, transfer);
    const items = offered.filter(({ subscriptionId }) => subscriptionIds?.includes(subscriptionId) ?? true);
    const missing = subscriptionIds?.find((id) => !items.some(({ subscriptionId }) => subscriptionId === id));
    if (missing !== undefined) throw controlRefusal(409, `Subscription ${missing} cannot be handed over.`);
    if (transfer.status === 'Pending' && items.length === 0) {
      throw controlRefusal(409, 'The partner has nothing that this request could move.');
    }
    const submission = { items: items.slice(0, mostItems), delayMs: settings.transferDelayMs };
    submitItems(state, as(transfer.sourceTenantId), submission);
  },
  reject: () => {
    throw controlRefusal(409, 'A new-commerce request is not rejected: it lapses, or its creator cancels it.');
  },
  withdraw: ({ state }, { targetTenantId }, as) => cancelRequest(state, as(targetTenantId)),
};

const azurePlanSchema = z.strictObject({
  provider: guid,
  state: z.enum(['active', 'notActive', 'notPurchased', 'notPurchasable']),
});

/** Whether the provider has an Azure plan for the customer, without which no Azure subscription moves there. */
function putAzurePlan({ state, params, body }: Call): Answer {
  const change = readControl(azurePlanSchema, body);
  const customer = customerHere(state, params.customerId);
  const { tenantId } = providerHere(state, change.provider);
  const { [tenantId]: _, ...others } = customer.azurePlanMissing ?? {};
  customer.azurePlanMissing = change.state === 'active' ? others : { ...others, [tenantId]: change.state };
  return { status: 200, body: customer };
}
