import { readTenants } from '../../src/config';
import { addressesOf } from '../../src/connectionConfig';
import { createTenantTokens } from '../../src/partnerCenter/auth/tenantTokens';
import { createPartnerCenterConnection } from '../../src/partnerCenter/connection';
import { operationsOf } from '../../src/partnerCenter/operations';
import { openSecretStore } from '../../src/secrets/openSecretStore';
import { recordingFetch } from './exchanges';
import type { Account } from './reading';

/**
 * The account of one tenant of the organizations file, with its own credentials, read only. `CONFORMANCE_TENANT` names the
 * tenant, `CONFORMANCE_CUSTOMERS` [5] how many of its customers are read in full.
 */
export function openAccount(env: Readonly<Record<string, string | undefined>>): Account {
  const wanted = env.CONFORMANCE_TENANT?.toLowerCase();
  const { organizations, secrets } = readTenants(env);
  const found = organizations.find(({ tenantId }) => tenantId.toLowerCase() === wanted);
  if (found?.connection === undefined) throw new Error(`CONFORMANCE_TENANT ${wanted} has no connection`);
  const { tenantId, side, connection: given } = found;
  const { baseUrl, authority, audience } = addressesOf(given);
  const now = () => new Date();
  const { fetch, recorded } = recordingFetch({ baseUrl, readOnly: true });
  const store = openSecretStore(secrets, env);
  const connection = createPartnerCenterConnection({
    tenantId,
    baseUrl,
    tokens: createTenantTokens({ ...given, tenantId, authority }, { audience, secrets: store, now }),
    portal: false,
    operations: operationsOf({ side, connection: { ...given, portal: false } }),
    now,
    fetch,
  });
  return { connection, recorded, customers: Number(env.CONFORMANCE_CUSTOMERS ?? 5), close: async () => undefined };
}
