import { createHash } from 'node:crypto';
import { guidFrom } from './ids';

/**
 * The headers by which a call is traced, and the time by the simulator's clock: those of the request, or made here from
 * the seed and the number of the request, so that the same calls get the same answers to the byte.
 */
export function traceHeaders(
  header: (name: string) => string | undefined,
  made: { readonly seed: string; readonly n: number; readonly now: Date },
): Record<'MS-RequestId' | 'MS-CorrelationId' | 'MS-CV' | 'MS-ServerId' | 'Date', string> {
  const text = `${made.seed}:${made.n}`;
  const vector = createHash('sha256').update(`vector:${text}`).digest('base64').slice(0, 16);
  return {
    'MS-RequestId': header('ms-requestid') ?? guidFrom(`request:${text}`),
    'MS-CorrelationId': header('ms-correlationid') ?? guidFrom(`correlation:${text}`),
    'MS-CV': header('ms-cv') ?? `${vector}.0`,
    'MS-ServerId': '000000001',
    Date: made.now.toUTCString(),
  };
}
