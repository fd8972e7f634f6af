import { customerAggregate, customerRef, programmeAggregate, programmeRef } from '../../aggregates';
import { type Clock, systemClock } from '../../clock';
import type { CustomerCommand } from '../../domain/customer/commands';
import type { PolicyPack } from '../../domain/policy/policyPack';
import { type ExecuteDeps, type Executed, execute } from '../../execute';
import { noFailPoint } from '../../failPoint';
import type { Customer, Organization, State } from '../../simulator/state';
import { before } from '../../simulator/world/before';
import { midwayDeclined, midwayInvited, midwayTransfers } from '../../simulator/world/midwayTable';
import { boreal, nordwind } from '../../simulator/world/organizations';
import { customerId } from '../../simulator/world/worldIds';
import type { Store } from '../../store/store';
import { fillBook } from './fillBook';
import { fillCards, fillPeople } from './fillPeople';
import { invitationStory } from './invitationStory';
import { programmeStory } from './programmeStory';
import { declinedStory, extensionStory, listedStory, type Told } from './relationshipStory';
import { transferStory } from './transferStory';
import { later, leaderOf, providerAgent } from './who';

export interface Filling {
  readonly store: Store;
  /** The simulator's state at the starting point `midway`: what the bot's memory has to agree with. */
  readonly state: State;
  /** When that state was made. */
  readonly now: Date;
  readonly policy: PolicyPack;
  readonly clock?: Clock;
}

/**
 * Gives the bot the memory it would have at the starting point `midway`, by deciding the very commands that people and
 * Partner Center would have brought about, each dated on its day. Ledger, pointers, rows and cards follow from the
 * outboxes when the bot runs; effects on Partner Center find that they have happened.
 */
export async function fillStore({ store, state, now, policy, clock = systemClock }: Filling): Promise<void> {
  const deps: ExecuteDeps = {
    store,
    clock,
    owner: 'midway',
    // Nobody waits for a claim of this program: the bot takes the work up at once.
    leaseMs: 0,
    failPoint: noFailPoint,
    nudge: () => undefined,
  };
  const organization = (tenantId: string): Organization => {
    const found = state.organizations.find((one) => one.tenantId === tenantId);
    if (found === undefined) throw new Error(`there is no organization ${tenantId}`);
    return found;
  };
  const named = (tenantId: string) => ({ name: organization(tenantId).name, mpnId: organization(tenantId).mpnId });
  for (const partner of state.organizations.filter((one) => one.enrollment.status === 'enrolled')) {
    const partnerships = state.partnerships.filter((one) => one.partnerTenantId === partner.tenantId);
    const story = programmeStory(partner, partnerships, named, policy);
    told(await execute(deps, programmeAggregate, programmeRef(partner.tenantId), story), partner.name);
    await fillBook(store, state, partner.tenantId);
    for (const customer of state.customers) {
      const commands = customerStory({ state, now, policy, partner, customer, organization });
      if (commands.length === 0) continue;
      const done = await execute(deps, customerAggregate, customerRef(partner.tenantId, customer.id), commands);
      told(done, customer.name);
      const at = commands.at(-1)?.now ?? now.toISOString();
      await fillCards(store, leaderOf(partner.name, at), providerAgent(at), { customerId: customer.id, done, at });
    }
  }
  await fillPeople(store);
}

interface About {
  readonly state: State;
  readonly now: Date;
  readonly policy: PolicyPack;
  readonly partner: Organization;
  readonly customer: Customer;
  readonly organization: (tenantId: string) => Organization;
}

/** Everything that one partner did for one of its direct customers, oldest first. */
function customerStory(about: About): readonly CustomerCommand[] {
  const { state, now, policy, partner, customer, organization } = about;
  if (!customer.links.some((link) => link.kind === 'direct' && link.tenantId === partner.tenantId)) return [];
  const ago = (days: number): string => before(now)(days, Number(customer.id.slice(-2))).toISOString();
  const storyWith = (tenantId: string): Told => ({ partner, customer, provider: organization(tenantId), policy });
  const relationships = customer.links.flatMap((link) => {
    if (link.kind !== 'indirect' || link.resellerTenantId !== partner.tenantId) return [];
    return link.via === 'extension'
      ? extensionStory(storyWith(link.providerTenantId), link)
      : listedStory(storyWith(link.providerTenantId), later(link.since, 30));
  });
  const declined = midwayDeclined
    .filter(({ n }) => customerId(n) === customer.id)
    .flatMap(({ daysAgo }) => declinedStory(storyWith(nordwind), ago(daysAgo)));
  const invited = midwayInvited
    .filter(({ n }) => customerId(n) === customer.id && partner.tenantId === boreal)
    .flatMap(({ daysAgo }) => invitationStory(storyWith(nordwind), ago(daysAgo)));
  const transfers = state.transfers
    .filter((one) => one.customerId === customer.id && one.sourceTenantId === partner.tenantId)
    .flatMap((transfer) => {
      const row = midwayTransfers.find(({ n }) => customerId(n) === customer.id);
      return transferStory(storyWith(transfer.targetTenantId), state, transfer, {
        ...(row?.comment === undefined ? {} : { comment: row.comment }),
        ...(row?.providerVerified === undefined ? {} : { providerVerifiedAt: ago(row.providerVerified.daysAgo) }),
        ...(row?.closed === undefined ? {} : { closedAt: ago(row.closed.daysAgo) }),
        ...(row?.liveNow === undefined ? {} : { driftSeenAt: ago(1) }),
      });
    });
  return [...relationships, ...declined, ...invited, ...transfers];
}

/** The story is true only if nothing in it was refused. */
function told({ refusal }: Executed<unknown>, about: string): void {
  if (refusal !== undefined) throw new Error(`midway: ${about}: ${refusal.rule} ${refusal.reason}`);
}
