import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { foldKeys } from '../foldKeys';
import { ConnectionFault } from './auth/connectionFault';
import { type CircuitOptions, createCircuit } from './circuit';
import { parseError } from './errors';
import { type CallOptions, PartnerCenterError } from './partnerCenter';
import { createPauseOnlyBudget, type RateBudget } from './rateBudget';
import { resourceOf } from './rateLimits';
import { readDelaysMs, readingAgain } from './readAgain';
import { isAppOnly } from './tokenKind';
import type { TokenSource } from './tokenSource';
import { throttled, unanswered, unreadable, verdictOn } from './verdicts';

/** How the calls are marked in Partner Center's own records (MS-PartnerCenter-Application). */
const applicationName = 'Passerelle';

/**
 * A call waits no longer than this for its token and for its turn together, and what is left of its time limit is for the
 * answer: whoever calls may hold a claim meanwhile. Longer waits are made without one, by calling again later.
 */
const longestPreparationMs = 4_000;

/** What a 429 without Retry-After is taken to mean. */
const defaultPauseMs = 10_000;

export interface HttpOptions {
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly fetch?: typeof fetch | undefined;
  /** Per attempt: token, turn and answer, body included. */
  readonly timeoutMs?: number | undefined;
  /** For token and turn, out of it. */
  readonly preparationMs?: number | undefined;
  /** Absent: a budget of this process's own that knows pauses only. */
  readonly budget?: RateBudget | undefined;
  /** How much of a wait whoever reads can still afford; absent: all of it. */
  readonly patienceMs?: ((wantedMs: number) => number) | undefined;
  readonly circuit?: CircuitOptions | undefined;
  /** Waits between the tries of a read. */
  readonly readDelaysMs?: readonly number[] | undefined;
}

/** `user`: the resource takes no app-only token (900329), so that one is refused before it is sent (section 6.1). */
export type Caller = 'user';

export interface Reading<T> {
  readonly schema: z.ZodType<T>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: Caller | undefined;
}

export interface Sending<T> {
  readonly schema: z.ZodType<T>;
  readonly body?: unknown;
  readonly options: CallOptions;
  readonly as?: Caller;
}

export interface PartnerCenterHttp {
  /** Reads may be tried up to three times, since they change nothing. */
  get<T>(path: string, reading: Reading<T>): Promise<T>;
  /** Sent once, with the caller's MS-RequestId: whether and when to send it again is the caller's decision. */
  send<T>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, sending: Sending<T>): Promise<T>;
}

interface Attempt<T> {
  readonly method: string;
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly as?: Caller | undefined;
  readonly renewToken?: boolean;
  /** One for all attempts of a call. */
  readonly correlationId: string;
}

