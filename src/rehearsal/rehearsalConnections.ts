import type { Clock } from '../clock';
import type { Organization } from '../organizations';
import type { PartnerCenterConnection } from '../partnerCenter/partnerCenter';
import type { Store } from '../store/store';
import { createRehearsalConnection, rehearsedProvider } from './rehearsalConnection';

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
    const deps = { store, clock, tenantId: partner.tenantId, providers };
    const connection = createRehearsalConnection(deps);
    connections.set(partner.tenantId, connection);
    for (const provider of providers) {
      connections.set(provider.tenantId, rehearsedProvider(connection, deps, provider));
    }
  }
  return connections;
}
