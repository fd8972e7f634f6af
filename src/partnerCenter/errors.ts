import { z } from 'zod';
import { foldKeys } from '../foldKeys';
import { PartnerCenterError } from './partnerCenter';
import { verdictOn } from './verdicts';

const code = z.union([z.string(), z.number()]).transform(String);

/**
 * The error bodies that exist, all in one: standard `{code, description}`, throttle `{statusCode, message}`, agreement
 * duplicate `{code, message, description, errorName}`, and OAuth's `{error, error_description}`, in which a gateway in front
 * may speak (the sign-in service's own answers do not come here). Keys are folded to lower case.
 */
const bodySchema = z.object({
  code: code.optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  error: z
    .union([z.string(), z.object({ code: code.optional(), message: z.string().optional() })])
    .optional()
    .catch(undefined),
  error_description: z.string().optional().catch(undefined),
});

/**
 * Turns an answer that is not 2xx into the error that callers see. Never throws anything else, whatever the body is.
 * `correlationId` is what Microsoft's support asks for.
 */
export function parseError(
  status: number,
  text: string,
  headers: Headers,
  correlationId?: string,
  now = new Date(),
): PartnerCenterError {
  const body = readBody(text);
  const errorObject = typeof body?.error === 'object' ? body.error : undefined;
  const foundCode = body?.code ?? (typeof body?.error === 'string' ? body.error : errorObject?.code);
  const description = body?.description ?? body?.message ?? body?.error_description ?? errorObject?.message;
  return new PartnerCenterError(`Partner Center answered ${status}${foundCode === undefined ? '' : ` ${foundCode}`}`, {
    answered: true,
    status,
    ...(foundCode === undefined ? {} : { code: foundCode }),
    ...(description === undefined ? {} : { description: description.slice(0, 1024) }),
    ...(correlationId === undefined ? {} : { correlationId }),
    verdict: verdictOn(status, foundCode, retryAfterMs(headers, now)),
  });
}

function readBody(text: string): z.infer<typeof bodySchema> | undefined {
  try {
    const parsed = bodySchema.safeParse(foldKeys(JSON.parse(text)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds or as an HTTP date (RFC 9110 10.2.3); the date counts from the answer's own, not from our clock. */
function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/u.test(value)) return Number(value) * 1000;
  const until = /^\p{L}/u.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return undefined;
  const answeredAt = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(answeredAt) ? now.getTime() : answeredAt));
}
