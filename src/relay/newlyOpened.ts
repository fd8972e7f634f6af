import { instant } from '../clock';
import type { CustomerCommand } from '../domain/customer/commands';
import { adoption, isPendingBetween } from '../newCommerceRequests';
import type { Transfer } from '../partnerCenter/partnerCenter';
import { loadCustomerRow, loadProgramme } from '../present/loadAggregates';
import type { HandlerContext } from './handler';

/** The pending requests that this provider opened for the customer, as commands that take them over; known ones change nothing. */
export async function newlyOpened(
  context: HandlerContext,
  at: {
    readonly partner: string;
    readonly provider: string;
    readonly customerId: string;
    /** The customer's requests, as the partner's own connection shows them. */
    readonly transfers: () => Promise<readonly Transfer[]>;
  },
): Promise<readonly CustomerCommand[]> {
  const { partner, provider, customerId } = at;
  const pending = (await at.transfers()).filter((one) => isPendingBetween(one, partner, provider));
  if (pending.length === 0) return [];
  const [programme, row] = await Promise.all([
    loadProgramme(context.store, partner),
    loadCustomerRow(context.store, partner, customerId),
  ]);
  const names = {
    partner,
    provider,
    partnerName: context.organization(partner)?.name ?? '',
    providerName: programme.state.partnerships[provider]?.name ?? context.organization(provider)?.name ?? '',
    customerName: row?.customer.name ?? '',
  };
  return pending.map((live) => adoption(live, names, context.policy, instant(context.clock)));
}
