import type { PartnerCenterHttp } from '../http';
import { PartnerCenterError, type Transfer } from '../partnerCenter';
import { items } from '../wire';
import { transferFrom, transferSchema } from './transferWire';

/** The address that both protocols share. */
export const transferPath = (customerId: string, transferId?: string): string =>
  `/v1/customers/${encodeURIComponent(customerId)}/transfers${transferId === undefined ? '' : `/${encodeURIComponent(transferId)}`}`;

export async function listTransfers(http: PartnerCenterHttp, customerId: string): Promise<Transfer[]> {
  const found = await http.get(transferPath(customerId), { schema: items(transferSchema) });
  return found.map((wire) => transferFrom(wire, customerId));
}

/** Undefined when Partner Center does not know it: wrong id, withdrawn, or none of this tenant's business. */
export async function getTransfer(
  http: PartnerCenterHttp,
  customerId: string,
  transferId: string,
): Promise<Transfer | undefined> {
  try {
    return transferFrom(await http.get(transferPath(customerId, transferId), { schema: transferSchema }), customerId);
  } catch (error) {
    if (error instanceof PartnerCenterError && error.details.status === 404 && error.details.code === '900100')
      return undefined;
    throw error;
  }
}
