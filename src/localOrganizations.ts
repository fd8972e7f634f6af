import type { Organization } from './organizations';

const organizations: readonly Omit<Organization, 'connection' | 'directory'>[] = [
  {
    tenantId: 'b0000000-0000-4000-8000-000000000001',
    name: 'Boréal Cloud',
    side: 'partner',
    timeZone: 'America/Toronto',
    country: 'CA',
    mpnId: '5139005',
  },
  {
    tenantId: 'b0000000-0000-4000-8000-000000000002',
    name: 'Lumen IT',
    side: 'partner',
    timeZone: 'America/Vancouver',
    country: 'CA',
    mpnId: '5139006',
  },
  {
    tenantId: 'b0000000-0000-4000-8000-000000000003',
    name: 'Alizé Réseaux',
    side: 'partner',
    timeZone: 'Europe/Paris',
    country: 'FR',
    mpnId: '5139007',
  },
  {
    tenantId: 'd0000000-0000-4000-8000-000000000001',
    name: 'Nordwind Distribution',
    side: 'provider',
    timeZone: 'Europe/Oslo',
    country: 'NO',
    mpnId: '7200001',
  },
  {
    tenantId: 'd0000000-0000-4000-8000-000000000002',
    name: 'Meridian Supply',
    side: 'provider',
    timeZone: 'America/Chicago',
    country: 'US',
    mpnId: '7200002',
  },
];

/** The organizations of the simulated world. Meridian has no connection: its side is done in the portal. */
export const localOrganizations = (simulatorUrl: string): readonly Organization[] =>
  organizations.map((organization) => ({
    ...organization,
    directory: localClient(organization.tenantId),
    ...(organization.name === 'Meridian Supply'
      ? {}
      : { connection: localConnection(simulatorUrl, organization.tenantId) }),
  }));

/** Every organization's application there has its tenant id and the same secret. */
const localClient = (tenantId: string) => ({ clientId: tenantId, clientSecret: 'local' });

/** The simulator knows each tenant's refresh token from the start, as if somebody had signed in. */
const localConnection = (simulatorUrl: string, tenantId: string): NonNullable<Organization['connection']> => ({
  cloud: 'global',
  baseUrl: simulatorUrl,
  authority: simulatorUrl,
  kind: 'appAndUser',
  ...localClient(tenantId),
  refreshToken: `local-${tenantId}`,
  portal: true,
});
