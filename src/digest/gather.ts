import { customerIdOf } from '../aggregates';
import { type Clock, instant } from '../clock';
import type { Customer } from '../domain/customer/customer';
import type { Change } from '../domain/digest/change';
import { changesOfCustomer, changesOfProgramme } from '../domain/digest/changes';
import type { Waits } from '../domain/digest/digest';
import type { Side } from '../domain/effects';
import type { Programme } from '../domain/programme/programme';
import type { Wait } from '../domain/waiting/wait';
import { waitsOfCustomer, waitsOfProgramme } from '../domain/waiting/waits';
import { waitOfTransfer } from '../domain/waiting/waitsOfTransfer';
import { loadProgramme } from '../present/loadAggregates';
import { eachPointer } from '../present/pointers';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';

/** Where everything of a tenant stands that moved within the longest period, and what waits for a person. */
export interface Gathered {
  /** ISO 8601 UTC: all that a reader could see by then is in it. */
  readonly until: string;
  readonly changes: readonly Change[];
  readonly waits: Waits;
}

/** What happened in these last minutes may be on its way into the documents, and is for the next digest. */
const settledAfterMs = 2 * 60_000;

interface Where {
  readonly tenantId: string;
  readonly side: Side;
  /** ISO 8601 UTC; what moved before is left out. */
  readonly from: string;
}

/** Reads a tenant's own partition once, page by page; of another tenant nothing is ever read. */
export async function gather(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { tenantId, side, from }: Where,
): Promise<Gathered> {
  const until = instant(clock, -settledAfterMs);
  const changes: Change[] = [];
  const waits = { own: 0, others: 0 };
  const add = (found: readonly Change[]) => changes.push(...found.filter(({ at }) => at > from));
  const count = (found: readonly Wait[]) => {
    for (const wait of found) waits[wait.side === side ? 'own' : 'others'] += 1;
  };
  for await (const { customerId, n, projection, step, stepAt } of eachPointer(store, tenantId, 'transfer')) {
    const { customerName: customer, providerName, partnerName } = projection;
    const other = side === 'partner' ? providerName : partnerName;
    if (step !== undefined && stepAt !== undefined) add([{ step, at: stepAt, customerId, customer, n, other }]);
    // A partner's requests are counted with its customers.
    const wait = side === 'provider' ? waitOfTransfer(projection) : undefined;
    if (wait !== undefined) count([wait]);
  }
  if (side === 'provider') await addOtherRequests();
  else await addBook();
  return { until, changes, waits };

  async function addOtherRequests(): Promise<void> {
    for (const thing of ['agreement', 'tenantRequest'] as const) {
      for await (const { projection, step, stepAt, open } of eachPointer(store, tenantId, thing)) {
        const { customerName: customer, partnerName: other } = projection;
        if (step !== undefined && stepAt !== undefined) add([{ step, at: stepAt, customer, other }]);
        if (open) waits.own += 1;
      }
    }
  }

  async function addBook(): Promise<void> {
    const { state: programme }: { readonly state: Programme } = await loadProgramme(store, tenantId);
    add(changesOfProgramme(programme));
    count(waitsOfProgramme(programme));
    const name = (provider: string) => programme.partnerships[provider]?.name;
    const customers = listAll<AggregateDocument<Customer>>(store, 'records', { pk: tenantId, idPrefix: 'customer:' });
    for await (const doc of customers) {
      add(changesOfCustomer(doc.state, customerIdOf(doc) ?? '', name));
      count(waitsOfCustomer(doc.state));
    }
  }
}
