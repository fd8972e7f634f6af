import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Clock, instant } from '../clock';
import { keptSecret } from '../store/keptSecret';
import type { Store } from '../store/store';

/** Which draft a download is for; an edited draft has another version and so another address. */
export interface MailRef {
  readonly tenantId: string;
  readonly customerId: string;
  readonly provider: string;
  readonly version: number;
}

export interface MailDownloads {
  /** Where this draft can be downloaded; undefined when the bot has no address that a browser can reach. */
  urlOf(ref: MailRef): Promise<string | undefined>;
  /** The draft meant by a token that this bot made and that has not expired. */
  refOf(token: string): Promise<MailRef | undefined>;
}

const dayMs = 86_400_000;

/**
 * Addresses for drafts that are too long for a `mailto:` link. A token names the draft and the day it expires, signed
 * with a secret that all instances share through the store: it cannot be guessed, and it is good for one to two days, so
 * that the card that holds it does not change with every look.
 */
export function createMailDownloads(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly baseUrl: () => string | undefined;
}): MailDownloads {
  let secret: Promise<string> | undefined;
  const sign = async (payload: string): Promise<Buffer> => {
    secret ??= keptSecret(deps.store, 'mailDownloads').catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return createHmac('sha256', await secret)
      .update(payload)
      .digest();
  };
  return {
    async urlOf({ tenantId, customerId, provider, version }) {
      const base = deps.baseUrl();
      if (base === undefined) return undefined;
      const expires = Math.floor(deps.clock.now().getTime() / dayMs) + 2;
      const payload = [tenantId, customerId, provider, version, expires].join('|');
      const token = `${Buffer.from(payload).toString('base64url')}.${(await sign(payload)).toString('base64url')}`;
      return `${base.replace(/\/+$/u, '')}/mail/${token}.eml`;
    },
    async refOf(token) {
      const [encoded = '', signature = ''] = token.split('.');
      const payload = Buffer.from(encoded, 'base64url').toString();
      const given = Buffer.from(signature, 'base64url');
      const right = await sign(payload);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const [tenantId = '', customerId = '', provider = '', version = '', expires = ''] = payload.split('|');
      if (instant(deps.clock) >= new Date(Number(expires) * dayMs).toISOString()) return undefined;
      return { tenantId, customerId, provider, version: Number(version) };
    },
  };
}
