import type { CustomerCommand } from './domain/customer/commands';
import type { SubscriptionKind } from './domain/customer/subscriptionLine';
import type { Opening } from './domain/customer/transferRequestContent';
import type { PolicyPack } from './domain/policy/policyPack';
import type { Transfer as LiveTransfer, ProductType } from './partnerCenter/partnerCenter';

/** What Partner Center calls the kinds; licenses and software both run for a term. */
const typesOfKind: Readonly<Partial<Record<SubscriptionKind, readonly ProductType[]>>> = {
  azurePlan: ['AzureSubscription'],
  reservation: ['AzureReservation'],
  saas: ['SaaS'],
  term: ['OnlineServicesNCE', 'Software'],
};

export const productTypesOf = (kinds: readonly SubscriptionKind[]): readonly ProductType[] =>
  kinds.flatMap((kind) => typesOfKind[kind] ?? []);

/** The kinds that move by new commerce under these rules. */
export const newCommerceKinds = (policy: PolicyPack): readonly SubscriptionKind[] =>
  Object.entries(policy.transferableKinds)
    .filter(([, strategy]) => strategy === 'newCommerce')
    .map(([kind]) => kind as SubscriptionKind);

/** A request with which this provider asks this partner, whatever became of it. */
export const isRequestBetween = (live: LiveTransfer, partner: string, provider: string): boolean =>
  live.protocol === 'newCommerce' &&
  live.sourceTenantId.toLowerCase() === partner &&
  live.targetTenantId.toLowerCase() === provider;

/** One that waits for the partner. */
export const isPendingBetween = (live: LiveTransfer, partner: string, provider: string): boolean =>
  live.status === 'active' && isRequestBetween(live, partner, provider);

interface Names {
  readonly partner: string;
  readonly provider: string;
  readonly partnerName: string;
  readonly providerName: string;
  readonly customerName: string;
}

/** The kinds that a request in Partner Center is for: those it names, or everything. */
function kindsOf({ productTypes }: LiveTransfer, policy: PolicyPack): readonly SubscriptionKind[] {
  const all = newCommerceKinds(policy);
  if (productTypes === undefined) return all;
  return all.filter((kind) => (typesOfKind[kind] ?? []).some((type) => productTypes.includes(type)));
}

/** What Partner Center shows and nobody told us: the request becomes ours. */
export function adoption(live: LiveTransfer, names: Names, policy: PolicyPack, now: string): CustomerCommand {
  const opening: Opening = { kinds: kindsOf(live, policy) };
  return {
    type: 'adoptRequest',
    transferId: live.id,
    now,
    request: {
      ...names,
      policy: policy.name,
      opening,
      requestedAt: live.createdAt === '' ? now : live.createdAt,
      ...(live.expiresAt === undefined ? {} : { expiresAt: live.expiresAt }),
    },
  };
}
