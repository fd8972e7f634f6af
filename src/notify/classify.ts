import type { SendVerdict } from './cardSender';

interface Failure {
  readonly statusCode?: number;
  readonly code?: string;
  readonly name?: string;
  readonly response?: { readonly headers?: { get?(name: string): string | undefined } };
  readonly details?: { readonly error?: { readonly code?: string } };
}

/** One verdict for every failure of the connector. A lost answer is `unknown` for a post and `later` for an update. */
export function classify(error: unknown, operation: 'post' | 'update'): SendVerdict {
  const failure = (typeof error === 'object' && error !== null ? error : {}) as Failure;
  const status = failure.statusCode;
  const code = failure.details?.error?.code ?? failure.code ?? String(status ?? failure.name ?? 'unknown');
  switch (status) {
    case 404:
      return operation === 'update' ? { kind: 'gone' } : { kind: 'undeliverable', reason: code, chat: 'unknown' };
    case 401:
      // Nothing about the person or the card: the bot's own registration or secret.
      return { kind: 'later', alert: code };
    case 403:
      return forbidden(code, operation);
    case 412:
      return { kind: 'later' };
    case 429:
      return later(failure);
    case 400:
    case 405:
    case 413:
      return { kind: 'undeliverable', reason: code };
    default:
      // Nobody was there to take it.
      if (failure.code === 'ECONNREFUSED') return { kind: 'later' };
      return operation === 'update' ? later(failure) : { kind: 'unknown', reason: code };
  }
}

/** Teams uses many words for "this bot may not write here"; all but two of them stay true until the person comes back. */
function forbidden(reason: string, operation: 'post' | 'update'): SendVerdict {
  if (reason === 'InvalidBotApiHost') return { kind: 'undeliverable', reason, chat: 'wrongHost' };
  // Not a message of this bot's (any more).
  if (reason === 'NotEnoughPermissions' && operation === 'update') return { kind: 'gone' };
  return { kind: 'undeliverable', reason, chat: 'closed' };
}

/** Not before the time that `Retry-After` names in seconds. */
function later(failure: Failure): SendVerdict {
  const seconds = Number(failure.response?.headers?.get?.('retry-after'));
  const throttled = failure.statusCode === 429 ? { throttled: true as const } : {};
  return { kind: 'later', ...throttled, ...(seconds > 0 ? { afterMs: seconds * 1000 } : {}) };
}
