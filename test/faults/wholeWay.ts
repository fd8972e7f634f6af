import { customerRef } from '../../src/aggregates';
import { type Customer, relationshipWith } from '../../src/domain/customer/customer';
import { thingId, transferPointer } from '../../src/ids';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import type { Store } from '../../src/store/store';
import { consentInputs } from '../journeys/firstLight';
import { until } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { boreal, camille, nordwind, type SimulatedPerson, tom } from '../support/people';
import type { World } from '../support/startWorld';

interface Next {
  readonly person: SimulatedPerson;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What somebody has to press next for this customer; `waits` while the program has to do something, `closed` at the end. */
function nextFor(
  customer: Customer | undefined,
  customerId: string,
  subscriptionIds: string,
): Next | 'waits' | 'closed' {
  const about = { customerId, provider: nordwind };
  const relationship = customer === undefined ? undefined : relationshipWith(customer, nordwind);
  const of = { id: thingId({ kind: 'relationship', ...about }), version: relationship?.version ?? 1 };
  const transfer = customer?.transfers[String(customer.lastTransfer)];
  if (transfer === undefined) {
    switch (relationship?.status ?? 'none') {
      case 'none':
        return { person: camille, verb: 'recordConsent', data: { ...of, ...consentInputs } };
      case 'consented':
        return { person: camille, verb: 'extendRelationship', data: of };
      case 'verified':
        return {
          person: camille,
          verb: 'createTransfer',
          data: { id: thingId({ kind: 'transferDraft', ...about }), subscriptionIds },
        };
      default:
        return 'waits';
    }
  }
  const pointer = transferPointer(boreal, customerId, transfer.n);
  const request = { id: thingId({ kind: 'transfer', pointer }), version: transfer.version };
  switch (transfer.status) {
    case 'active':
      return { person: tom, verb: 'acceptTransfer', data: request };
    case 'finished':
      return { person: tom, verb: 'verifyAsProvider', data: { ...request, allThere: 'true' } };
    case 'providerVerified':
      return { person: camille, verb: 'verifyAsPartner', data: request };
    case 'closed':
      return 'closed';
    default:
      return 'waits';
  }
}

/** Presses what comes next until the request is closed; answers how many presses it took. */
export async function wholeWay(
  world: World,
  store: Store,
  of: { readonly customerId: string; readonly subscriptionIds: string; readonly patienceMs: number },
): Promise<number> {
  const { customerId, subscriptionIds, patienceMs } = of;
  const { pk, id } = customerRef(boreal, customerId);
  let presses = 0;
  let last = 'nothing yet';
  await until(
    async () => {
      const { doc } = (await store.read<AggregateDocument<Customer>>('records', pk, id)) ?? {};
      const next = nextFor(doc?.state, customerId, subscriptionIds);
      if (next === 'closed') return true as const;
      if (next !== 'waits') {
        presses += 1;
        const click = aClick(next.person, world.connector.url, next.verb, next.data, { replyToId: undefined });
        const { status, body } = await send(world.port(), click);
        last = `${next.verb}: ${status} ${String(body.statusCode)}`;
        if (status !== 200 || body.statusCode !== 200) throw new Error(last);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
      return undefined;
    },
    () => `${customerId} to be closed; last ${last}`,
    patienceMs,
  );
  return presses;
}
