import { createHash } from 'node:crypto';
import { type Answer, partnerCenterError } from './answers';
import type { Caller } from './call';
import type { Exchange } from './exchange';
import type { Commit, StateFile } from './stateFile';

/** How one request stands to the earlier ones with its MS-RequestId. */
export type Repeat =
  | { readonly kind: 'first'; readonly remember: (answer: Answer) => Commit['answer'] }
  | { readonly kind: 'replay'; readonly answer: Answer }
  | { readonly kind: 'reused'; readonly answer: Answer };

/**
 * MS-RequestId as an idempotency key of the calling tenant: the same request again gets the first answer, whatever it
 * was; another request under the same id is refused. An answer of 429 or 5xx is never kept, so a later try counts.
 * (The documentation states the intent; the details are ours.)
 */
export function judgeRepeat(file: StateFile, exchange: Exchange, caller: Caller): Repeat {
  const requestId = exchange.header('ms-requestid')?.toLowerCase();
  if (requestId === undefined) return { kind: 'first', remember: () => undefined };
  const key = `${caller.tenantId} ${requestId}`;
  const fingerprint = fingerprintOf(exchange);
  const first = file.answer(key);
  if (first && first.fingerprint !== fingerprint) {
    const text = 'Invalid input: MS-RequestId was used for a different request.';
    return { kind: 'reused', answer: partnerCenterError(400, 2000, text, 'reuse of MS-RequestId') };
  }
  if (first) return { kind: 'replay', answer: { status: first.status, body: first.body, headers: first.headers } };
  const remember = (answer: Answer): Commit['answer'] => {
    if (answer.status === 429 || answer.status >= 500) return undefined;
    const headers = { ...answer.headers, ...(answer.assumption ? { 'X-Sim-Assumption': answer.assumption } : {}) };
    return { key, value: { fingerprint, status: answer.status, body: answer.body, headers } };
  };
  return { kind: 'first', remember };
}

/** Same method, path and body: the same request. */
function fingerprintOf({ method, url, text }: Exchange): string {
  return createHash('sha256').update(`${method} ${url.pathname}${url.search}\n${text}`).digest('hex');
}
