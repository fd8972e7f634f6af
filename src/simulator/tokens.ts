import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What an access token says: who calls, for which service, and how they proved themselves. */
const tokenSchema = z.object({
  tid: z.string(),
  aud: z.string(),
  appid: z.string(),
  /** The account that signed in (secure application model). Absent on app-only tokens. */
  oid: z.string().optional(),
  /** `app` on app-only tokens, as Microsoft's optional claim has it. */
  idtyp: z.enum(['app', 'user']).optional(),
  scp: z.string().optional(),
  /** Contains `mfa` when more than one factor was shown. */
  amr: z.array(z.string()).optional(),
  iat: z.number().optional(),
  exp: z.number(),
});
export type Token = z.infer<typeof tokenSchema>;

/** A sign-in as a code or a refresh token carries it. Instants on the virtual clock, ISO 8601. */
export const signInSchema = z.object({
  kind: z.enum(['code', 'refresh']),
  tenantId: z.string(),
  clientId: z.string(),
  userId: z.string(),
  mfa: z.boolean(),
  at: z.string(),
  /** Tells two of the same moment apart. */
  id: z.string(),
  /** Of codes only. */
  redirectUri: z.string().optional(),
  challenge: z.string().optional(),
  nonce: z.string().optional(),
});
export type SignIn = z.infer<typeof signInSchema>;

/** The key is public on purpose: these tokens open nothing but this simulator, and must survive its restarts. */
const key = 'simulator-tokens-open-nothing-else';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');

/** An access token, or with other claims an id token. */
export function issueToken(token: Token | Readonly<Record<string, unknown>>): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(token)}`;
  return `${text}.${sign(text)}`;
}

/** The token's claims, or undefined when this simulator did not issue it. Expiry is the caller's to judge. */
export function readToken(text: string): Token | undefined {
  const [head, payload, signature] = text.split('.');
  if (!head || !payload || !signature || !isSigned(`${head}.${payload}`, signature)) return undefined;
  const parsed = tokenSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return parsed.success ? parsed.data : undefined;
}

/** A code or a refresh token: the sign-in itself, sealed, so that nothing need be remembered. */
export function sealSignIn(signIn: SignIn): string {
  const text = encode(signIn);
  return `0.${text}.${sign(text)}`;
}

/** The sealed sign-in, or undefined when it was not sealed here or is of the other kind. */
export function unsealSignIn(text: string, kind: SignIn['kind']): SignIn | undefined {
  const [version, payload, signature] = text.split('.');
  if (version !== '0' || !payload || !signature || !isSigned(payload, signature)) return undefined;
  const parsed = signInSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return parsed.success && parsed.data.kind === kind ? parsed.data : undefined;
}

function isSigned(text: string, signature: string): boolean {
  const [expected, given] = [Buffer.from(sign(text)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
