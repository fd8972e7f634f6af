import type { Role } from '../../../src/domain/roles';
import type { Organization } from '../../../src/organizations';
import type { PersonSettings } from '../../../src/store/documents/personDocument';

/** Somebody of the simulated year. Every time of day is a quarter of an hour, so that an oracle can walk through them. */
export interface Human {
  readonly tenantId: string;
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly timeZone: string;
  readonly settings?: PersonSettings;
}

const id = (n: number): string => `0000000${n}-0000-4000-8000-000000000000`;

const boreal = id(1);
const lumen = id(2);
const azur = id(3);
const nordwind = id(6);
const meridian = id(7);

/** Both hemispheres, so that clocks change in opposite directions, and a zone at half an hour. */
export const organizations: readonly Organization[] = [
  { tenantId: boreal, name: 'Boréal', side: 'partner', timeZone: 'America/Toronto', country: 'CA', region: 'QC' },
  { tenantId: lumen, name: 'Lumen', side: 'partner', timeZone: 'Australia/Adelaide', country: 'AU', region: 'SA' },
  {
    tenantId: azur,
    name: 'Azur',
    side: 'partner',
    timeZone: 'Europe/Paris',
    country: 'FR',
    holidays: ['2026-12-24', '2027-05-07'],
  },
  { tenantId: nordwind, name: 'Nordwind', side: 'provider', timeZone: 'Europe/Stockholm', country: 'SE' },
  { tenantId: meridian, name: 'Meridian', side: 'provider', timeZone: 'America/New_York', country: 'US' },
];

const admin: readonly Role[] = ['adminAgent'];
const sales: readonly Role[] = ['salesAgent'];

export const humans: readonly Human[] = [
  { tenantId: boreal, userId: 'camille', roles: ['globalAdmin', 'adminAgent'], timeZone: 'America/Toronto' },
  {
    tenantId: boreal,
    userId: 'dev',
    roles: sales,
    timeZone: 'America/Vancouver',
    settings: { quietHours: { from: '20:00', to: '10:30' } },
  },
  { tenantId: boreal, userId: 'luc', roles: ['globalAdmin'], timeZone: 'America/Toronto' },
  { tenantId: lumen, userId: 'ada', roles: admin, timeZone: 'Australia/Adelaide' },
  { tenantId: lumen, userId: 'bo', roles: sales, timeZone: 'Australia/Adelaide', settings: { muted: true } },
  {
    tenantId: azur,
    userId: 'zoe',
    roles: admin,
    timeZone: 'Europe/Paris',
    settings: { away: { from: '2026-12-19', until: '2027-01-05' } },
  },
  {
    tenantId: azur,
    userId: 'max',
    roles: admin,
    timeZone: 'Europe/London',
    settings: { quietHours: { from: '12:00', to: '14:15' } },
  },
  { tenantId: nordwind, userId: 'ines', roles: sales, timeZone: 'Europe/Stockholm', settings: { queue: 'on' } },
  { tenantId: nordwind, userId: 'tom', roles: admin, timeZone: 'Europe/Stockholm' },
  { tenantId: nordwind, userId: 'off', roles: admin, timeZone: 'Europe/Stockholm', settings: { queue: 'off' } },
  { tenantId: nordwind, userId: 'help', roles: ['helpdeskAgent'], timeZone: 'Europe/Stockholm' },
  {
    tenantId: meridian,
    userId: 'ann',
    roles: admin,
    timeZone: 'America/New_York',
    settings: { queue: 'on', away: { from: '2027-03-08', until: '2027-03-26' } },
  },
  { tenantId: meridian, userId: 'raj', roles: sales, timeZone: 'Asia/Kolkata' },
  {
    tenantId: meridian,
    userId: 'eve',
    roles: admin,
    timeZone: 'America/Los_Angeles',
    settings: { quietHours: { from: '08:00', to: '09:45' } },
  },
];

export const organizationOf = (tenantId: string): Organization => {
  const found = organizations.find((one) => one.tenantId === tenantId);
  if (found === undefined) throw new Error(`no organization ${tenantId}`);
  return found;
};

export const partners: readonly string[] = [boreal, lumen, azur];
export const providers: readonly string[] = [nordwind, meridian];
