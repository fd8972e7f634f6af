import type { Organization } from '../state';

export const boreal = 'b0000000-0000-4000-8000-000000000001';
export const lumen = 'b0000000-0000-4000-8000-000000000002';
export const alize = 'b0000000-0000-4000-8000-000000000003';
export const nordwind = 'd0000000-0000-4000-8000-000000000001';
export const meridian = 'd0000000-0000-4000-8000-000000000002';

/** Every organization's application has its tenant id as client id, and this secret, which opens nothing else. */
const localSecret = 'local';

function organization(facts: Omit<Organization, 'clientId' | 'clientSecret' | 'enrollment'>): Organization {
  return { ...facts, clientId: facts.tenantId, clientSecret: localSecret, enrollment: { status: 'none' } };
}

/** The five organizations at the starting point. */
export function organizations(): Organization[] {
  return [
    organization({
      tenantId: boreal,
      name: 'Boréal Cloud',
      kind: 'partner',
      domain: 'boreal.example',
      mpnId: '5139005',
      country: 'CA',
      timeZone: 'America/Toronto',
      anniversary: '--10-14',
      primaryContact: 'camille@boreal.example',
      mpnMailbox: 'mpn@boreal.example',
      profileCurrent: true,
      mpnCurrent: true,
      revenueUsd: 212_000,
    }),
    organization({
      tenantId: lumen,
      name: 'Lumen IT',
      kind: 'partner',
      domain: 'lumen.example',
      mpnId: '5139006',
      country: 'CA',
      timeZone: 'America/Vancouver',
      anniversary: '--03-03',
      primaryContact: 'paul@lumen.example',
      mpnMailbox: 'mpn@lumen.example',
      profileCurrent: false,
      mpnCurrent: false,
      notice: 'restricted',
      programStatus: 'restricted',
    }),
    organization({
      tenantId: alize,
      name: 'Alizé Réseaux',
      kind: 'partner',
      domain: 'alize.example',
      mpnId: '5139007',
      country: 'FR',
      timeZone: 'Europe/Paris',
      anniversary: '--11-20',
      primaryContact: 'lea@alize.example',
      mpnMailbox: 'mpn@alize.example',
      profileCurrent: true,
      mpnCurrent: true,
      revenueUsd: 148_000,
    }),
    organization({
      tenantId: nordwind,
      name: 'Nordwind Distribution',
      kind: 'provider',
      domain: 'nordwind.example',
      mpnId: '7200001',
      country: 'NO',
      timeZone: 'Europe/Oslo',
      anniversary: '--05-17',
      primaryContact: 'tom@nordwind.example',
      mpnMailbox: 'mpn@nordwind.example',
      profileCurrent: true,
      mpnCurrent: true,
    }),
    organization({
      tenantId: meridian,
      name: 'Meridian Supply',
      kind: 'provider',
      domain: 'meridian.example',
      mpnId: '7200002',
      country: 'US',
      timeZone: 'America/Chicago',
      anniversary: '--06-01',
      primaryContact: 'mei@meridian.example',
      mpnMailbox: 'mpn@meridian.example',
      profileCurrent: true,
      mpnCurrent: true,
    }),
  ];
}
