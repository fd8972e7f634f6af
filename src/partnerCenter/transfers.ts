import { z } from 'zod';
import { nothing, type PartnerCenterHttp } from './http';
import { type CallOptions, PartnerCenterError, type Transfer } from './partnerCenter';
import { transferFrom, transferSchema } from './transferWire';
import { items } from './wire';

const path = (customerId: string, transferId?: string): string =>
  `/v1/customers/${encodeURIComponent(customerId)}/transfers${transferId === undefined ? '' : `/${encodeURIComponent(transferId)}`}`;

export async function listTransfers(http: PartnerCenterHttp, customerId: string): Promise<Transfer[]> {
  return (await http.get(path(customerId), { schema: items(transferSchema) })).map(transferFrom);
}

/** Undefined when Partner Center does not know it: wrong id, withdrawn, or none of this tenant's business. */
export async function getTransfer(
  http: PartnerCenterHttp,
  customerId: string,
  transferId: string,
): Promise<Transfer | undefined> {
  try {
    return transferFrom(await http.get(path(customerId, transferId), { schema: transferSchema }));
  } catch (error) {
    if (error instanceof PartnerCenterError && error.details.status === 404 && error.details.code === '900100')
      return undefined;
    throw error;
  }
}

/** Legacy protocol: the source partner creates, naming the base subscriptions; add-ons join by themselves (CON-4). */
export async function createTransfer(
  http: PartnerCenterHttp,
  request: {
    readonly customerId: string;
    readonly sourceTenantId: string;
    readonly providerTenantId: string;
    readonly subscriptionIds: readonly string[];
    readonly partnerIdOnRecord?: string;
  },
  options: CallOptions,
): Promise<Transfer> {
  const body = {
    sourcePartnerTenantId: request.sourceTenantId,
    targetPartnerTenantId: request.providerTenantId,
    lineItems: request.subscriptionIds.map((subscriptionId) => ({
      subscriptionId,
      ...(request.partnerIdOnRecord === undefined ? {} : { partnerIdOnRecord: request.partnerIdOnRecord }),
    })),
  };
  return transferFrom(await http.send('POST', path(request.customerId), { schema: transferSchema, body, options }));
}

/** Answers before the transfer is complete, and with success even where single lines fail: read the transfer for that. */
export async function acceptTransfer(
  http: PartnerCenterHttp,
  customerId: string,
  transferId: string,
  options: CallOptions,
): Promise<void> {
  await http.send('POST', `${path(customerId, transferId)}/accept`, { schema: nothing, options });
}

export async function rejectTransfer(
  http: PartnerCenterHttp,
  customerId: string,
  transferId: string,
  options: CallOptions,
): Promise<void> {
  const body = { id: transferId, status: 'reject' };
  await http.send('PATCH', path(customerId, transferId), { schema: z.unknown(), body, options });
}

export async function withdrawTransfer(
  http: PartnerCenterHttp,
  customerId: string,
  transferId: string,
  options: CallOptions,
): Promise<void> {
  await http.send('DELETE', path(customerId, transferId), { schema: nothing, options });
}
