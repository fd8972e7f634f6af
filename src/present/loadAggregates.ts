import { customerRef, programmeRef } from '../aggregates';
import { type Customer, noCustomer } from '../domain/customer/customer';
import { noProgramme, type Programme } from '../domain/programme/programme';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import { type CustomerRowDocument, customerRowId } from '../store/documents/customerDocuments';
import type { Store } from '../store/store';

interface Loaded<S> {
  readonly state: S;
  readonly seq: number;
}

export async function loadProgramme(store: Store, partnerTenant: string): Promise<Loaded<Programme>> {
  const { pk, id } = programmeRef(partnerTenant);
  const found = await store.read<AggregateDocument<Programme>>('records', pk, id);
  return found?.doc ?? { state: noProgramme, seq: 0 };
}

export async function loadCustomer(store: Store, partnerTenant: string, customerId: string): Promise<Loaded<Customer>> {
  const { pk, id } = customerRef(partnerTenant, customerId);
  const found = await store.read<AggregateDocument<Customer>>('records', pk, id);
  return found?.doc ?? { state: noCustomer, seq: 0 };
}

/** The customer's row in the partner's book; undefined when the book does not hold it. */
export async function loadCustomerRow(
  store: Store,
  partnerTenant: string,
  customerId: string,
): Promise<CustomerRowDocument | undefined> {
  return (await store.read<CustomerRowDocument>('records', partnerTenant, customerRowId(customerId)))?.doc;
}
