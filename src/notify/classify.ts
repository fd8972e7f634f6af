import type { SendVerdict } from './cardSender';

interface Failure {
  readonly statusCode?: number;
  readonly code?: string;
  readonly name?: string;
  readonly response?: { readonly headers?: { get?(name: string): string | undefined } };
  readonly details?: { readonly error?: { readonly code?: string } };
}

const defaultBackoffMs = 5_000;

/** One verdict for every failure of the connector. A lost answer is `unknown` for a post and `later` for an update. */
export function classify(error: unknown, operation: 'post' | 'update'): SendVerdict {
  const failure = (typeof error === 'object' && error !== null ? error : {}) as Failure;
  const status = failure.statusCode;
  const code = failure.details?.error?.code ?? failure.code ?? String(status ?? failure.name ?? 'unknown');
  switch (status) {
    case 404:
      return operation === 'update' ? { kind: 'gone' } : { kind: 'undeliverable', reason: code };
    case 412:
      return { kind: 'later', ms: defaultBackoffMs };
    case 429:
      return { kind: 'later', ms: retryAfterMs(failure) };
    case 400:
    case 401:
    case 403:
    case 405:
    case 413:
      return { kind: 'undeliverable', reason: code };
    default:
      if (failure.code === 'ECONNREFUSED') return { kind: 'later', ms: defaultBackoffMs };
      return operation === 'update' ? { kind: 'later', ms: defaultBackoffMs } : { kind: 'unknown', reason: code };
  }
}

function retryAfterMs(failure: Failure): number {
  const seconds = Number(failure.response?.headers?.get?.('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : defaultBackoffMs;
}
