import { z } from 'zod';
import type { Role } from '../domain/roles';
import type { TokenSource } from '../partnerCenter/tokenSource';

/** Template id of the Global Administrator role, the same in every tenant. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** The groups that Partner Center keeps for its agent roles, by display name. */
const agentGroups: Readonly<Record<string, Role>> = {
  adminagents: 'adminAgent',
  salesagents: 'salesAgent',
  helpdeskagents: 'helpdeskAgent',
};

const userSchema = z.object({
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
});

const membershipSchema = z.object({
  '@odata.nextLink': z.string().optional(),
  value: z.array(
    z.object({
      '@odata.type': z.string().nullish(),
      id: z.string().nullish(),
      displayName: z.string().nullish(),
      roleTemplateId: z.string().nullish(),
    }),
  ),
});

type Membership = z.infer<typeof membershipSchema>['value'][number];

export interface GraphPerson {
  readonly guest: boolean;
  readonly enabled: boolean;
  readonly roles: readonly Role[];
}

export interface PersonRequest {
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly userId: string;
  readonly fetch: typeof fetch;
  /** For everything together, token included. */
  readonly timeoutMs: number;
  readonly roleGroups: Partial<Record<Exclude<Role, 'globalAdmin'>, string>> | undefined;
}

/** More memberships than this many pages of 100 are not read. */
const mostPages = 10;

/** Microsoft Graph said no, or nothing useful. */
export class GraphRefusal extends Error {
  constructor(readonly status: number) {
    super(`Microsoft Graph answered ${status}`);
    this.name = 'GraphRefusal';
  }
}

/** The person in the token's tenant, or undefined when the directory does not know the id. */
export async function readPerson(request: PersonRequest): Promise<GraphPerson | undefined> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const user = `${request.baseUrl.replace(/\/+$/u, '')}/users/${encodeURIComponent(request.userId)}`;
  const token = await orDeadline(request.tokens.token(), deadline);
  const get = (url: string) => getJson(request, url, { token, deadline });
  const [profile, memberships] = await Promise.all([
    get(`${user}?$select=id,displayName,userType,accountEnabled`),
    readMemberships(get, `${user}/transitiveMemberOf?$select=id,displayName,roleTemplateId&$top=100`, request.baseUrl),
  ]);
  if (profile === undefined || memberships === undefined) return undefined;
  const { userType, accountEnabled } = userSchema.parse(profile);
  const roles = new Set(memberships.flatMap((membership) => roleOf(membership, request.roleGroups)));
  return { guest: userType?.toLowerCase() === 'guest', enabled: accountEnabled !== false, roles: [...roles] };
}

async function readMemberships(
  get: (url: string) => Promise<unknown>,
  first: string,
  baseUrl: string,
): Promise<Membership[] | undefined> {
  const found: Membership[] = [];
  let next: string | undefined = first;
  for (let page = 0; next !== undefined && page < mostPages; page += 1) {
    // The token must not follow a link to anywhere else.
    if (new URL(next).origin !== new URL(baseUrl).origin) throw new Error('Microsoft Graph pointed to another host');
    const answer = await get(next);
    if (answer === undefined) return undefined;
    const parsed = membershipSchema.parse(answer);
    found.push(...parsed.value);
    next = parsed['@odata.nextLink'];
  }
  return found;
}

/** Parsed JSON, or undefined on 404. */
async function getJson(
  request: PersonRequest,
  url: string,
  with_: { token: string; deadline: AbortSignal },
): Promise<unknown> {
  const response = await request.fetch(url, {
    headers: { Authorization: `Bearer ${with_.token}`, Accept: 'application/json' },
    redirect: 'error',
    signal: with_.deadline,
  });
  const body: unknown = response.status === 200 ? await response.json() : await response.text();
  if (response.status === 404) return undefined;
  if (response.status === 401) void request.tokens.token({ renew: true }).catch(() => undefined);
  if (response.status !== 200) throw new GraphRefusal(response.status);
  return body;
}

function roleOf(membership: Membership, groups: PersonRequest['roleGroups']): Role[] {
  if (membership['@odata.type'] === '#microsoft.graph.directoryRole') {
    return membership.roleTemplateId?.toLowerCase() === globalAdministrator ? ['globalAdmin'] : [];
  }
  if (membership['@odata.type'] !== '#microsoft.graph.group') return [];
  if (groups) {
    const found = Object.entries(groups).find(([, id]) => id?.toLowerCase() === membership.id?.toLowerCase());
    return found ? [found[0] as Role] : [];
  }
  const role = agentGroups[membership.displayName?.toLowerCase() ?? ''];
  return role ? [role] : [];
}

function orDeadline<T>(work: Promise<T>, deadline: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    deadline.addEventListener('abort', () => reject(deadline.reason), { once: true });
    work.then(resolve, reject);
  });
}
