import { z } from 'zod';
import { type Answer, created, ok, refuse } from '../answers';
import type { Assumption } from '../assumptions';
import { guid, readBody } from '../bodies';
import type { Call } from '../call';
import { rulesOf } from '../rules/ruleSet';
import type { Transfer } from '../state';
import type { Decision } from '../transfers/decision';
import { cancelRequest, createRequest } from '../transfers/newCommerceRequest';
import { submitItems } from '../transfers/newCommerceSubmission';
import { transferBody } from './transferBody';

const productType = z.enum([
  'OnlineServicesNCE',
  'AzureSubscription',
  'AzureReservation',
  'AzureSavingsPlan',
  'Software',
  'SaaS',
]);

const createSchema = z.object({
  transfertype: z.union([z.literal(3), z.literal(5), z.enum(['3', '5'])]),
  sourcepartnertenantid: guid,
  sourcepartnername: z.string().max(1000).nullish(),
  customeremailid: z.email(),
  targetpartnertenantid: guid.nullish(),
  targetpartneremailid: z.string().max(1000).nullish(),
  targetproducttypes: z.array(productType).nullish(),
  partneronrecord: z.coerce.string().nullish(),
  ignoreeligibilitycheck: z.literal(false).nullish(),
  lineitems: z.array(z.unknown()).max(0).nullish(),
});

const itemSchema = z.object({ subscriptionid: guid, producttype: productType });
const patchSchema = z.object({ status: z.string().nullish(), lineitems: z.array(itemSchema).nullish() });

/** `POST .../transfers` with a transferType: the target creates. */
export function createNewCommerce({ state, caller, params, body, now }: Call): Answer {
  if (!rulesOf(state).newCommerce) {
    throw refuse(400, 900141, 'Operation is not supported.', 'code for a protocol that does not exist yet');
  }
  const request = readBody(createSchema, body);
  if (!request.sourcepartnername?.trim()) throw refuse(400, 900136, 'Source partner email or domain is missing.');
  const transfer = createRequest(state, now, {
    customerId: params.customerId ?? '',
    callerTenantId: caller.tenantId,
    callerUserId: caller.userId,
    sourceTenantId: request.sourcepartnertenantid,
    targetTenantId: request.targetpartnertenantid ?? caller.tenantId,
    facts: {
      transferType: Number(request.transfertype) === 3 ? 3 : 5,
      sourceName: request.sourcepartnername,
      customerEmail: request.customeremailid,
      targetEmailId: request.targetpartneremailid ?? caller.tenantId,
      ...(request.targetproducttypes?.length ? { productTypes: request.targetproducttypes } : {}),
      ...(request.partneronrecord ? { partnerOnRecord: request.partneronrecord } : {}),
    },
  });
  return created(transferBody(state, transfer, caller.tenantId));
}

/**
 * `PATCH .../transfers/{id}` of a new-commerce transfer: the target cancels with the word `Cancel`, the source hands over
 * line items. The word that goes with them is not documented: `InProgress`, or none.
 */
export function patchNewCommerce(call: Call, decision: Decision): Answer {
  const { state, caller, settings } = call;
  const { transfer } = decision;
  const { status, lineitems } = readBody(patchSchema, call.body);
  const word = status?.toLowerCase();
  if (word === 'cancel') {
    cancelRequest(state, decision);
    return answer(call, transfer, 'status word of a canceled new-commerce request');
  }
  if (word !== undefined && word !== 'inprogress')
    throw refuse(400, 900141, 'Operation is not supported.', 'code for a status word that is not taken');
  const items =
    lineitems?.map((item) => ({ subscriptionId: item.subscriptionid, productType: item.producttype })) ?? [];
  if (items.length === 0 && caller.tenantId === transfer.sourceTenantId && transfer.status === 'Pending') {
    const text = 'Invalid request input: lineItems must not be empty.';
    throw refuse(400, 800002, text, 'code for a submission of nothing');
  }
  submitItems(state, decision, { items, delayMs: settings.transferDelayMs });
  return answer(call, transfer, 'status word and answer of a submission');
}

const answer = ({ state, caller }: Call, transfer: Transfer, assumption: Assumption): Answer => ({
  ...ok(transferBody(state, transfer, caller.tenantId), assumption),
  busyTransferId: transfer.id,
});
