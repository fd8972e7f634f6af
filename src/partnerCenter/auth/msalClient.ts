import type { AuthenticationResult, ConfidentialClientApplication } from '@azure/msal-node';
import { readClaims } from './claims';
import { type ClientCredential, msalCredential } from './clientCredential';
import { ConnectionFault } from './connectionFault';
import { diagnose } from './diagnose';
import { createMsalNetwork, type MsalNetwork } from './msalNetwork';

/** An application of one tenant at its sign-in service. */
export interface Application {
  readonly tenantId: string;
  /** For example `https://login.microsoftonline.com`. */
  readonly authority: string;
  readonly clientId: string;
  readonly credential: () => Promise<ClientCredential>;
  readonly fetch?: typeof fetch | undefined;
  /** Per request to the sign-in service. */
  readonly timeoutMs?: number | undefined;
}

/** What the sign-in service gave. */
export interface Issued {
  readonly accessToken: string;
  /** Life left at the moment of issue. */
  readonly lifeMs: number;
  readonly refreshToken?: string;
  /** How far this machine's clock is ahead of the sign-in service's. */
  readonly skewMs?: number;
}

/**
 * One exchange at the sign-in service, through MSAL. Each has its own client: what must be remembered between exchanges
 * is remembered by this product, so MSAL's cache and throttling are left out. A token of another tenant than the
 * application's is not handed out. Throws {@link ConnectionFault} only.
 */
export async function exchange(
  application: Application,
  acquire: (client: ConfidentialClientApplication) => Promise<AuthenticationResult | null>,
): Promise<Issued> {
  return using(application, async (client, network) => {
    const result = await acquire(client);
    if (!result?.accessToken) throw new ConnectionFault('authorityUnreadable');
    const { tid } = readClaims(result.accessToken) ?? {};
    if (tid !== undefined && tid.toLowerCase() !== application.tenantId.toLowerCase())
      throw new ConnectionFault('accountOfAnotherTenant');
    const refreshToken = newestRefreshToken(client);
    const skewMs = network.skewMs();
    return {
      accessToken: result.accessToken,
      lifeMs: (result.expiresOn?.getTime() ?? 0) - Date.now(),
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(skewMs === undefined ? {} : { skewMs }),
    };
  });
}

/** Something else that MSAL does for the application. Throws {@link ConnectionFault} only. */
export const withClient = <T>(
  application: Application,
  work: (client: ConfidentialClientApplication) => Promise<T>,
): Promise<T> => using(application, work);

async function using<T>(
  application: Application,
  work: (client: ConfidentialClientApplication, network: MsalNetwork) => Promise<T>,
): Promise<T> {
  const network = createMsalNetwork({ fetch: application.fetch, timeoutMs: application.timeoutMs ?? 8000 });
  const credential = await application.credential();
  try {
    return await work(await createClient(application, credential, network), network);
  } catch (error) {
    // MSAL's own error is not passed on: its text may name people.
    throw error instanceof ConnectionFault ? error : faultSeen(network);
  }
}

/** Loaded when first needed: reading the library takes a tenth of a second. */
async function createClient(
  application: Application,
  proof: ClientCredential,
  network: MsalNetwork,
): Promise<ConfidentialClientApplication> {
  const credential = msalCredential(proof, new Date());
  const { ConfidentialClientApplication } = await import('@azure/msal-node');
  const { host } = new URL(application.authority);
  return new ConfidentialClientApplication({
    auth: {
      clientId: application.clientId,
      authority: `https://${host}/${encodeURIComponent(application.tenantId)}`,
      // Spares the question to Microsoft whether the authority is one of its own.
      knownAuthorities: [host],
      ...credential,
    },
    system: { networkClient: network.module, disableInternalRetries: true },
  });
}

function faultSeen(network: MsalNetwork): ConnectionFault {
  const seen = network.failure();
  const fault = (seen && diagnose(seen)) ?? 'authorityUnreadable';
  if (seen?.kind !== 'entra') return new ConnectionFault(fault);
  const code = seen.codes[0] === undefined ? seen.error : `AADSTS${seen.codes[0]}`;
  const retryAfterMs = network.retryAfterMs();
  return new ConnectionFault(fault, {
    status: seen.status,
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** MSAL hands out no refresh token, but its serialized cache, meant for keeping elsewhere, has it. */
function newestRefreshToken(client: ConfidentialClientApplication): string | undefined {
  const cache = JSON.parse(client.getTokenCache().serialize()) as {
    RefreshToken?: Record<string, { secret?: string }>;
  };
  return Object.values(cache.RefreshToken ?? {})[0]?.secret;
}

/** `resource` of the v1 endpoints in the words of v2: everything that was consented to for it. */
export const scopeOf = (audience: string): string => `${audience.replace(/\/+$/u, '')}/.default`;
