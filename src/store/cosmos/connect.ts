import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';

/** What reaching an account takes. Without a key, the process's managed identity (or the developer's sign-in) is used. */
export interface CosmosAccount {
  readonly endpoint: string;
  readonly key?: string | undefined;
}

// An interactive call waits at most this long for a throttled account to take it: Teams gives up on us soon after.
const maxThrottleWaitSeconds = 3;

/** A client for the account; one request is given `requestTimeoutMs`. */
export async function connect(account: CosmosAccount, requestTimeoutMs: number): Promise<CosmosClient> {
  return new CosmosClient({
    endpoint: account.endpoint,
    ...(await credentials(account.key)),
    connectionPolicy: {
      requestTimeout: requestTimeoutMs,
      retryOptions: { maxWaitTimeInSeconds: maxThrottleWaitSeconds },
      // An emulator advertises an address of its own choosing, often one that cannot be reached.
      enableEndpointDiscovery: !isEmulator(account.endpoint),
    },
    userAgentSuffix: 'passerelle',
  });
}

async function credentials(key: string | undefined): Promise<Pick<CosmosClientOptions, 'key' | 'aadCredentials'>> {
  if (key !== undefined) return { key };
  // Loaded only when needed: it takes longer than the rest of the start.
  const { DefaultAzureCredential } = await import('@azure/identity');
  return { aadCredentials: new DefaultAzureCredential() };
}

function isEmulator(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'http:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
