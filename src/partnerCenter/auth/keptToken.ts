import type { TokenSource } from '../tokenSource';
import type { Issued } from './msalClient';

/** With less life than this left, a new token is fetched while the old one still serves. */
const renewWithMs = 5 * 60_000;
/** With less than this it no longer serves: it could be over on arrival. */
const leastLifeMs = 60_000;

/**
 * Keeps the token that an exchange gives until shortly before its end. Callers that ask at the same time share one
 * exchange; one that finds a token near its end starts the next exchange and does not wait for it.
 */
export function createKeptToken(exchange: () => Promise<Issued>, now: () => Date): TokenSource {
  let kept: { readonly token: string; readonly endsAt: number } | undefined;
  let pending: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const { accessToken, lifeMs } = await exchange();
    kept = { token: accessToken, endsAt: now().getTime() + lifeMs };
    return accessToken;
  }

  function start(): Promise<string> {
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  return {
    token: ({ renew: asked = false } = {}) => {
      const lifeMs = kept === undefined ? 0 : kept.endsAt - now().getTime();
      if (asked || kept === undefined || lifeMs <= leastLifeMs) return start();
      // Should this fail, the next caller tries again while there is time.
      if (lifeMs <= renewWithMs) start().catch(() => undefined);
      return Promise.resolve(kept.token);
    },
  };
}
