import type { Caller } from '../call';
import type { DirectoryRole, State } from '../state';

/** Roles of the account that consented to an organization's application, until the control plane says otherwise. */
const consentingAccount: readonly DirectoryRole[] = ['globalAdmin', 'adminAgent'];

/**
 * The roles with which a call on behalf of a person is made: those of that person in the directory, or of the account
 * that consented to the application. A role changed in the directory counts at once (in reality after up to an hour).
 */
export function rolesOf(state: State, caller: Caller): readonly DirectoryRole[] {
  const person = state.people.find(({ id, tenantId }) => id === caller.userId && tenantId === caller.tenantId);
  if (person) return person.roles;
  const organization = state.organizations.find(({ tenantId }) => tenantId === caller.tenantId);
  return organization?.accountRoles ?? consentingAccount;
}