/** The only place that speaks HTTP to Partner Center. Schemas see property names in lower case. */
export function createHttp(options: HttpOptions): PartnerCenterHttp {
  const { timeoutMs = 8000, preparationMs = longestPreparationMs } = options;
  const { patienceMs = (wantedMs: number) => wantedMs } = options;
  const tokens = inTime(options.tokens, preparationMs);
  const baseUrl = options.baseUrl.replace(/\/+$/u, '');
  const budget = options.budget ?? createPauseOnlyBudget();
  const circuit = createCircuit(options.circuit);

  async function call<T>(attempt: Attempt<T>): Promise<T> {
    circuit.check();
    const began = performance.now();
    const spentMs = () => performance.now() - began;
    const token = await tokens.token({ renew: attempt.renewToken ?? false }).catch(rethrowNotSent);
    if (attempt.as === 'user' && isAppOnly(token)) throw appOnly();
    const resource = resourceOf(attempt.path);
    const answer = () => exchange(attempt, token, Math.max(timeoutMs / 2, timeoutMs - spentMs()));
    if (resource === undefined) return await circuit.run(answer);
    const affords = (waitMs: number) => spentMs() + waitMs <= preparationMs && patienceMs(waitMs) >= waitMs;
    await waitForTurn(() => budget.take(resource), attempt.method === 'GET' ? affords : () => false);
    try {
      return await circuit.run(answer);
    } catch (error) {
      if (error instanceof PartnerCenterError && error.details.status === 429) {
        await budget.pause(resource, error.details.verdict.retryAfterMs ?? defaultPauseMs);
      }
      throw error;
    }
  }

  async function exchange<T>(attempt: Attempt<T>, token: string, limitMs: number): Promise<T> {
    const { method, path, headers, body, correlationId } = attempt;
    let response: Response;
    let text: string;
    try {
      response = await (options.fetch ?? fetch)(baseUrl + path, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          'MS-RequestId': randomUUID(),
          'MS-CorrelationId': correlationId,
          'MS-PartnerCenter-Application': applicationName,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(Math.ceil(limitMs)),
      });
      text = await response.text();
    } catch (cause) {
      const details = { answered: false, correlationId, verdict: unanswered };
      throw new PartnerCenterError(`Partner Center did not answer ${method}`, details, { cause });
    }
    if (!response.ok) throw parseError(response.status, text, response.headers, correlationId);
    return readAnswer(attempt.schema, response.status, text, correlationId);
  }

  return {
    get: (path, { schema, headers = {}, as }) => {
      const correlationId = randomUUID();
      let renewToken = false;
      return readingAgain(options.readDelaysMs ?? readDelaysMs, patienceMs).execute(async () => {
        try {
          return await call({ method: 'GET', path, schema, headers, as, renewToken, correlationId });
        } catch (error) {
          renewToken = isUnauthorized(error);
          throw error;
        }
      });
    },
    send: async (method, path, { schema, body, as, options: { requestId } }) => {
      const headers = { 'MS-RequestId': requestId ?? randomUUID() };
      try {
        return await call({ method, path, schema, headers, body, as, correlationId: randomUUID() });
      } catch (error) {
        // So that the next attempt does not fail for the same stale token.
        if (isUnauthorized(error)) await tokens.token({ renew: true }).catch(() => undefined);
        throw error;
      }
    },
  };
}

/** Waits while the budget is empty, as long as whoever calls can; throws as not sent when that is not long enough. */
async function waitForTurn(
  take: () => Promise<number | undefined>,
  affords: (waitMs: number) => boolean,
): Promise<void> {
  for (;;) {
    const waitMs = await take();
    if (waitMs === undefined) return;
    if (!affords(waitMs)) {
      throw new PartnerCenterError('as many calls as Partner Center allows have been made', {
        answered: false,
        left: false,
        verdict: { ...throttled, retryAfterMs: waitMs },
      });
    }
    await sleep(waitMs);
  }
}

/** The same tokens, not waited for any longer; one that comes later is there for the next call. */
function inTime(tokens: TokenSource, limitMs: number): TokenSource {
  return {
    async token(options) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new ConnectionFault('authorityUnreachable')), limitMs);
      });
      return await Promise.race([tokens.token(options), late]).finally(() => clearTimeout(timer));
    },
  };
}

function appOnly(): PartnerCenterError {
  const code = '900329';
  return new PartnerCenterError('this call needs the token of a person, and there is only the application’s', {
    answered: true,
    left: false,
    status: 403,
    code,
    verdict: verdictOn(403, code),
  });
}

/** Without a token nothing was sent. */
function rethrowNotSent(error: unknown): never {
  if (!(error instanceof PartnerCenterError)) throw error;
  throw new PartnerCenterError(error.message, { ...error.details, left: false }, { cause: error });
}

function readAnswer<T>(schema: z.ZodType<T>, status: number, text: string, correlationId: string): T {
  try {
    return schema.parse(text === '' ? undefined : foldKeys(JSON.parse(text)));
  } catch (cause) {
    const details = { answered: true, status, correlationId, verdict: unreadable };
    throw new PartnerCenterError('Partner Center gave an unreadable answer', details, { cause });
  }
}

/** Partner Center refused the token; without one, there is none to renew. */
function isUnauthorized(error: unknown): boolean {
  return error instanceof PartnerCenterError && error.details.status === 401 && error.details.left !== false;
}

/** For calls whose answer does not matter. */
export const nothing: z.ZodType<unknown> = z.unknown();
