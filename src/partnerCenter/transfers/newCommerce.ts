import { z } from 'zod';
import { nothing, type PartnerCenterHttp } from '../http';
import {
  PartnerCenterError,
  type ProductType,
  type SubmittedLine,
  type SubscriptionKind,
  type TransferProtocols,
} from '../partnerCenter';
import { guid, items } from '../wire';
import { transferPath } from './readTransfers';
import { transferFrom, transferSchema } from './transferWire';

/** 3 and 5 are both documented for new commerce; pages that name one value only recommend 5. */
const newCommerceType = 5;

/** The pages that show a submission end before the status word; the request sample of creation has this one. */
const acceptWord = 'InProgress';

/**
 * The new-commerce protocol: the target creates and may cancel while nobody answered; the source hands over
 * subscriptions, each with its product type. No call rejects.
 */
export function createNewCommerceProtocol(http: PartnerCenterHttp, tenantId: string): TransferProtocols['newCommerce'] {
  return {
    open: async (request, options) => {
      const { customerId, customerName, partnerIdOnRecord } = request;
      const body = {
        transferType: newCommerceType,
        sourcePartnerTenantId: request.sourceTenantId,
        sourcePartnerName: request.sourceName,
        targetPartnerTenantId: tenantId,
        customerEmailId: request.customerEmail,
        ...(customerName === undefined ? {} : { customerName }),
        ...(partnerIdOnRecord === undefined ? {} : { partnerOnRecord: partnerIdOnRecord }),
        ...(request.productTypes === undefined ? {} : { targetProductTypes: request.productTypes }),
      };
      const made = await http.send('POST', transferPath(customerId), { schema: transferSchema, body, options });
      return transferFrom(made, customerId);
    },
    accept: async (transfer, lines, options) => {
      const { customerId, transferId } = transfer;
      const types = await productTypesOf(http, customerId, lines);
      const body = {
        id: transferId,
        status: acceptWord,
        transferType: newCommerceType,
        sourcePartnerTenantId: transfer.sourceTenantId,
        targetPartnerTenantId: transfer.targetTenantId,
        lineItems: lines.map(({ subscriptionId }, index) => ({ subscriptionId, productType: types[index] })),
      };
      await http.send('PATCH', transferPath(customerId, transferId), { schema: nothing, body, options });
      return { orderIds: [], failed: [] };
    },
    cancel: async (transfer, options) => {
      const { customerId, transferId, customerName } = transfer;
      const body = {
        id: transferId,
        status: 'Cancel',
        sourcePartnerTenantId: transfer.sourceTenantId,
        targetPartnerTenantId: transfer.targetTenantId,
        ...(customerName === undefined ? {} : { customerName }),
      };
      await http.send('PATCH', transferPath(customerId, transferId), { schema: nothing, body, options });
    },
  };
}

const typeOfKind: Readonly<Partial<Record<SubscriptionKind, ProductType>>> = {
  azurePlan: 'AzureSubscription',
  reservation: 'AzureReservation',
  saas: 'SaaS',
};

const subscriptionSchema = z.object({ id: guid, producttype: z.object({ id: z.string().nullish() }).nullish() });

/** Words in Partner Center's own product type, which several kinds share: whatever runs for a term is one kind here. */
const typeOfWord: readonly (readonly [RegExp, ProductType])[] = [
  [/reserv/iu, 'AzureReservation'],
  [/saving/iu, 'AzureSavingsPlan'],
  [/software/iu, 'Software'],
  [/^saas$/iu, 'SaaS'],
  [/azure/iu, 'AzureSubscription'],
];

/** Where the kind does not tell the product type, the subscription itself does; a license is what remains. */
async function productTypesOf(
  http: PartnerCenterHttp,
  customerId: string,
  lines: readonly SubmittedLine[],
): Promise<readonly ProductType[]> {
  const known = lines.map(({ kind }) => typeOfKind[kind]);
  if (known.every((type) => type !== undefined)) return known;
  const path = `/v1/customers/${encodeURIComponent(customerId)}/subscriptions`;
  const live = await http.get(path, { schema: items(subscriptionSchema) }).catch(rethrowNotSent);
  return lines.map(({ subscriptionId }, index) => {
    const word = live.find(({ id }) => id === subscriptionId.toLowerCase())?.producttype?.id ?? '';
    return known[index] ?? typeOfWord.find(([pattern]) => pattern.test(word))?.[1] ?? 'OnlineServicesNCE';
  });
}

/** A failed look comes before the call: nothing has left. */
function rethrowNotSent(error: unknown): never {
  if (!(error instanceof PartnerCenterError)) throw error;
  throw new PartnerCenterError(error.message, { ...error.details, left: false }, { cause: error });
}
