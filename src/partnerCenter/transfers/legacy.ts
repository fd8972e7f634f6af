import { nothing, type PartnerCenterHttp } from '../http';
import type { TransferProtocols } from '../partnerCenter';
import { transferPath } from './readTransfers';
import { submitResultFrom, submitResultSchema } from './submitResult';
import { transferFrom, transferSchema } from './transferWire';

/**
 * The legacy protocol: the source creates and withdraws, the target accepts or rejects. It moves license-based
 * subscriptions of the older catalog and Azure pay as you go (CON-8).
 */
export function createLegacyProtocol(http: PartnerCenterHttp, tenantId: string): TransferProtocols['legacy'] {
  return {
    open: async (request, options) => {
      const { customerId, partnerIdOnRecord } = request;
      const body = {
        sourcePartnerTenantId: tenantId,
        targetPartnerTenantId: request.providerTenantId,
        lineItems: request.subscriptionIds.map((subscriptionId) => ({
          subscriptionId,
          ...(partnerIdOnRecord === undefined ? {} : { partnerIdOnRecord }),
        })),
      };
      const made = await http.send('POST', transferPath(customerId), { schema: transferSchema, body, options });
      return transferFrom(made, customerId);
    },
    /** Succeeds even where single groups fail. */
    accept: async ({ customerId, transferId }, _lines, options) => {
      const path = `${transferPath(customerId, transferId)}/accept`;
      return submitResultFrom(await http.send('POST', path, { schema: submitResultSchema, options }));
    },
    reject: async ({ customerId, transferId }, options) => {
      const body = { id: transferId, status: 'reject' };
      await http.send('PATCH', transferPath(customerId, transferId), { schema: nothing, body, options });
    },
    cancel: async ({ customerId, transferId }, options) => {
      await http.send('DELETE', transferPath(customerId, transferId), { schema: nothing, options });
    },
  };
}
