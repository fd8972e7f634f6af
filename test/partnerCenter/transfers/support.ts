import {
  type OpenNewCommerceTransfer,
  PartnerCenterError,
  type SubmittedLine,
  type Transfer,
  type TransferRef,
} from '../../../src/partnerCenter/partnerCenter';
import { boreal, nordwind } from '../../../src/simulator/world/organizations';
import type { Stage } from '../../simulator/support/stage';

/** Status and code of a refused call. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof PartnerCenterError) return `${error.details.status} ${error.details.code}`;
    throw error;
  }
  return 'taken';
}

export const refOfTransfer = ({ customerId, id, sourceTenantId, targetTenantId }: Transfer): TransferRef => ({
  customerId,
  transferId: id,
  sourceTenantId,
  targetTenantId,
});

/** Nordwind asks Boréal for the customer's subscriptions, on record for Boréal. */
export const request = (
  stage: Stage,
  customerId: string,
  change: Partial<OpenNewCommerceTransfer> = {},
  provider = nordwind,
): Promise<Transfer> =>
  stage
    .connect(provider)
    .protocol('newCommerce')
    .open(
      {
        customerId,
        sourceTenantId: boreal,
        sourceName: 'Boréal Cloud',
        customerEmail: 'billing@customer.example',
        partnerIdOnRecord: '5139005',
        ...change,
      },
      {},
    );

/** Boréal hands over the lines. */
export const submit = (stage: Stage, transfer: Transfer, lines: readonly SubmittedLine[]) =>
  stage.connect(boreal).protocol('newCommerce').accept(refOfTransfer(transfer), lines, {});

export const cancel = (stage: Stage, transfer: Transfer, tenantId = nordwind) =>
  stage.connect(tenantId).protocol('newCommerce').cancel(refOfTransfer(transfer), {});

/** The customer buys one more, from the seller. */
export async function buy(
  stage: Stage,
  purchase: { readonly customer: string; readonly offer: string; readonly seller?: string; readonly quantity?: number },
): Promise<string> {
  const bought = await stage.control('POST', '/_sim/subscriptions', { seller: boreal, ...purchase });
  return (bought as { id: string }).id;
}
