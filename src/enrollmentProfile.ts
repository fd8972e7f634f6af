import { type ObserveDeps, profileNow } from './observe';
import type { Organization } from './organizations';
import type { Profile } from './partnerCenter/partnerCenter';

/**
 * What the pre-check sheet and the decision go by. A tenant with a connection is asked there; undefined: it did not
 * answer. A tenant without one is known by its settings alone, and the portal checks the rest.
 */
export async function enrollmentProfile(
  deps: ObserveDeps & { readonly organization: (tenantId: string) => Organization | undefined },
  tenantId: string,
): Promise<Profile | undefined> {
  if (deps.connection(tenantId) !== undefined) return profileNow(deps, tenantId);
  const organization = deps.organization(tenantId);
  if (organization === undefined) return undefined;
  return {
    organizationName: organization.name,
    mpnId: organization.mpnId ?? '',
    timeZone: organization.timeZone,
    profileCurrent: undefined,
    mpnCurrent: undefined,
    anniversary: '',
    primaryContact: '',
    mpnMailbox: '',
  };
}
