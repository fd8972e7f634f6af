import type { Role } from '../domain/roles';
import type { TokenSource } from '../partnerCenter/tokenSource';
import { type GraphPerson, readPerson } from './graph';

/** What the organization's directory said about a person, and when. */
export interface RoleReading {
  readonly roles: readonly Role[];
  /** ISO 8601 UTC. */
  readonly readAt: string;
  readonly guest: boolean;
  readonly found: boolean;
}

export interface Directory {
  /** The person's roles, at most `cacheMs` old, or read now with `fresh`. Throws {@link DirectoryUnavailable}. */
  rolesOf(
    person: { readonly tenantId: string; readonly userId: string },
    options?: { readonly fresh?: boolean },
  ): Promise<RoleReading>;
}

/** The directory did not answer in time or not usefully, so nobody's role can be confirmed. */
export class DirectoryUnavailable extends Error {
  constructor(cause: unknown) {
    super('The directory did not answer', { cause });
    this.name = 'DirectoryUnavailable';
  }
}

export interface DirectoryOptions {
  /** The tenant's `https://graph.microsoft.com/v1.0`, or the simulator's URL with `/graph/v1.0`. */
  readonly baseUrl: (tenantId: string) => string | undefined;
  /** Tokens for Microsoft Graph in the tenant; undefined for a tenant that is not connected. */
  readonly tokenSource: (tenantId: string) => TokenSource | undefined;
  readonly now: () => Date;
  readonly fetch?: typeof fetch;
  readonly cacheMs?: number;
  readonly timeoutMs?: number;
  /** Object ids of the partner groups of a tenant. Without it groups are known by their display names. */
  readonly roleGroups?: (
    tenantId: string,
  ) => Partial<Record<'adminAgent' | 'salesAgent' | 'helpdeskAgent', string>> | undefined;
}

const mostCached = 10_000;

/**
 * Asks Microsoft Graph who somebody is. Only positive answers are remembered: a person who was refused and then given
 * the role gets in at once. Guests and disabled accounts have no roles, whatever groups they are in.
 */
export function createDirectory(options: DirectoryOptions): Directory {
  const { now, cacheMs = 300_000, timeoutMs = 1500 } = options;
  const known = new Map<string, RoleReading>();

  async function read(tenantId: string, userId: string): Promise<RoleReading> {
    const readAt = now().toISOString();
    const tokens = options.tokenSource(tenantId);
    const baseUrl = options.baseUrl(tenantId);
    if (!tokens || baseUrl === undefined) return { roles: [], readAt, guest: false, found: false };
    let person: GraphPerson | undefined;
    try {
      person = await readPerson({
        baseUrl,
        tokens,
        userId,
        fetch: options.fetch ?? fetch,
        timeoutMs,
        roleGroups: options.roleGroups?.(tenantId),
      });
    } catch (cause) {
      throw new DirectoryUnavailable(cause);
    }
    if (!person) return { roles: [], readAt, guest: false, found: false };
    const roles = person.guest || !person.enabled ? [] : person.roles;
    return { roles, readAt, guest: person.guest, found: true };
  }

  return {
    async rolesOf({ tenantId, userId }, { fresh = false } = {}) {
      const key = `${tenantId} ${userId}`.toLowerCase();
      const cached = known.get(key);
      if (!fresh && cached && now().getTime() - Date.parse(cached.readAt) < cacheMs) return cached;
      const reading = await read(tenantId, userId);
      known.delete(key);
      if (reading.roles.length > 0) {
        if (known.size >= mostCached) known.clear();
        known.set(key, reading);
      }
      return reading;
    },
  };
}
