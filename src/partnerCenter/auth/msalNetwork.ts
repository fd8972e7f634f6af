import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { isLoopback } from './clouds';
import { codesOf, type Evidence } from './diagnose';

export interface MsalNetwork {
  readonly module: INetworkModule;
  /** What went wrong last on the wire; undefined while everything was answered with success. */
  failure(): Evidence | undefined;
  /** How far this machine's clock is ahead of the sign-in service's, by its last `Date` header. */
  skewMs(): number | undefined;
  /** `Retry-After` of the last failure. */
  retryAfterMs(): number | undefined;
}

/**
 * HTTP for MSAL: with a time limit for each request, body included, and without following redirects. MSAL insists on
 * https; a loopback authority is spoken to over http, so that the same code runs against the simulator. MSAL turns what
 * it meets into errors of its own; what was seen on the wire is kept here for the diagnosis.
 */
export function createMsalNetwork(options: {
  readonly fetch?: typeof fetch | undefined;
  readonly timeoutMs: number;
}): MsalNetwork {
  let failure: Evidence | undefined;
  let skewMs: number | undefined;
  let retryAfterMs: number | undefined;

  async function send<T>(
    method: 'GET' | 'POST',
    url: string,
    request: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    let response: Response;
    let text: string;
    try {
      response = await (options.fetch ?? fetch)(addressOf(url), {
        method,
        headers: request.headers ?? {},
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      text = await response.text();
    } catch (cause) {
      failure = { kind: 'entraUnreachable' };
      throw new Error('The sign-in service did not answer', { cause });
    }
    skewMs = skewOf(response.headers.get('date')) ?? skewMs;
    const { status } = response;
    const body = parse(text);
    if (body === undefined) {
      failure = status >= 500 ? { kind: 'entra', status, codes: [] } : { kind: 'entraUnreadable' };
      throw new Error('The sign-in service gave an unreadable answer');
    }
    if (status >= 400) {
      const error = typeof body.error === 'string' ? { error: body.error } : {};
      failure = { kind: 'entra', status, codes: codesOf(body), ...error };
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
    }
    return { status, headers: Object.fromEntries(response.headers), body: body as T };
  }

  return {
    module: {
      sendGetRequestAsync: (url, request) => send('GET', url, request),
      sendPostRequestAsync: (url, request) => send('POST', url, request),
    },
    failure: () => failure,
    skewMs: () => skewMs,
    retryAfterMs: () => retryAfterMs,
  };
}

function addressOf(url: string): string {
  const address = new URL(url);
  if (isLoopback(address)) address.protocol = 'http:';
  return address.href;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function skewOf(date: string | null): number | undefined {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? undefined : Date.now() - at;
}
