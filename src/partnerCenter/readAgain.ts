import { DelegateBackoff, handleWhen, type RetryPolicy, retry } from 'cockatiel';
import { PartnerCenterError } from './partnerCenter';
import { throttled, unreachable } from './verdicts';

/** The SDK's own waits before the second and the third try of a read. */
export const readDelaysMs: readonly number[] = [500, 1_500];

/** Longer waits than this are the caller's to make, not a read's. */
const longestWaitMs = 4_000;

/**
 * A try begins no later than this after the read did, so that with its own eight seconds, token and turn included, it is
 * over before the claim of the relay that may wait for it (20 s) is.
 */
const lastTryMs = 10_000;

/** Statuses that the SDK never tries again: the same call gets the same answer, or counts against a limit. */
const finalStatuses: ReadonlySet<number> = new Set([400, 403, 404, 409, 417, 429]);

/**
 * The retries of one read, which changes nothing: up to three tries, as far as `patienceMs` (what is left of a wait) goes
 * and the service asks for no longer wait. A 401 of Partner Center is tried once more at once, with a new token; one of the
 * sign-in service is no matter of the token that is at hand.
 */
export function readingAgain(
  delaysMs: readonly number[],
  patienceMs: (wantedMs: number) => number,
): Pick<RetryPolicy, 'execute'> {
  const began = performance.now();
  let tries = 0;
  let renewed = false;
  let waitMs = 0;
  const worthIt = handleWhen((error) => {
    if (!(error instanceof PartnerCenterError)) return false;
    const { status, verdict, left } = error.details;
    if (status === 401 && left !== false) {
      waitMs = 0;
      const first = !renewed;
      renewed = true;
      return first;
    }
    if (verdict.action !== 'retry' || isHeldBack(error) || finalStatuses.has(status ?? 0)) return false;
    waitMs = Math.max(delaysMs[tries] ?? 0, verdict.retryAfterMs ?? 0);
    tries += 1;
    const inTime = performance.now() - began + waitMs <= lastTryMs;
    return inTime && waitMs <= longestWaitMs && patienceMs(waitMs) >= waitMs;
  });
  return retry(worthIt, { maxAttempts: delaysMs.length, backoff: new DelegateBackoff(() => waitMs) });
}

/** By the circuit or the budget, which both mean: not now. */
function isHeldBack({ details: { left, verdict } }: PartnerCenterError): boolean {
  return left === false && [unreachable.explanation, throttled.explanation].includes(verdict.explanation);
}
