import { deterministicId } from '../ids';
import type { Organization } from '../organizations';

/** The tenant in which a partner's people rehearse: a partition of its own, never a tenant of Microsoft's. */
export const rehearsalTenantOf = (partnerTenant: string): string => deterministicId('rehearsal', partnerTenant);

/** A provider as it appears in one partner's rehearsal; the real one never sees anything of it. */
export const rehearsalProviderOf = (providerTenant: string, partnerTenant: string): string =>
  deterministicId('rehearsal', partnerTenant, providerTenant);

/**
 * The organizations of the rehearsals (CON-12): each partner once more, and with it each provider once more. They have
 * no connection and no directory of their own, so no call can leave in their name.
 */
export function rehearsalOrganizations(organizations: readonly Organization[]): readonly Organization[] {
  const providers = organizations.filter(({ side }) => side === 'provider');
  return organizations
    .filter(({ side }) => side === 'partner')
    .flatMap((partner) => [
      copyOf(partner, rehearsalTenantOf(partner.tenantId), partner.tenantId),
      ...providers.map((provider) =>
        copyOf(provider, rehearsalProviderOf(provider.tenantId, partner.tenantId), partner.tenantId),
      ),
    ]);
}

function copyOf(organization: Organization, tenantId: string, rehearsalOf: string): Organization {
  const { connection: _connection, directory: _directory, ...facts } = organization;
  return { ...facts, tenantId, rehearsalOf };
}
