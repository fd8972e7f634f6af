import type { Role } from './roles';

/** A person, by the ids that authority rests on: Entra tenant and Entra object id. Never by name or e-mail. */
export interface PersonRef {
  readonly tenantId: string;
  readonly userId: string;
}

/** Who asks, with the evidence for what they may do: the roles and when the directory was read. */
export interface Actor extends PersonRef {
  readonly roles: readonly Role[];
  /** ISO 8601 UTC instant of the directory read. */
  readonly rolesReadAt: string;
}

/** What every command carries besides its own data. The domain has no clock: `now` is an ISO 8601 UTC instant. */
export interface CommandMeta {
  readonly now: string;
}
