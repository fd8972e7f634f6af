import { randomUUID } from 'node:crypto';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { z } from 'zod';
import { foldKeys } from '../foldKeys';
import { parseError } from './errors';
import { type CallOptions, PartnerCenterError } from './partnerCenter';
import type { TokenSource } from './tokenSource';
import { unanswered, unreadable } from './verdicts';

/** Longer waits than this are the caller's to make, not a read's. */
const longestReadWaitMs = 2000;
const readRetries = 2;

export interface HttpOptions {
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly fetch?: typeof fetch | undefined;
  /** Per call, body included. */
  readonly timeoutMs?: number | undefined;
}

export interface Reading<T> {
  readonly schema: z.ZodType<T>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Sending<T> {
  readonly schema: z.ZodType<T>;
  readonly body?: unknown;
  readonly options: CallOptions;
}

export interface PartnerCenterHttp {
  /** Reads may be tried up to three times, since they change nothing. */
  get<T>(path: string, reading: Reading<T>): Promise<T>;
  /** Sent once, with the caller's MS-RequestId: whether and when to send it again is the caller's decision. */
  send<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, sending: Sending<T>): Promise<T>;
}

/** The only place that speaks HTTP to Partner Center. Schemas see property names in lower case. */
export function createHttp(options: HttpOptions): PartnerCenterHttp {
  const { tokens, timeoutMs = 8000 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/u, '');

  async function call<T>(
    method: string,
    path: string,
    request: { schema: z.ZodType<T>; headers: Record<string, string>; body?: unknown; renewToken?: boolean },
  ): Promise<T> {
    const token = await tokens.token({ renew: request.renewToken ?? false }).catch(rethrowNotSent);
    let response: Response;
    let text: string;
    try {
      response = await (options.fetch ?? fetch)(baseUrl + path, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          'MS-CorrelationId': randomUUID(),
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await response.text();
    } catch (cause) {
      throw new PartnerCenterError(
        `Partner Center did not answer ${method}`,
        { answered: false, verdict: unanswered },
        { cause },
      );
    }
    if (!response.ok) throw parseError(response.status, text, response.headers);
    return readAnswer(request.schema, response.status, text);
  }

  const reading = retry(
    handleWhen((error) => isWorthReadingAgain(error)),
    { maxAttempts: readRetries, backoff: new ExponentialBackoff({ initialDelay: 200, maxDelay: 1000 }) },
  );

  return {
    get: (path, { schema, headers = {} }) => {
      let renewToken = false;
      return reading.execute(async () => {
        try {
          return await call('GET', path, { schema, headers, renewToken });
        } catch (error) {
          renewToken = isUnauthorized(error);
          throw error;
        }
      });
    },
    send: async (method, path, { schema, body, options: { requestId } }) => {
      const headers = { 'MS-RequestId': requestId ?? randomUUID() };
      try {
        return await call(method, path, { schema, headers, body });
      } catch (error) {
        // So that the next attempt does not fail for the same stale token.
        if (isUnauthorized(error)) await tokens.token({ renew: true }).catch(() => undefined);
        throw error;
      }
    },
  };
}

/** Without a token nothing was sent. */
function rethrowNotSent(error: unknown): never {
  if (!(error instanceof PartnerCenterError)) throw error;
  throw new PartnerCenterError(error.message, { ...error.details, left: false }, { cause: error });
}

function readAnswer<T>(schema: z.ZodType<T>, status: number, text: string): T {
  try {
    return schema.parse(text === '' ? undefined : foldKeys(JSON.parse(text)));
  } catch (cause) {
    const details = { answered: true, status, verdict: unreadable };
    throw new PartnerCenterError('Partner Center gave an unreadable answer', details, { cause });
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof PartnerCenterError && error.details.status === 401;
}

function isWorthReadingAgain(error: unknown): boolean {
  if (!(error instanceof PartnerCenterError)) return false;
  const { status, verdict } = error.details;
  if (status === 401) return true;
  // Trying a throttled call again at once only counts against the limit.
  if (status === 429) return false;
  return verdict.action === 'retry' && (verdict.retryAfterMs ?? 0) <= longestReadWaitMs;
}

/** For calls whose answer does not matter. */
export const nothing: z.ZodType<unknown> = z.unknown();
