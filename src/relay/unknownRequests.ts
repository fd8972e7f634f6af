import { instant } from '../clock';
import type { CustomerCommand } from '../domain/customer/commands';
import { transfersOf } from '../domain/customer/customer';
import type { SnapshotLine } from '../domain/customer/subscriptionLine';
import type { Transfer as LiveTransfer, Subscription } from '../partnerCenter/partnerCenter';
import { loadCustomerRow, loadProgramme } from '../present/loadAggregates';
import type { HandlerContext } from './handler';
import type { Known } from './reconcileCustomer';

/** What the partner's own connection shows of the customer. */
interface LiveReads {
  readonly transfers: () => Promise<readonly LiveTransfer[]>;
  readonly subscriptions: () => Promise<readonly Subscription[]>;
}

/**
 * Legacy requests of this partner that Partner Center shows and nobody made here, to a provider it is partnered with:
 * those under way, and those that came to an end since the comparison before. Older ones are history, not news. Requests
 * that a provider opens by new commerce have a watch of their own.
 */
export async function unknownRequests(
  context: HandlerContext,
  partner: string,
  customerId: string,
  { state, since, transfers, subscriptions: readSubscriptions }: Known & LiveReads,
): Promise<readonly CustomerCommand[]> {
  const known = new Set(
    transfersOf(state).flatMap((one) =>
      'transferId' in one && one.transferId !== undefined ? [one.transferId.toLowerCase()] : [],
    ),
  );
  const unknown = (await transfers()).filter(
    (one) =>
      one.protocol === 'legacy' &&
      one.sourceTenantId.toLowerCase() === partner &&
      !known.has(one.id.toLowerCase()) &&
      isNews(one, since),
  );
  if (unknown.length === 0) return [];
  const [{ state: programme }, row, subscriptions] = await Promise.all([
    loadProgramme(context.store, partner),
    loadCustomerRow(context.store, partner, customerId),
    readSubscriptions(),
  ]);
  const now = instant(context.clock);
  return unknown.flatMap((live): CustomerCommand[] => {
    const provider = live.targetTenantId.toLowerCase();
    const partnership = programme.partnerships[provider];
    if (partnership?.status !== 'accepted') return [];
    const request = {
      partner,
      provider,
      providerName: partnership.name,
      partnerName: context.organization(partner)?.name ?? '',
      customerName: row?.customer.name ?? '',
      policy: context.policy.name,
      lines: live.lines.map((line) => lineOf(line, subscriptions)),
      requestedAt: live.createdAt === '' ? now : live.createdAt,
    };
    return [{ type: 'adoptTransfer', transferId: live.id, request, now }];
  });
}

function isNews({ status, createdAt }: LiveTransfer, since: string): boolean {
  if (status === 'active' || status === 'inProgress') return true;
  const over = status === 'complete' || status === 'partlyComplete' || status === 'failed' || status === 'rejected';
  return over && Date.parse(createdAt) >= Date.parse(since);
}

function lineOf(line: LiveTransfer['lines'][number], subscriptions: readonly Subscription[]): SnapshotLine {
  const { subscriptionId, name, quantity, addons } = line;
  const live = subscriptions.find((one) => one.id.toLowerCase() === subscriptionId.toLowerCase());
  const azure = live?.azureId === undefined ? {} : { azureId: live.azureId };
  return { subscriptionId, name, kind: live?.kind ?? 'unknown', quantity, addons, ...azure };
}
