import { z } from 'zod';

const claims = z.object({ idtyp: z.string().optional().catch(undefined), scp: z.string().optional().catch(undefined) });

/**
 * Whether a token stands for the application alone. Only a token that says so counts (`idtyp: app` and no `scp`): any other
 * is sent, and Partner Center decides.
 */
export function isAppOnly(token: string): boolean {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { idtyp, scp } = claims.parse(payload);
    return idtyp === 'app' && scp === undefined;
  } catch {
    return false;
  }
}
