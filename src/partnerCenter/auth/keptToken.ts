import { setTimeout as sleep } from 'node:timers/promises';
import { PartnerCenterError } from '../partnerCenter';
import type { TokenSource } from '../tokenSource';
import type { Issued } from './msalClient';

/** With less life than this left, a new token is fetched while the old one still serves. */
const renewWithMs = 5 * 60_000;
/** With less than this it no longer serves: it could be over on arrival. */
const leastLifeMs = 60_000;
/** A new token that is asked to be renewed again within this time was of no use. */
const usefulMs = 60_000;
/** So many exchanges in a row may fail or be of no use before each one more is followed by a pause. */
const freeTries = 3;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** The end of such a pause is waited for: by then somebody may have put in order what was wrong. */
const bearableMs = 2_000;

/**
 * Keeps the token that an exchange gives until shortly before its end. Callers that ask at the same time share one
 * exchange; one that finds a token near its end starts the next exchange and does not wait for it. After exchanges that
 * failed, or whose token was refused at once, the sign-in service is left alone for a while, and as long as it asks for:
 * until then callers get the token there is, or the last failure, unless the pause is a short one. Pauses go by the
 * machine's time, since the service's do.
 */
export function createKeptToken(
  exchange: () => Promise<Issued>,
  now: () => Date,
  machine: { readonly now: () => number; readonly wait: (ms: number) => Promise<unknown> } = {
    now: Date.now,
    wait: sleep,
  },
): TokenSource {
  let kept: { readonly token: string; readonly endsAt: number; readonly at: number } | undefined;
  let failure: unknown;
  let pending: Promise<string> | undefined;
  let inVain = 0;
  let pausedUntil = 0;

  /** One more exchange was for nothing. */
  function pause(askedMs = 0): void {
    inVain += 1;
    const ms = inVain < freeTries ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (inVain - freeTries));
    pausedUntil = machine.now() + Math.max(ms, askedMs);
  }

  async function renew(): Promise<string> {
    try {
      const { accessToken, lifeMs } = await exchange();
      kept = { token: accessToken, endsAt: now().getTime() + lifeMs, at: machine.now() };
      failure = undefined;
      return accessToken;
    } catch (error) {
      failure = error;
      pause(error instanceof PartnerCenterError ? error.details.verdict.retryAfterMs : undefined);
      throw error;
    }
  }

  function start(asked = false): Promise<string> {
    const waitMs = failure === undefined ? 0 : pausedUntil - machine.now();
    if (pending === undefined && kept !== undefined && failure === undefined) {
      if (machine.now() - kept.at >= usefulMs) inVain = 0;
      else if (asked) pause();
    }
    pending ??= (waitMs > 0 ? machine.wait(waitMs).then(renew) : renew()).finally(() => {
      pending = undefined;
    });
    return pending;
  }

  return {
    token: ({ renew: asked = false } = {}) => {
      const lifeMs = kept === undefined ? 0 : kept.endsAt - now().getTime();
      const serves = kept !== undefined && lifeMs > leastLifeMs ? kept : undefined;
      const pauseMs = pending === undefined ? pausedUntil - machine.now() : 0;
      if (pauseMs > 0 && serves !== undefined) return Promise.resolve(serves.token);
      if (pauseMs > bearableMs && failure !== undefined) return Promise.reject(failure);
      if (asked || serves === undefined) return start(asked);
      // Should this fail, the next caller tries again while there is time.
      if (lifeMs <= renewWithMs) start().catch(() => undefined);
      return Promise.resolve(serves.token);
    },
  };
}
