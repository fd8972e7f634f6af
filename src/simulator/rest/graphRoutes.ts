import { Refusal } from '../answers';
import type { Call, Route } from '../call';
import type { DirectoryRole, Person } from '../state';

/** Template id of the Global Administrator role, the same in every tenant. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

const groupNames: Partial<Record<DirectoryRole, { name: string; n: number }>> = {
  adminAgent: { name: 'AdminAgents', n: 1 },
  salesAgent: { name: 'SalesAgents', n: 2 },
  helpdeskAgent: { name: 'HelpdeskAgents', n: 3 },
};

const users = '/graph/v1.0/users';

/** Microsoft Graph as far as roles need it. A token reads its own tenant only. */
export const graphRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: users,
    guard: 'graph',
    handle: ({ state, caller }) => ({
      status: 200,
      body: { value: state.people.filter((person) => person.tenantId === caller.tenantId).map(userBody) },
    }),
  },
  {
    method: 'GET',
    path: `${users}/:userId`,
    guard: 'graph',
    handle: (call) => ({ status: 200, body: userBody(personOf(call)) }),
  },
  {
    method: 'GET',
    path: `${users}/:userId/transitiveMemberOf`,
    guard: 'graph',
    handle: (call) => {
      const person = personOf(call);
      return { status: 200, body: { value: person.roles.map((role) => membershipBody(person.tenantId, role)) } };
    },
  },
];

function personOf({ state, caller, params }: Call): Person {
  const found = state.people.find((person) => person.tenantId === caller.tenantId && person.id === params.userId);
  if (found) return found;
  const message = `Resource '${params.userId}' does not exist or one of its queried reference-property objects are not present.`;
  throw new Refusal({ status: 404, body: { error: { code: 'Request_ResourceNotFound', message } } });
}

function userBody(person: Person): Record<string, unknown> {
  return {
    id: person.id,
    displayName: person.name,
    mail: person.mail,
    userPrincipalName: person.mail,
    userType: person.userType,
    accountEnabled: true,
  };
}

function membershipBody(tenantId: string, role: DirectoryRole): Record<string, unknown> {
  const group = groupNames[role];
  if (!group) {
    return {
      '@odata.type': '#microsoft.graph.directoryRole',
      id: groupId(tenantId, 0),
      displayName: 'Global Administrator',
      roleTemplateId: globalAdministrator,
    };
  }
  return {
    '@odata.type': '#microsoft.graph.group',
    id: groupId(tenantId, group.n),
    displayName: group.name,
    securityEnabled: true,
  };
}

/** Fixed per tenant: `1n000000-0000-4000-8000-` and the tenant's own letter and last ten digits. */
export function groupId(tenantId: string, n: number): string {
  return `1${n}000000-0000-4000-8000-${tenantId.slice(0, 2)}${tenantId.slice(-10)}`;
}
