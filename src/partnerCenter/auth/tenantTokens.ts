import { type SecretStore, SecretStoreError } from '../../secrets/secretStore';
import type { TokenSource } from '../tokenSource';
import { type AuthReport, createAppAndUserTokens } from './appAndUser';
import { createAppOnlyTokens } from './appOnly';
import type { ClientCredential } from './clientCredential';
import { ConnectionFault } from './connectionFault';
import { fixedSecret } from './fixedSecret';
import type { Application } from './msalClient';
import { storeFault } from './storeFault';

/** A secret by its name in the store, or, in local runs only, the secret itself. */
export type SecretReference = string | { readonly secret: string };

/** How one tenant's application signs in. Exactly one of `clientSecret` and `certificate` is there. */
export interface SignInSetup {
  readonly tenantId: string;
  readonly authority: string;
  readonly clientId: string;
  readonly clientSecret?: SecretReference | undefined;
  /** The secret is PEM text with certificate and private key. */
  readonly certificate?: { readonly secret: string } | undefined;
  /** With it, tokens stand for the application together with the person who signed in; without, for the application. */
  readonly refreshToken?: SecretReference | undefined;
}

export interface TokenOptions {
  readonly audience: string;
  /** Absent: only secrets written into the configuration can be used. */
  readonly secrets?: SecretStore | undefined;
  readonly now: () => Date;
  readonly report?: ((report: AuthReport) => void) | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly timeoutMs?: number | undefined;
}

/** The tokens of one tenant for one audience. Nothing is read or asked for before the first token. */
export function createTenantTokens(setup: SignInSetup, options: TokenOptions): TokenSource {
  const { audience, now, report, secrets } = options;
  const application = applicationOf(setup, options);
  const { refreshToken } = setup;
  if (refreshToken === undefined) return createAppOnlyTokens(application, audience, now);
  const store = typeof refreshToken === 'string' ? fixedSecret(refreshToken) : secrets;
  if (store === undefined) return { token: () => Promise.reject(new ConnectionFault('secretMissing')) };
  return createAppAndUserTokens({
    application,
    audience,
    secrets: store,
    refreshToken: typeof refreshToken === 'string' ? 'literal' : refreshToken.secret,
    now,
    ...(report === undefined || typeof refreshToken === 'string' ? {} : { report }),
  });
}

export function applicationOf(
  setup: SignInSetup,
  { secrets, fetch, timeoutMs }: Pick<TokenOptions, 'secrets' | 'fetch' | 'timeoutMs'>,
): Application {
  const { tenantId, authority, clientId } = setup;
  return { tenantId, authority, clientId, credential: () => credentialOf(setup, secrets), fetch, timeoutMs };
}

/** Read anew for each exchange, so that a rotated secret is used without a restart. */
async function credentialOf(setup: SignInSetup, secrets: SecretStore | undefined): Promise<ClientCredential> {
  const { clientSecret, certificate } = setup;
  if (typeof clientSecret === 'string') return { kind: 'secret', value: clientSecret };
  const name = certificate?.secret ?? clientSecret?.secret;
  if (name === undefined) throw new ConnectionFault('notConfigured');
  const found = await secrets?.read(name).catch((error: unknown) => {
    throw error instanceof SecretStoreError ? storeFault(error) : error;
  });
  if (found === undefined || found.value.trim() === '') throw new ConnectionFault('secretMissing');
  return certificate === undefined ? { kind: 'secret', value: found.value } : { kind: 'certificate', pem: found.value };
}
