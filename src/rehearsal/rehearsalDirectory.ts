import type { Directory } from '../directory/directory';
import { allRoles } from '../domain/roles';
import type { Organization } from '../organizations';

/**
 * In a rehearsal everybody of the organization plays every role; who belongs to it is still the real directory's answer,
 * so that guests and strangers stay out.
 */
export function withRehearsals(
  directory: Directory,
  organization: (tenantId: string) => Organization | undefined,
): Directory {
  return {
    async rolesOf(person, options) {
      const real = organization(person.tenantId)?.rehearsalOf;
      if (real === undefined) return directory.rolesOf(person, options);
      const reading = await directory.rolesOf({ ...person, tenantId: real }, options);
      return reading.found && !reading.guest ? { ...reading, roles: allRoles } : reading;
    },
  };
}
