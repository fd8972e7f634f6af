import type { Clock } from '../clock';
import type { Organization } from '../organizations';
import { createPartnerCenterConnection } from './connection';
import { operationsOf } from './operations';
import type { PartnerCenterConnection } from './partnerCenter';
import { createClientCredentialsSource, type TokenSource } from './tokenSource';

const graphResource = 'https://graph.microsoft.com';

/** The connections of all tenants: each with its own credentials, used for nobody else. */
export function createConnections(organizations: readonly Organization[], graphAuthority: string, clock: Clock) {
  const now = () => clock.now();
  const connections = new Map<string, PartnerCenterConnection>();
  const tokens = new Map<string, TokenSource>();
  for (const { tenantId, side, connection, directory } of organizations) {
    if (connection !== undefined) {
      const operations = operationsOf({ side, connection });
      connections.set(tenantId, createPartnerCenterConnection({ tenantId, now, ...connection, operations }));
    }
    if (directory !== undefined) {
      const credentials = { tenantId, authority: graphAuthority, resource: graphResource, now, ...directory };
      tokens.set(tenantId, createClientCredentialsSource(credentials));
    }
  }
  return {
    connection: (tenantId: string) => connections.get(tenantId),
    graphTokens: (tenantId: string) => tokens.get(tenantId),
  };
}
