import { type PartnerCenterConnection, PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import type { Customer, State, Transfer } from '../../src/simulator/state';
import { isNewCommerce } from './legality';

/** What one tenant sees of one customer, as far as both the state and the client can tell it. */
export interface CustomerSeen {
  readonly name: string;
  readonly partners: readonly string[];
  readonly agreement: string;
  readonly subscriptions: readonly string[];
  readonly transfers: readonly string[];
}

/** Everything a tenant sees, by customer id. */
export type Seen = Readonly<Record<string, CustomerSeen>>;

const text = (value: object): string => JSON.stringify(value, Object.keys(value).toSorted());

/**
 * The tenant's view of these customers as the simulator's state says it should be: written anew here, from the
 * documentation. A customer that it does not see is absent.
 */
export function seenInState(state: State, tenantId: string, customerIds: ReadonlySet<string>): Seen {
  const partnered = (a: string, b: string) =>
    state.partnerships.some(
      (one) => one.status === 'accepted' && one.partnerTenantId === a && one.providerTenantId === b,
    );
  const related = ({ links }: Customer) =>
    links.flatMap((link) => {
      if (link.kind === 'direct') return link.tenantId === tenantId ? [{ listed: false, other: '', as: 'direct' }] : [];
      const { resellerTenantId: reseller, providerTenantId: provider, listed } = link;
      if (provider === tenantId) return [{ listed, other: reseller, as: 'provider' }];
      return reseller === tenantId && partnered(reseller, provider)
        ? [{ listed, other: provider, as: 'reseller' }]
        : [];
    });
  const seen: Record<string, CustomerSeen> = {};
  for (const customer of state.customers) {
    const links = related(customer);
    if (links.length === 0 || !customerIds.has(customer.id)) continue;
    const attested = customer.agreements.some((one) => one.tenantId === tenantId);
    const sells = links.some(({ listed, as }) => listed && as === 'provider');
    const own = sells ? 'throughProvider' : 'attestation';
    seen[customer.id] = {
      name: customer.name,
      partners: links
        .filter(({ listed }) => listed)
        .map(({ other }) => other)
        .toSorted(),
      agreement: customer.signedDirectly ? 'direct' : attested ? own : 'none',
      subscriptions: state.subscriptions
        .filter((one) => one.customerId === customer.id && one.tenantId === tenantId && one.transferred !== true)
        .map(({ id, quantity, status, parentId = '', azureId = '' }) =>
          text({ id, quantity, status, parentId, azureId }),
        )
        .toSorted(),
      transfers: state.transfers
        .filter((one) => one.customerId === customer.id && one.status !== 'Withdrawn')
        .filter((one) => one.sourceTenantId === tenantId || one.targetTenantId === tenantId)
        .map((transfer) => transferInState(transfer, tenantId))
        .toSorted(),
    };
  }
  return seen;
}

const words: Readonly<Record<string, string>> = {
  Active: 'active',
  Pending: 'active',
  InProgress: 'inProgress',
  Complete: 'complete',
  PartiallyComplete: 'partlyComplete',
  Failed: 'failed',
  Reject: 'rejected',
  Expired: 'expired',
  Cancel: 'withdrawn',
  Cancelled: 'withdrawn',
  Canceled: 'withdrawn',
};

/** In new commerce the target sees nothing before it has it, and then what it got, under its new id (3.3). */
function transferInState(transfer: Transfer, tenantId: string): string {
  const outcome = { Complete: 'complete', Failed: 'failed' } as const;
  const over = ['Complete', 'PartiallyComplete', 'Failed'].includes(transfer.status);
  const asTarget = isNewCommerce(transfer) && tenantId === transfer.targetTenantId;
  const hidden = asTarget && !over;
  const shown = transfer.lines.filter((line) => !asTarget || line.newSubscriptionId !== undefined);
  const lines = (hidden ? [] : shown)
    .map(({ subscriptionId: atSource, newSubscriptionId, quantity, status, addons }) => ({
      subscriptionId: asTarget ? newSubscriptionId : atSource,
      quantity,
      status,
      addons,
    }))
    .map(({ subscriptionId, quantity, status, addons }) =>
      text({ subscriptionId, quantity, addons: addons.length, outcome: status === undefined ? '' : outcome[status] }),
    )
    .toSorted();
  const { id, status, sourceTenantId, targetTenantId } = transfer;
  return JSON.stringify({ id, status: words[status], sourceTenantId, targetTenantId, lines });
}

/** The same view as the client tells it. */
export async function seenByClient(
  connection: PartnerCenterConnection,
  customerIds: ReadonlySet<string>,
): Promise<Seen> {
  const seen: Record<string, CustomerSeen> = {};
  for (const id of customerIds) {
    const name = await nameOf(connection, id);
    if (name === undefined) continue;
    const partners = await connection.partnersOfCustomer(id);
    const subscriptions = await connection.subscriptions(id);
    const transfers = await connection.transfers(id);
    seen[id] = {
      name,
      partners: partners.map(({ tenantId }) => tenantId).toSorted(),
      agreement: await connection.agreement(id),
      subscriptions: subscriptions
        .map((one) => {
          const { quantity, status, parentId = '', azureId = '' } = one;
          return text({ id: one.id, quantity, status, parentId, azureId });
        })
        .toSorted(),
      transfers: transfers
        .map(({ id: transferId, status, sourceTenantId, targetTenantId, lines }) =>
          JSON.stringify({
            id: transferId,
            status,
            sourceTenantId,
            targetTenantId,
            lines: lines
              .map(({ subscriptionId, quantity, addons, outcome = '' }) =>
                text({ subscriptionId, quantity, addons: addons.length, outcome }),
              )
              .toSorted(),
          }),
        )
        .toSorted(),
    };
  }
  return seen;
}

/** Undefined: the tenant does not see the customer. */
async function nameOf(connection: PartnerCenterConnection, customerId: string): Promise<string | undefined> {
  try {
    return (await connection.customer(customerId)).name;
  } catch (error) {
    if (error instanceof PartnerCenterError && error.details.status === 404) return undefined;
    throw error;
  }
}
