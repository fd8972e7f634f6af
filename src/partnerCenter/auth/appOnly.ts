import type { TokenSource } from '../tokenSource';
import { createKeptToken } from './keptToken';
import { type Application, exchange, type Issued, scopeOf } from './msalClient';

/**
 * Tokens of the application alone, for one audience. Some calls of Partner Center refuse them (403 900329). `issued` is
 * told what each exchange gave.
 */
export function createAppOnlyTokens(
  application: Application,
  audience: string,
  now: () => Date,
  issued: (what: Issued) => void = () => undefined,
): TokenSource {
  return createKeptToken(async () => {
    const given = await exchange(application, (client) =>
      client.acquireTokenByClientCredential({ scopes: [scopeOf(audience)], skipCache: true }),
    );
    issued(given);
    return given;
  }, now);
}
