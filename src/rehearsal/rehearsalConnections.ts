import type { Clock } from '../clock';
import type { Organization } from '../organizations';
import type { PartnerCenterConnection } from '../partnerCenter/partnerCenter';
import type { Store } from '../store/store';
import { createRehearsalConnection } from './rehearsalConnection';
import { type RehearsalCustomerDocument, rehearsalCustomerId } from './rehearsalDocuments';

/** The connections of the rehearsals, one per copied partner, and what each rehearsed provider sees arrive. */
export function createRehearsalConnections(
  store: Store,
  clock: Clock,
  rehearsals: readonly Organization[],
): ReadonlyMap<string, PartnerCenterConnection> {
  const connections = new Map<string, PartnerCenterConnection>();
  for (const partner of rehearsals.filter(({ side }) => side === 'partner')) {
    const providers = rehearsals
      .filter(({ side, rehearsalOf }) => side === 'provider' && rehearsalOf === partner.rehearsalOf)
      .map(({ tenantId, name, mpnId }) => ({ tenantId, name, ...(mpnId === undefined ? {} : { mpnId }) }));
    const connection = createRehearsalConnection({ store, clock, tenantId: partner.tenantId, providers });
    connections.set(partner.tenantId, connection);
    for (const provider of providers) {
      connections.set(provider.tenantId, {
        ...connection,
        tenantId: provider.tenantId,
        subscriptions: async (customerId) => {
          const id = rehearsalCustomerId(customerId);
          const found = await store.read<RehearsalCustomerDocument>('records', partner.tenantId, id);
          return found?.doc.arrived ?? [];
        },
        portal: undefined,
      });
    }
  }
  return connections;
}
