import type { CustomerCommand } from '../../domain/customer/commands';
import type { PolicyPack } from '../../domain/policy/policyPack';
import { newCustomerId } from '../../ids';
import type { Customer, CustomerLink, Organization, State } from '../../simulator/state';
import { before } from '../../simulator/world/before';
import { midwayDeclined, midwayInvited, midwayRelationships, midwayTransfers } from '../../simulator/world/midwayTable';
import { boreal, nordwind } from '../../simulator/world/organizations';
import { customerId } from '../../simulator/world/worldIds';
import { invitationStory } from './invitationStory';
import { declinedStory, extensionStory, type Told } from './relationshipStory';
import { transferStory } from './transferStory';
import { later } from './who';

export interface About {
  readonly state: State;
  readonly now: Date;
  readonly policy: PolicyPack;
  readonly partner: Organization;
  readonly customer: Customer;
  readonly organization: (tenantId: string) => Organization;
}

export interface CustomerStory {
  /** Under which the bot keeps it: a customer that was invited as a new one has an id of the bot's own. */
  readonly customerId: string;
  readonly commands: readonly CustomerCommand[];
}

/** Everything that one partner did for one of its customers, oldest first; nothing for customers of others. */
export function customerStory(about: About): CustomerStory {
  const { state, partner, customer } = about;
  const direct = customer.links.some((link) => link.kind === 'direct' && link.tenantId === partner.tenantId);
  if (!direct) return newcomerStory(about);
  const commands = [
    ...customer.links.flatMap((link) => (isOf(partner, link) ? relationshipStory(about, link) : [])),
    ...waitingStory(about),
    ...state.transfers
      .filter((one) => one.customerId === customer.id && one.sourceTenantId === partner.tenantId)
      .flatMap((transfer) => {
        const { targetTenantId } = transfer;
        return transferStory(storyWith(about, targetTenantId), state, transfer, aftermath(about));
      }),
  ];
  return { customerId: customer.id, commands };
}

type IndirectLink = Extract<CustomerLink, { kind: 'indirect' }>;

const isOf = (partner: Organization, link: CustomerLink): link is IndirectLink =>
  link.kind === 'indirect' && link.resellerTenantId === partner.tenantId;

const storyWith = ({ partner, customer, policy, organization }: About, provider: string): Told => ({
  partner,
  customer,
  policy,
  provider: organization(provider),
});

const ago = ({ now, customer }: About, days: number): string =>
  before(now)(days, Number(customer.id.slice(-2))).toISOString();

function relationshipStory(about: About, link: IndirectLink): readonly CustomerCommand[] {
  const told = storyWith(about, link.providerTenantId);
  return link.via === 'extension'
    ? extensionStory(told, link)
    : invitationStory(told, { sentAt: later(link.since, -5400), authorizedAt: link.since, known: true });
}

/** Invitations on their way, and the customer that said no: Partner Center knows nothing of either. */
function waitingStory(about: About): readonly CustomerCommand[] {
  if (about.partner.tenantId !== boreal) return [];
  const here = ({ n }: { readonly n: number }) => customerId(n) === about.customer.id;
  const told = storyWith(about, nordwind);
  return [
    ...midwayInvited
      .filter(here)
      .flatMap(({ daysAgo }) => invitationStory(told, { sentAt: ago(about, daysAgo), known: true })),
    ...midwayDeclined.filter(here).flatMap(({ daysAgo }) => declinedStory(told, ago(about, daysAgo))),
  ];
}

/** A customer that the partner invited although its book did not hold it (INV-3). */
function newcomerStory(about: About): CustomerStory {
  const { partner, customer } = about;
  const invited = midwayRelationships.some(({ n, how }) => how === 'authorized' && customerId(n) === customer.id);
  const link = customer.links.find((one): one is IndirectLink => isOf(partner, one));
  if (!invited || link === undefined) return { customerId: customer.id, commands: [] };
  const when = { sentAt: later(link.since, -5400), authorizedAt: link.since, known: false };
  return {
    customerId: newCustomerId(partner.tenantId, customer.name),
    commands: invitationStory(storyWith(about, link.providerTenantId), when),
  };
}

/** What the table says of the customer's request beyond what Partner Center shows. */
function aftermath(about: About) {
  const row = midwayTransfers.find(({ n }) => customerId(n) === about.customer.id);
  return {
    ...(row?.comment === undefined ? {} : { comment: row.comment }),
    ...(row?.providerVerified === undefined ? {} : { providerVerifiedAt: ago(about, row.providerVerified.daysAgo) }),
    ...(row?.closed === undefined ? {} : { closedAt: ago(about, row.closed.daysAgo) }),
    ...(row?.liveNow === undefined ? {} : { driftSeenAt: ago(about, 1) }),
  };
}
