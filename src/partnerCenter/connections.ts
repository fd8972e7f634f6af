import type { Clock } from '../clock';
import { addressesOf, graphOf } from '../connectionConfig';
import type { Organization } from '../organizations';
import type { SecretStore } from '../secrets/secretStore';
import type { AuthReport } from './auth/appAndUser';
import type { CloudAddresses } from './auth/clouds';
import { type FaultReport, tellFaults } from './auth/tellFaults';
import { createTenantTokens, type SignInSetup, type TokenOptions } from './auth/tenantTokens';
import { type ConnectionOptions, createPartnerCenterConnection } from './connection';
import { operationsOf } from './operations';
import type { PartnerCenterConnection } from './partnerCenter';
import type { TokenSource } from './tokenSource';

/** What the log should say about a connection. */
export type ConnectionReport = AuthReport | FaultReport;

export interface ConnectionsOptions {
  readonly clock: Clock;
  readonly secrets?: SecretStore;
  /** Microsoft Graph for reading roles, where it is not that of each tenant's cloud. */
  readonly graph: Partial<CloudAddresses>;
  /** Told about what an administrator should know. */
  readonly report?: (tenantId: string, report: ConnectionReport) => void;
  /** How a tenant's calls are made: with which budget, and how long whoever reads can wait. */
  readonly calls?: (tenantId: string) => ConnectionOptions['calls'];
}

/** The connections of all tenants: each with its own credentials, used for nobody else. */
export function createConnections(organizations: readonly Organization[], options: ConnectionsOptions) {
  const now = () => options.clock.now();
  const connections = new Map<string, PartnerCenterConnection>();
  const graphTokens = new Map<string, TokenSource>();
  const graphUrls = new Map<string, string>();
  for (const organization of organizations) {
    const { tenantId, side, connection, directory } = organization;
    const report = (what: ConnectionReport) => options.report?.(tenantId, what);
    const tokensOf = (setup: SignInSetup, audience: string): TokenSource => {
      const shared: TokenOptions = { audience, secrets: options.secrets, now, report };
      return tellFaults(createTenantTokens(setup, shared), report);
    };
    if (connection !== undefined) {
      const { baseUrl, authority, audience } = addressesOf(connection);
      const tokens = tokensOf({ ...connection, tenantId, authority }, audience);
      const operations = operationsOf({ side, connection });
      const { portal } = connection;
      const calls = options.calls?.(tenantId);
      const own = { tenantId, baseUrl, tokens, portal, operations, now, calls };
      connections.set(tenantId, createPartnerCenterConnection(own));
    }
    if (directory !== undefined) {
      const { baseUrl, authority, audience } = graphOf(organization, options.graph);
      graphUrls.set(tenantId, `${baseUrl}/v1.0`);
      graphTokens.set(tenantId, tokensOf({ ...directory, tenantId, authority }, audience));
    }
  }
  return {
    connection: (tenantId: string) => connections.get(tenantId),
    graphTokens: (tenantId: string) => graphTokens.get(tenantId),
    graphUrl: (tenantId: string) => graphUrls.get(tenantId),
  };
}
