import { z } from 'zod';

const claimsSchema = z.object({
  aud: z.string().optional().catch(undefined),
  tid: z.string().optional().catch(undefined),
  /** The signed-in account; applications have one too, but then `idtyp` is `app` or there is no `scp`. */
  oid: z.string().optional().catch(undefined),
  scp: z.string().optional().catch(undefined),
  idtyp: z.string().optional().catch(undefined),
  /** How the person proved themselves; contains `mfa` after more than one factor. */
  amr: z.array(z.string()).optional().catch(undefined),
});
export type Claims = z.infer<typeof claimsSchema>;

/**
 * What an access token says about itself, for checks and reports only: nothing is decided by it, since only its audience
 * can verify it. Undefined when it is not a JSON Web Token.
 */
export function readClaims(token: string): Claims | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const parsed = claimsSchema.safeParse(payload);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the sign-in behind the token had more than one factor; undefined when the token does not tell. */
export function hasMfa(token: string): boolean | undefined {
  return readClaims(token)?.amr?.includes('mfa');
}
