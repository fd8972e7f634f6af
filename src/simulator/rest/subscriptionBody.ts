import { link } from '../answers';
import { commitmentEndOf, isUsage, termYears } from '../commitment';
import type { Subscription } from '../state';
import { type Offer, offerOf } from '../world/offers';
import { versionTag } from './etags';

const productTypes: Record<Offer['kind'], { id: string; displayName: string } | undefined> = {
  license: undefined,
  newCommerceLicense: { id: 'OnlineServicesNCE', displayName: 'Online Services' },
  addon: undefined,
  trial: undefined,
  azurePayg: undefined,
  azurePlan: { id: 'Azure', displayName: 'Azure' },
  reservation: { id: 'AzureReservation', displayName: 'Azure Reservation' },
  term: { id: 'SoftwareSubscription', displayName: 'Software subscription' },
  saas: { id: 'SaaS', displayName: 'SaaS' },
};

/** A Subscription as the service writes it: legacy offers are GUIDs, the others `product:sku:availability`. */
export function subscriptionBody(subscription: Subscription): Record<string, unknown> {
  const offer = offerOf(subscription.offer);
  const productType = productTypes[offer.kind];
  const usage = isUsage(offer);
  const self = `/customers/${subscription.customerId}/subscriptions/${subscription.id}`;
  return {
    id: subscription.id,
    offerId: offer.id,
    offerName: offer.name,
    ...(subscription.azureId ? { entitlementId: subscription.azureId } : {}),
    friendlyName: subscription.friendlyName ?? offer.name,
    ...(productType ? { productType } : {}),
    quantity: subscription.quantity,
    unitType: usage ? 'Usage-based' : 'Licenses',
    ...(subscription.parentId ? { parentSubscriptionId: subscription.parentId } : {}),
    creationDate: subscription.createdAt,
    effectiveStartDate: subscription.createdAt,
    commitmentEndDate: commitmentEndOf(subscription),
    status: subscription.status,
    autoRenewEnabled: subscription.autoRenew ?? subscription.status === 'active',
    isTrial: offer.kind === 'trial',
    billingType: usage ? 'usage' : 'license',
    billingCycle: usage ? 'monthly' : 'annual',
    ...(offer.kind === 'term' || offer.kind === 'reservation' || offer.kind === 'newCommerceLicense'
      ? { termDuration: termYears(offer) === 3 ? 'P3Y' : 'P1Y' }
      : {}),
    isMicrosoftProduct: offer.publisher === undefined,
    publisherName: offer.publisher ?? 'Microsoft',
    ...(subscription.partnerMpnId ? { partnerId: subscription.partnerMpnId } : {}),
    ...(subscription.status === 'suspended' ? { suspensionReasons: ['PartnerInitiated'] } : {}),
    contractType: 'subscription',
    orderId: subscription.orderId,
    links: {
      self: link(self),
      ...(subscription.parentId
        ? { parentSubscription: link(`/customers/${subscription.customerId}/subscriptions/${subscription.parentId}`) }
        : {}),
    },
    attributes: {
      ...(productType ? {} : { etag: etagOf(subscription) }),
      objectType: 'Subscription',
    },
  };
}

export function etagOf(subscription: Subscription): string {
  return versionTag(subscription.id, subscription.version);
}
