import type { TokenSource } from '../tokenSource';
import { createKeptToken } from './keptToken';
import { type Application, exchange, scopeOf } from './msalClient';

/** Tokens of the application alone, for one audience. Some calls of Partner Center refuse them (403 900329). */
export function createAppOnlyTokens(application: Application, audience: string, now: () => Date): TokenSource {
  return createKeptToken(
    () =>
      exchange(application, (client) =>
        client.acquireTokenByClientCredential({ scopes: [scopeOf(audience)], skipCache: true }),
      ),
    now,
  );
}
