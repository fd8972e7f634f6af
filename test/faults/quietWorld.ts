import type { Customer } from '../../src/domain/customer/customer';
import { transfersOf } from '../../src/domain/customer/customer';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import { listAll } from '../../src/store/listAll';
import type { Store } from '../../src/store/store';
import { until } from '../support/chat';
import { type PartnerCenterSeen, waitsByNature } from '../support/invariants';
import { alize, boreal, lumen, meridian, nordwind } from '../support/people';
import type { World } from '../support/startWorld';

export const allTenants = [boreal, lumen, alize, nordwind, meridian];

const onItsWay = new Set(['creating', 'answering', 'sending', 'inProgress']);

/** What still has to happen: deliveries, and whatever is on its way to Partner Center. */
export async function stillToDo(store: Store): Promise<readonly string[]> {
  const left: string[] = [];
  for (const pk of allTenants) {
    for await (const card of listAll<CardDocument>(store, 'cards', { pk, type: 'card' })) {
      if (card.due !== undefined) left.push(`card ${card.id} ${card.state} ${card.reason ?? ''} ${card.due}`);
    }
    for (const type of ['programme', 'customer']) {
      for await (const doc of listAll<AggregateDocument>(store, 'records', { pk, type })) {
        for (const { work, parked } of doc.outbox)
          if (!waitsByNature.test(work.kind) && parked === undefined) left.push(`${doc.id} ${work.kind}`);
        for (const one of type === 'customer' ? transfersOf(doc.state as Customer) : [])
          if (onItsWay.has(one.status)) left.push(`${one.customerName}-${one.n} ${one.status}`);
      }
    }
  }
  return left;
}

/** Waits until nothing is left to do, twice in a row. */
export async function quiet(store: Store, ms: number): Promise<void> {
  let left: readonly string[] = [];
  let calm = 0;
  await until(
    async () => {
      left = await stillToDo(store);
      calm = left.length === 0 ? calm + 1 : 0;
      if (calm === 2) return true as const;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return undefined;
    },
    () => `${left.length} things to be done, such as ${left.slice(0, 8).join('; ')}`,
    ms,
  );
}

/** What Partner Center holds and was asked. */
export async function seenThere(world: World): Promise<PartnerCenterSeen> {
  const { transfers } = (await world.control('GET', '/state')) as Pick<PartnerCenterSeen, 'transfers'>;
  const calls = (await world.control('GET', '/requests')) as PartnerCenterSeen['calls'];
  return { transfers, calls };
}
