import { customerAggregate, customerRef, programmeAggregate, programmeRef } from '../../aggregates';
import { type Clock, systemClock } from '../../clock';
import type { PolicyPack } from '../../domain/policy/policyPack';
import { type ExecuteDeps, type Executed, execute } from '../../execute';
import { noFailPoint } from '../../failPoint';
import type { Organization, State } from '../../simulator/state';
import type { Store } from '../../store/store';
import { customerStory } from './customerStory';
import { fillBook } from './fillBook';
import { fillCards, fillPeople } from './fillPeople';
import { programmeStory } from './programmeStory';
import { leaderOf, providerAgent } from './who';

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
      const { customerId, commands } = customerStory({ state, now, policy, partner, customer, organization });
      if (commands.length === 0) continue;
      const done = await execute(deps, customerAggregate, customerRef(partner.tenantId, customerId), commands);
      told(done, customer.name);
      const at = commands.at(-1)?.now ?? now.toISOString();
      await fillCards(store, leaderOf(partner.name, at), providerAgent(at), { customerId, done, at });
    }
  }
  await fillPeople(store);
}

/** The story is true only if nothing in it was refused. */
function told({ refusal }: Executed<unknown>, about: string): void {
  if (refusal !== undefined) throw new Error(`midway: ${about}: ${refusal.rule} ${refusal.reason}`);
}
