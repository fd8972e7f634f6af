import type { State, Subscription, Transfer } from '../../src/simulator/state';
import { offerOf } from '../../src/simulator/world/offers';

/**
 * Whether Partner Center takes a call, told from its state alone: section 2 and 3 of the documentation written a second
 * time, so that the simulator's own checks have something to be compared with.
 */
export function openIsLegal(
  state: State,
  request: {
    readonly protocol: 'legacy' | 'newCommerce';
    readonly customerId: string;
    readonly partner: string;
    readonly provider: string;
    readonly subscriptionIds: readonly string[];
  },
): boolean {
  const { protocol, customerId, partner, provider, subscriptionIds } = request;
  if (protocol === 'newCommerce') return sellsTo(state, provider, customerId);
  if (!isEnrolled(state, partner) || !isListed(state, request)) return false;
  return (
    subscriptionIds.length > 0 && subscriptionIds.every((id) => moves(state, id, { customerId, partner, protocol }))
  );
}

const kinds = {
  legacy: ['license', 'azurePayg'],
  newCommerce: ['newCommerceLicense', 'azurePlan', 'reservation', 'term'],
} as const;

export function answerIsLegal(
  state: State,
  transfer: Transfer,
  by: { readonly answer: 'accept' | 'reject' | 'cancel'; readonly tenantId: string; readonly lines: readonly string[] },
): boolean {
  const newCommerce = isNewCommerce(transfer);
  const { customerId, sourceTenantId: source, targetTenantId: target } = transfer;
  const [opener, answerer] = newCommerce ? [target, source] : [source, target];
  if (transfer.status !== (newCommerce ? 'Pending' : 'Active')) return false;
  if (by.answer === 'cancel') return by.tenantId === opener;
  if (by.tenantId !== answerer) return false;
  if (by.answer === 'reject') return !newCommerce;
  const customer = state.customers.find(({ id }) => id === customerId);
  const agreed = customer?.signedDirectly === true || customer?.agreements.some((one) => one.tenantId === target);
  if (agreed !== true || !sellsTo(state, target, customerId)) return false;
  if (!newCommerce) return true;
  return (
    by.lines.length > 0 &&
    by.lines.length <= 25 &&
    !(by.lines.some((id) => isOfKind(state, id, 'azurePlan')) && hasOlderAzure(state, customerId, source)) &&
    by.lines.every((id) => moves(state, id, { customerId, partner: source, protocol: 'newCommerce' }))
  );
}

export const isNewCommerce = (transfer: Transfer): boolean => 'newCommerce' in transfer;

const isEnrolled = (state: State, tenantId: string): boolean =>
  state.organizations.some((one) => one.tenantId === tenantId && one.enrollment.status === 'enrolled');

const isOfKind = (state: State, id: string, kind: string): boolean =>
  state.subscriptions.some((one) => one.id === id && offerOf(one.offer).kind === kind);

/** 900131: Azure of the older kind has to go first. */
const hasOlderAzure = (state: State, customerId: string, tenantId: string): boolean =>
  state.subscriptions.some(
    (one) =>
      one.customerId === customerId &&
      one.tenantId === tenantId &&
      one.status === 'active' &&
      one.transferred !== true &&
      offerOf(one.offer).kind === 'azurePayg',
  );

/** The target needs a relationship with the customer of its own, whoever the reseller in it is (3.1). */
const sellsTo = (state: State, provider: string, customerId: string): boolean =>
  state.customers
    .find(({ id }) => id === customerId)
    ?.links.some((link) => link.kind === 'indirect' && link.listed && link.providerTenantId === provider) === true;

function isListed(
  state: State,
  {
    customerId,
    partner,
    provider,
  }: { readonly customerId: string; readonly partner: string; readonly provider: string },
): boolean {
  const partnered = state.partnerships.some(
    (one) => one.status === 'accepted' && one.partnerTenantId === partner && one.providerTenantId === provider,
  );
  const links = state.customers.find(({ id }) => id === customerId)?.links ?? [];
  return (
    partnered &&
    links.some(
      (link) =>
        link.kind === 'indirect' &&
        link.listed &&
        link.resellerTenantId === partner &&
        link.providerTenantId === provider,
    )
  );
}

/** CON-3, CON-4, CON-8, CON-9: a base subscription, active, of a kind that moves this way, in no open request; CON-1: and never moved. */
export function moves(
  state: State,
  id: string,
  by: { readonly customerId: string; readonly partner: string; readonly protocol: 'legacy' | 'newCommerce' },
): boolean {
  const found: Subscription | undefined = state.subscriptions.find((one) => one.id === id);
  if (found?.customerId !== by.customerId || found.tenantId !== by.partner || found.transferred === true) return false;
  const allowed: readonly string[] = kinds[by.protocol];
  if (found.status !== 'active' || found.parentId !== undefined || !allowed.includes(offerOf(found.offer).kind))
    return false;
  const arrived = state.transfers.flatMap((transfer) => transfer.lines.flatMap((line) => [line, ...line.addons]));
  if (arrived.some((item) => item.subscriptionId === id && item.status === 'Complete')) return false;
  return !state.transfers
    .filter(({ status }) => ['Active', 'Pending', 'InProgress'].includes(status))
    .flatMap((transfer) => transfer.lines)
    .some((line) => line.subscriptionId === id || line.addons.some((addon) => addon.subscriptionId === id));
}
