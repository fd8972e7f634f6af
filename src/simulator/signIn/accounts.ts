import { guidFrom } from '../ids';
import type { DirectoryRole, State } from '../state';

/** Who is behind an App+User token. */
export interface Account {
  readonly id: string;
  readonly roles: readonly DirectoryRole[];
}

/**
 * The refresh token that every organization's connection has from the start, so that a local run needs no sign-in by a
 * person. It stands for {@link standingAccount}, counts as signed in with MFA, and does not end by time; it can be
 * revoked.
 */
export const standingRefreshToken = (tenantId: string): string => `local-${tenantId}`;

/** The account the connection was made with: in no list of people, so that what people lose or gain leaves it alone. */
export const standingAccount = (tenantId: string): string => guidFrom(`consenting account of ${tenantId}`);

/** The account as it is now; undefined when the tenant does not have it (any more). */
export function accountOf(state: State, tenantId: string, userId: string): Account | undefined {
  if (userId === standingAccount(tenantId)) {
    const organization = state.organizations.find((one) => one.tenantId === tenantId);
    return { id: userId, roles: organization?.accountRoles ?? ['globalAdmin', 'adminAgent'] };
  }
  return state.people.find((person) => person.tenantId === tenantId && person.id === userId);
}
