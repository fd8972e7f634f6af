import type { Transfer } from '../domain/customer/transfer';
import { isNewCommerce } from '../domain/customer/transferStrategy';
import { parseThingId } from '../ids';
import { observeCustomer } from '../observe';
import { findPointer } from '../present/pointers';
import { quantityDrift } from '../quantityDrift';
import type { TransferPointer } from '../store/documents/pointerDocument';
import { patienceLeft } from '../turnBudget';
import type { Workflow } from '../workflow';

/** How long an opened card waits for the live quantities; what comes later changes it in place. */
const patienceMs = 400;

/**
 * CON-5 to CON-7: opening a request looks at the live quantities through the partner's own connection, so that both
 * sides are warned before anybody accepts. Answers the request as it then stands, when that was known in time.
 */
export async function noticeDrift(
  workflow: Workflow,
  tenantId: string,
  subject: string,
): Promise<Transfer | undefined> {
  const thing = parseThingId(subject);
  if (thing?.kind !== 'transfer') return undefined;
  const pointer = await findPointer(workflow, tenantId, 'transfer', thing.pointer);
  if (pointer === undefined || !awaitsAnswer(pointer.projection)) return undefined;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceLeft(patienceMs));
    timer.unref();
  });
  const seen = await Promise.race([look(workflow, pointer).catch(() => undefined), patience]);
  clearTimeout(timer);
  return seen;
}

async function look(
  workflow: Workflow,
  { partnerTenant, customerId, n, projection }: TransferPointer,
): Promise<Transfer | undefined> {
  const observation = await observeCustomer(workflow, partnerTenant, customerId);
  if (observation === undefined) return undefined;
  const drift = quantityDrift(projection.lines, observation.subscriptions);
  const now = workflow.now();
  const { state } = await workflow.onCustomer(partnerTenant, customerId, { type: 'noteDrift', n, drift, now });
  return state.transfers[String(n)];
}

/** Nothing is submitted to a new-commerce request yet, so there is no quantity that could have moved. */
const awaitsAnswer = (transfer: Transfer): boolean =>
  (transfer.status === 'active' || transfer.status === 'held') && !isNewCommerce(transfer);
