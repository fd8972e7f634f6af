import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock';
import { keptSecret } from '../../store/keptSecret';
import type { Store } from '../../store/store';
import { exportFormats } from './writeExport';

/** An address is good for so long. */
export const downloadMs = 15 * 60_000;

const ref = z.object({
  tenantId: z.string(),
  userId: z.string(),
  language: z.enum(['en', 'fr']),
  timeZone: z.string(),
  /** What is downloaded: the ledger in a format, or the public key to verify it with. */
  file: z.enum([...exportFormats, 'pem']),
  /** Milliseconds since 1970 at which it ends. */
  until: z.number(),
});

/** Which download of which partner's ledger, for whom. */
export type ExportRef = z.infer<typeof ref>;

export interface ExportDownloads {
  /** Where it can be downloaded for the next {@link downloadMs}; undefined when the bot has no address that a browser can reach. */
  urlOf(wanted: Omit<ExportRef, 'until'>): Promise<string | undefined>;
  /** What a token means that this bot made and that has not ended. */
  refOf(token: string): Promise<ExportRef | undefined>;
}

/**
 * Addresses of exports. A token names tenant, person and file and when it ends, signed with a secret that all instances
 * share through the store: it cannot be guessed, and leads to one tenant's ledger only.
 */
export function createExportDownloads(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly baseUrl: () => string | undefined;
}): ExportDownloads {
  const sign = async (payload: string): Promise<Buffer> =>
    createHmac('sha256', await keptSecret(deps.store, 'ledgerDownloads'))
      .update(payload)
      .digest();
  const now = () => deps.clock.now().getTime();
  return {
    async urlOf(wanted) {
      const base = deps.baseUrl();
      if (base === undefined) return undefined;
      const payload = Buffer.from(JSON.stringify({ ...wanted, until: now() + downloadMs })).toString('base64url');
      const token = `${payload}.${(await sign(payload)).toString('base64url')}`;
      return `${base.replace(/\/+$/u, '')}/ledger/${token}.${wanted.file}`;
    },
    async refOf(token) {
      const [payload = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = await sign(payload);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const read = ref.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      return read.until > now() ? read : undefined;
    },
  };
}
