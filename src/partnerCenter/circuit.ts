import { CircuitState, ConsecutiveBreaker, circuitBreaker, DelegateBackoff, handleAll } from 'cockatiel';
import { PartnerCenterError } from './partnerCenter';
import { unreachable } from './verdicts';

export interface CircuitOptions {
  /** So many outages in a row open it. */
  readonly outages?: number;
  /** How long it stays open first; doubled each time the probe fails, up to {@link longestMs}. */
  readonly firstMs?: number;
}

/** One connection's circuit: after repeated outages calls fail at once, until a single probe gets through. */
export interface Circuit {
  /** Throws at once, as not sent, while it is open. */
  check(): void;
  run<T>(call: () => Promise<T>): Promise<T>;
}

const longestMs = 30_000;

/** What a call came to: only outages count against the circuit, a refusal shows that the service is there. */
type Outcome<T> = { readonly value: T } | { readonly refusal: unknown };

export function createCircuit({ outages = 5, firstMs = 1_000 }: CircuitOptions = {}): Circuit {
  let openUntil = 0;
  const policy = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(outages),
    halfOpenAfter: new DelegateBackoff(({ attempt }) => {
      const ms = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempt - 1));
      openUntil = Date.now() + ms;
      return ms;
    }),
  });
  const isBlocked = () => policy.state === CircuitState.Open && openUntil > Date.now();

  return {
    check() {
      if (isBlocked()) throw notSent(openUntil - Date.now());
    },
    async run(call) {
      let asked = false;
      const outcome = await policy
        .execute(async (): Promise<Outcome<Awaited<ReturnType<typeof call>>>> => {
          asked = true;
          try {
            return { value: await call() };
          } catch (error) {
            if (isOutage(error)) throw error;
            return { refusal: error };
          }
        })
        .catch((error: unknown) => {
          throw asked ? error : notSent(openUntil - Date.now());
        });
      if ('refusal' in outcome) throw outcome.refusal;
      return outcome.value;
    },
  };
}

/** No answer at all, or one of a gateway; an answer with a code of the service's own is none. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof PartnerCenterError) || error.details.left === false) return false;
  const { answered, status, code } = error.details;
  return !answered || status === 502 || status === 503 || status === 504 || (status === 500 && code === undefined);
}

function notSent(waitMs: number): PartnerCenterError {
  return new PartnerCenterError('Partner Center failed repeatedly and is left alone for a while', {
    answered: false,
    left: false,
    verdict: { ...unreachable, retryAfterMs: Math.max(0, waitMs) },
  });
}
