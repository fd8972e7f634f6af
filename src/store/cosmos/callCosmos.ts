import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorResponse } from '@azure/cosmos';
import { StoreRefusal, StoreUnavailable } from '../store';

/** Cosmos DB said no to this one request, and certainly did nothing. */
export class CosmosAnswer extends Error {
  constructor(readonly status: 404 | 409 | 412) {
    super(`Cosmos DB answered ${status}`);
  }
}

/** One call to Cosmos DB: whether it writes, and how long all its attempts together may take. */
export interface CosmosCall {
  readonly kind: 'read' | 'write';
  readonly timeoutMs: number;
}

const conflictRetries = 3;
const ownerMissing = 1003;
const replicaBehind = 1002;

/**
 * Runs one call under a deadline and gives every failure its meaning: a {@link CosmosAnswer}, a refusal, or
 * {@link StoreUnavailable}, which says whether a write may have happened.
 */
export async function callCosmos<T>(call: CosmosCall, work: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  // The client's own time-out is per attempt, and it repeats a read up to 120 times.
  const deadline = AbortSignal.timeout(call.timeoutMs);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(deadline);
    } catch (error) {
      // 449: two writes met on the replicas; nothing happened and the same request may be sent again.
      if (attempt <= conflictRetries && codeOf(error) === 449) await sleep(Math.random() * 50 * attempt);
      else throw meaningOf(error, call);
    }
  }
}

/** Throws unless a 404 is about the document, rather than its container or a replica that is behind. */
export function guardMissing(substatus: number | undefined, cause?: unknown): void {
  if (substatus === ownerMissing || substatus === replicaBehind) {
    throw new StoreUnavailable(`the store did not answer: 404/${substatus}`, false, { cause });
  }
}

function meaningOf(error: unknown, call: CosmosCall): unknown {
  if (error instanceof StoreUnavailable) return error;
  const code = codeOf(error);
  const write = call.kind === 'write';
  if (code === 404 || code === 409 || code === 412) {
    if (write && wasRepeated(error)) return unavailable(`${code} after a lost answer`, true, error);
    if (code === 404) guardMissing(error instanceof ErrorResponse ? error.substatus : undefined, error);
    return new CosmosAnswer(code);
  }
  if (code === 413) return new StoreRefusal('tooLarge', 'Cosmos DB found the document too large');
  // Our own mistake, such as a query it cannot read.
  if (code === 400) return error;
  const said = isAbort(error) ? `nothing within ${call.timeoutMs} ms` : (code ?? 'unknown error');
  return unavailable(String(said), write && !neverHappened(code), error);
}

/** Codes after which nothing can have been written: it was turned away, or never sent. */
function neverHappened(code: unknown): boolean {
  if (typeof code === 'number') return code >= 400 && code < 500 && code !== 408;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}

/**
 * Whether the client sent a write more than once of its own accord, for instance to another region. Then "exists" or
 * "changed" may be the answer to our own first attempt. Throttled attempts do not count: those did nothing.
 */
function wasRepeated(error: unknown): boolean {
  if (!(error instanceof ErrorResponse)) return false;
  const attempts = error.diagnostics?.clientSideRequestStatistics.retryDiagnostics.failedAttempts ?? [];
  return attempts.some((attempt) => Number(attempt.statusCode) !== 429);
}

function unavailable(said: string, maybeWritten: boolean, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(`the store did not answer: ${said}`, maybeWritten, { cause });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
