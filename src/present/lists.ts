import { type Customer, transfersOf } from '../domain/customer/customer';
import { foldName } from '../foldName';
import { thingId, transferPointer } from '../ids';
import { matchNames } from '../matchNames';
import type { CustomerRowDocument } from '../store/documents/customerDocuments';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import type { CustomerRow } from '../views/customerInputs';
import type { TransferRow } from '../views/transferInputs';
import { isUnderWay } from '../views/transferText';
import { listPointers } from './pointers';

/** The transfers this tenant may see, newest first, from its own partition. */
export async function listTransfers(
  store: Store,
  tenantId: string,
): Promise<readonly (TransferRow & { readonly customerId: string })[]> {
  const pointers = await listPointers(store, tenantId, 'transfer');
  const rows = pointers.map(({ pointer, doc }) => ({
    id: thingId({ kind: 'transfer', pointer }),
    customerId: doc.customerId,
    transfer: doc.projection,
  }));
  return rows.sort((a, b) => (a.transfer.requestedAt < b.transfer.requestedAt ? 1 : -1));
}

/** What is under way first, the one that waits longest at the top; then what is over, the newest first. */
export function byAge<R extends TransferRow>(rows: readonly R[]): readonly R[] {
  const newestFirst = [...rows].sort((a, b) => (a.transfer.requestedAt < b.transfer.requestedAt ? 1 : -1));
  const underWay = newestFirst.filter(({ transfer }) => isUnderWay(transfer)).reverse();
  return [...underWay, ...newestFirst.filter(({ transfer }) => !isUnderWay(transfer))];
}

/** The transfers of one customer of a partner, newest first. */
export const transferRows = (partnerTenant: string, customerId: string, customer: Customer): readonly TransferRow[] =>
  transfersOf(customer)
    .map((transfer) => ({
      id: thingId({ kind: 'transfer', pointer: transferPointer(partnerTenant, customerId, transfer.n) }),
      transfer,
    }))
    .sort((a, b) => b.transfer.n - a.transfer.n);

/** The partner's book, by name. */
export async function listCustomers(store: Store, tenantId: string): Promise<readonly CustomerRow[]> {
  const rows: CustomerRow[] = [];
  for await (const row of listAll<CustomerRowDocument>(store, 'records', { pk: tenantId, idPrefix: 'customerRow:' })) {
    const { id, name, domain, kind } = row.customer;
    rows.push({ id, name, domain, kind });
  }
  return rows.sort((a, b) => foldName(a.name).localeCompare(foldName(b.name)));
}

/** Customers that a typed name may mean; `loose` also where it is slightly misspelled. */
export const matchCustomers = (rows: readonly CustomerRow[], typed: string, loose = false): readonly CustomerRow[] =>
  matchNames(rows, typed, loose);
