import { isPlain, leftOut } from './plainValue';

/** What the log says of an error: what kind it is and where it arose, not what it says. */
export interface DescribedError {
  readonly type: string;
  readonly message?: string;
  readonly stack?: readonly string[];
  readonly cause?: DescribedError;
  readonly [fact: string]: unknown;
}

/** Errors of this program whose text is made of fixed words, numbers and codes. Anybody else's may quote what it choked on. */
const plainlyWorded = new Set([
  'ClaimLost',
  'ConnectionFault',
  'DirectoryUnavailable',
  'GraphRefusal',
  'NewerDocument',
  'PartnerCenterError',
  'SecretStoreError',
  'StoreRefusal',
  'StoreUnavailable',
]);

/** Fields of errors that classify; those of `details` are taken as well. */
const facts = [
  'code',
  'status',
  'statusCode',
  'substatus',
  'kind',
  'correlationId',
  'maybeWritten',
  'syscall',
] as const;

const mostCauses = 4;
const mostFrames = 20;
const frame = /^\s+at .+:\d+:\d+\)?$/u;

/**
 * An error as it may stand in the log. The SDKs' errors carry the whole request and answer, with bearer tokens and the
 * texts of cards; a parser's message quotes what it read. So nothing of an error is taken over but its kind, its codes and
 * its stack frames, and likewise of its causes.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: error === null ? 'null' : typeof error };
  const { name, message, cause } = error;
  const frames = framesOf(error);
  return {
    type: isPlain(name) ? name : leftOut,
    ...(plainlyWorded.has(name) ? { message } : {}),
    ...factsOf('details' in error ? error.details : undefined),
    ...factsOf(error),
    ...(frames.length === 0 ? {} : { stack: frames }),
    ...(cause === undefined || depth >= mostCauses ? {} : { cause: describeError(cause, depth + 1) }),
    ...(error instanceof AggregateError && depth < mostCauses
      ? { errors: error.errors.slice(0, mostCauses).map((one) => describeError(one, depth + 1)) }
      : {}),
  };

  function framesOf({ stack = '' }: Error): string[] {
    // A message of several lines could look like frames.
    const at = message === '' ? -1 : stack.indexOf(message);
    return (at < 0 ? stack : stack.slice(at + message.length))
      .split('\n')
      .filter((line) => frame.test(line))
      .slice(0, mostFrames)
      .map((line) => line.trim());
  }
}

function factsOf(from: unknown): Record<string, unknown> {
  if (typeof from !== 'object' || from === null) return {};
  const values = from as Record<string, unknown>;
  return Object.fromEntries(facts.filter((fact) => isPlain(values[fact])).map((fact) => [fact, values[fact]]));
}
