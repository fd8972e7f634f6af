import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What an access token says; enough to tell who calls. */
const tokenSchema = z.object({
  tid: z.string(),
  aud: z.string(),
  appid: z.string(),
  /** The account that consented: calls act as it (secure application model). Absent on app-only tokens. */
  oid: z.string().optional(),
  exp: z.number(),
});
export type Token = z.infer<typeof tokenSchema>;

/** The key is public on purpose: these tokens open nothing but this simulator, and must survive its restarts. */
const key = 'simulator-tokens-open-nothing-else';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');

export function issueToken(token: Token): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(token)}`;
  return `${text}.${sign(text)}`;
}

/** The token's claims, or undefined when this simulator did not issue it. Expiry is the caller's to judge. */
export function readToken(text: string): Token | undefined {
  const [head, payload, signature] = text.split('.');
  if (!head || !payload || !signature) return undefined;
  const expected = Buffer.from(sign(`${head}.${payload}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  const parsed = tokenSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return parsed.success ? parsed.data : undefined;
}
