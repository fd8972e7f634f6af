import { foldName } from '../../foldName';
import type { Customer, State } from '../../simulator/state';
import { type CustomerRowDocument, customerRowId } from '../../store/documents/customerDocuments';
import { documentVersion, type Store } from '../../store/store';

/** A partner's book as it was last read: cards that name a customer never wait for the first synchronization. */
export async function fillBook(store: Store, state: State, partnerTenant: string): Promise<void> {
  for (const customer of state.customers) {
    const kind = kindFor(customer, state, partnerTenant);
    if (kind === undefined) continue;
    const { id, name, domain } = customer;
    const row: CustomerRowDocument = {
      pk: partnerTenant,
      id: customerRowId(id),
      type: 'customerRow',
      v: documentVersion,
      customer: { id, name, domain, kind },
      folded: foldName(name),
    };
    await store.create('records', row);
  }
}

/** Direct while the partner itself sells to the customer; indirect when a provider it is partnered with does. */
function kindFor({ links }: Customer, state: State, partnerTenant: string): 'direct' | 'indirect' | undefined {
  if (links.some((link) => link.kind === 'direct' && link.tenantId === partnerTenant)) return 'direct';
  const through = links.some(
    (link) =>
      link.kind === 'indirect' &&
      link.resellerTenantId === partnerTenant &&
      state.partnerships.some(
        (one) =>
          one.partnerTenantId === partnerTenant &&
          one.providerTenantId === link.providerTenantId &&
          one.status === 'accepted',
      ),
  );
  return through ? 'indirect' : undefined;
}
