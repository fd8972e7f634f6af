import { type SecretStore, SecretStoreError } from '../../secrets/secretStore';
import type { TokenSource } from '../tokenSource';
import { hasMfa } from './claims';
import { ConnectionFault } from './connectionFault';
import { createKeptToken } from './keptToken';
import { type Application, exchange, type Issued, scopeOf } from './msalClient';
import { storeFault } from './storeFault';

/** A refresh token lives this long, and a new one comes with every exchange. */
export const refreshTokenLifeMs = 90 * 86_400_000;

/** What an administrator should hear about although tokens are still coming. */
export type AuthReport =
  | { readonly kind: 'noMfaClaim' }
  /** The store is read-only: from `endsBy` on, the one that it has is over. */
  | { readonly kind: 'refreshTokenNotKept'; readonly endsBy?: string }
  | { readonly kind: 'refreshTokenNotWritten'; readonly message: string };

export interface AppAndUserOptions {
  readonly application: Application;
  readonly audience: string;
  readonly secrets: SecretStore;
  /** Name of the refresh token in the store. */
  readonly refreshToken: string;
  readonly now: () => Date;
  readonly report?: (report: AuthReport) => void;
}

/** A refresh token, and what the store had when it was read or got by that: it is replaced, and nothing else. */
interface Redeemable {
  readonly value: string;
  readonly inStore: string;
}

/**
 * Tokens of the application together with the person who signed in (secure application model): the stored refresh token
 * is exchanged, and the new one that comes with every exchange takes its place before the access token is used. A token
 * that somebody else put into the store meanwhile stays there.
 */
export function createAppAndUserTokens(options: AppAndUserOptions): TokenSource {
  const { secrets, refreshToken: name, now } = options;
  const report = onceEach(options.report);
  /** What could not be kept, and what the store had in its place; all there is when the store is read-only. */
  let held: Redeemable | undefined;

  async function stored(): Promise<Redeemable> {
    const found = await secrets.read(name).catch((error: unknown) => {
      if (held !== undefined) return undefined;
      throw error instanceof SecretStoreError ? storeFault(error) : error;
    });
    // Whatever else stands in the store now was put there later, by a new sign-in or by another instance.
    if (held !== undefined && (found === undefined || found.value === held.inStore)) return held;
    if (found === undefined || found.value.trim() === '') throw new ConnectionFault('refreshTokenMissing');
    return { value: found.value, inStore: found.value };
  }

  async function redeem(): Promise<Issued> {
    const first = await stored();
    try {
      return await redeemWith(first);
    } catch (error) {
      if (!isAboutRefreshToken(error)) throw error;
      // Another instance may have exchanged it, or somebody signed in again, since it was read.
      held = undefined;
      const second = await stored();
      if (second.value === first.value) throw error;
      return redeemWith(second);
    }
  }

  async function redeemWith({ value, inStore }: Redeemable): Promise<Issued> {
    const issued = await exchange(options.application, (client) =>
      client.acquireTokenByRefreshToken({ refreshToken: value, scopes: [scopeOf(options.audience)], forceCache: true }),
    );
    if (issued.refreshToken !== undefined) await keep(issued.refreshToken, inStore);
    return issued;
  }

  async function keep(value: string, inStore: string): Promise<void> {
    held = { value, inStore };
    try {
      const outcome = await secrets.replace(name, inStore, { value, madeAt: now().toISOString() });
      if (outcome === 'readOnly') report({ kind: 'refreshTokenNotKept', ...(await endOf()) });
      else held = undefined;
    } catch (error) {
      const message = error instanceof SecretStoreError ? error.message : 'The secret store failed';
      report({ kind: 'refreshTokenNotWritten', message });
    }
  }

  async function endOf(): Promise<{ endsBy?: string }> {
    const madeAt = (await secrets.read(name))?.madeAt;
    if (madeAt === undefined) return {};
    return { endsBy: new Date(Date.parse(madeAt) + refreshTokenLifeMs).toISOString() };
  }

  return createKeptToken(async () => {
    const issued = await redeem();
    if (hasMfa(issued.accessToken) === false) report({ kind: 'noMfaClaim' });
    return issued;
  }, now);
}

const isAboutRefreshToken = (error: unknown): boolean =>
  error instanceof ConnectionFault && error.fault.startsWith('refreshToken');

/** Hourly repetition would bury the rest of the log. */
function onceEach(report: AppAndUserOptions['report']): (report: AuthReport) => void {
  const said = new Set<AuthReport['kind']>();
  return (what) => {
    if (said.has(what.kind)) return;
    said.add(what.kind);
    report?.(what);
  };
}
