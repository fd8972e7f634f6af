import { z } from 'zod';
import { parseError } from './errors';
import { PartnerCenterError } from './partnerCenter';
import { unanswered } from './verdicts';

/** Gives bearer tokens for one tenant and one audience. */
export interface TokenSource {
  /** A token that is still good for a while. `renew` asks for one that was not handed out before. */
  token(options?: { readonly renew?: boolean }): Promise<string>;
}

export interface ClientCredentials {
  readonly tenantId: string;
  /** For example `https://login.microsoftonline.com`. */
  readonly authority: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The audience: `https://api.partnercenter.microsoft.com` or `https://graph.microsoft.com`. */
  readonly resource: string;
  readonly now: () => Date;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

/** The service writes numbers as text. */
const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** A token with less life than this is renewed first. */
const marginMs = 60_000;

/**
 * App-only tokens by client id and secret, kept until shortly before they expire. Callers that ask at the same time
 * share one exchange.
 */
export function createClientCredentialsSource(credentials: ClientCredentials): TokenSource {
  let kept: { token: string; until: number } | undefined;
  let pending: Promise<string> | undefined;

  async function exchange(): Promise<string> {
    const { access_token, expires_in } = await requestToken(credentials);
    kept = { token: access_token, until: credentials.now().getTime() + expires_in * 1000 - marginMs };
    return access_token;
  }

  return {
    token: ({ renew = false } = {}) => {
      if (pending) return pending;
      if (!renew && kept && kept.until > credentials.now().getTime()) return Promise.resolve(kept.token);
      pending = exchange().finally(() => {
        pending = undefined;
      });
      return pending;
    },
  };
}

async function requestToken(credentials: ClientCredentials): Promise<z.infer<typeof tokenSchema>> {
  const { tenantId, authority, clientId, clientSecret, resource } = credentials;
  let response: Response;
  let text: string;
  try {
    response = await (credentials.fetch ?? fetch)(`${authority}/${encodeURIComponent(tenantId)}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        resource,
      }),
      signal: AbortSignal.timeout(credentials.timeoutMs ?? 8000),
    });
    text = await response.text();
  } catch (cause) {
    // No token, so the call that needed it has not been sent: it had no effect.
    const details = { answered: true, verdict: unanswered };
    throw new PartnerCenterError('The token endpoint did not answer', details, { cause });
  }
  if (!response.ok) throw parseError(response.status, text, response.headers);
  try {
    return tokenSchema.parse(JSON.parse(text));
  } catch (cause) {
    const details = { answered: true, status: response.status, verdict: unanswered };
    throw new PartnerCenterError('The token endpoint gave an unreadable answer', details, { cause });
  }
}
