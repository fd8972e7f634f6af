import { customerIdOf } from '../aggregates';
import type { Customer } from '../domain/customer/customer';
import { thingId } from '../ids';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import { listAll } from '../store/listAll';
import { providerStatusView } from '../views/providerStatusView';
import { statusView } from '../views/statusView';
import type { Viewer } from '../views/viewer';
import { byAge, listCustomers, listTransfers } from './lists';
import { loadProgramme } from './loadAggregates';
import type { Found, PresentDeps } from './present';
import { listQueueItems } from './presentAgreement';
import { transitionEnd } from './transitionEnd';

export async function presentStatus(deps: PresentDeps, viewer: Viewer): Promise<Found> {
  const organizationName = deps.organization(viewer.tenantId)?.name ?? '';
  const transfers = await listTransfers(deps.store, viewer.tenantId);
  if (viewer.side === 'provider') {
    const others = await listQueueItems(deps.store, viewer.tenantId);
    // The one that waits longest stands first, as in the queue.
    const input = { organizationName, queue: byAge(transfers), others };
    return { shows: [transfers, others], revision: 0, view: (context) => providerStatusView(input, viewer, context) };
  }
  const { state } = await loadProgramme(deps.store, viewer.tenantId);
  const customers = await listCustomers(deps.store, viewer.tenantId);
  const indirect = new Set(customers.filter((one) => one.kind === 'indirect').map((one) => one.id));
  const end = await transitionEnd(deps, viewer.tenantId, state, customers, transfers);
  const input = {
    organizationName,
    enrollment: state.enrollment,
    partnerships: Object.entries(state.partnerships).map(([provider, partnership]) => ({
      id: thingId({ kind: 'partnership', provider }),
      partnership,
    })),
    customers: customers.length,
    indirect: indirect.size,
    extended: await countExtended(deps, viewer.tenantId, indirect),
    transfers,
    ...(end === undefined ? {} : { end }),
    ...(state.access === undefined ? {} : { accessEnded: true as const }),
  };
  return { shows: input, revision: 0, view: (context) => statusView(input, viewer, context) };
}

async function countExtended(deps: PresentDeps, pk: string, indirect: ReadonlySet<string>): Promise<number> {
  let count = 0;
  for await (const doc of listAll<AggregateDocument<Customer>>(deps.store, 'records', { pk, idPrefix: 'customer:' })) {
    if (indirect.has(customerIdOf(doc) ?? '')) continue;
    if (Object.values(doc.state.relationships).some((one) => one.status === 'verified')) count += 1;
  }
  return count;
}
