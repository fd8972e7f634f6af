import { customerIdOf } from '../aggregates';
import type { Customer } from '../domain/customer/customer';
import { isPlanDone } from '../domain/customer/plan';
import { isOpen, movedLines } from '../domain/customer/transfer';
import type { Programme } from '../domain/programme/programme';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import { listAll } from '../store/listAll';
import type { CustomerRow } from '../views/customerInputs';
import type { TransitionEnd } from '../views/statusInputs';
import type { TransferRow } from '../views/transferInputs';
import type { PresentDeps } from './present';
import { rowLights } from './rowLights';

/**
 * The totals once every direct customer is done; undefined before. Asked only when a request was closed and none is
 * open, so that the dashboard of a transition under way does not read the whole book.
 */
export async function transitionEnd(
  deps: PresentDeps,
  tenantId: string,
  programme: Programme,
  customers: readonly CustomerRow[],
  transfers: readonly TransferRow[],
): Promise<TransitionEnd | undefined> {
  const over = transfers.some(({ transfer }) => transfer.status === 'closed');
  if (!over || transfers.some(({ transfer }) => isOpen(transfer))) return undefined;
  const direct = customers.filter(({ kind }) => kind === 'direct');
  const lit = await rowLights(deps, tenantId, direct);
  if (lit.some(({ light }) => light?.act !== 'done' && light?.act !== 'empty')) return undefined;
  const received = programme.incentives?.invitation?.receivedOn;
  return {
    customers: direct.length,
    transferred: transfers.reduce((sum, { transfer }) => sum + movedLines(transfer), 0),
    orderedAnew: await countPlansDone(deps, tenantId),
    ...(received === undefined ? {} : { incentivesOn: received }),
  };
}

async function countPlansDone({ store }: PresentDeps, pk: string): Promise<number> {
  let count = 0;
  for await (const doc of listAll<AggregateDocument<Customer>>(store, 'records', { pk, idPrefix: 'customer:' })) {
    if (customerIdOf(doc) !== undefined) count += Object.values(doc.state.plans ?? {}).filter(isPlanDone).length;
  }
  return count;
}
