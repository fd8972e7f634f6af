/** What is sold in the simulated world. Offer ids are invented, but have the form that Partner Center gives each kind. */
export interface Offer {
  readonly id: string;
  readonly name: string;
  /** Of a product that is not Microsoft's. */
  readonly publisher?: string;
  readonly kind:
    | 'license'
    | 'newCommerceLicense'
    | 'addon'
    | 'azurePayg'
    | 'azurePlan'
    | 'reservation'
    | 'term'
    | 'saas'
    | 'trial';
}

const license = (n: number, name: string): Offer => ({ id: offerGuid(n), name, kind: 'license' });
const addon = (n: number, name: string): Offer => ({ id: offerGuid(n), name, kind: 'addon' });

function offerGuid(n: number): string {
  return `0ffe0000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
}

/** Keys are the abbreviations of the table of customers. */
export const offers: Readonly<Record<string, Offer>> = {
  BP: license(1, 'Microsoft 365 Business Premium'),
  E1: license(2, 'Office 365 E1'),
  E3: license(3, 'Microsoft 365 E3'),
  E5: license(4, 'Microsoft 365 E5'),
  A3: license(5, 'Microsoft 365 A3 for faculty'),
  Intune: license(6, 'Microsoft Intune Plan 1'),
  EMS: license(7, 'Enterprise Mobility + Security E3'),
  Sales: license(8, 'Dynamics 365 Sales Professional'),
  Team: license(9, 'Dynamics 365 Team Members'),
  Visio: license(10, 'Visio Plan 2'),
  Project: license(11, 'Project Plan 3'),
  F1: license(12, 'Microsoft 365 F1'),
  Basic: license(13, 'Microsoft 365 Business Basic'),
  Exchange: license(14, 'Exchange Online (Plan 1)'),
  PowerBI: license(15, 'Power BI Pro'),
  Apps: license(16, 'Microsoft 365 Apps for business'),
  Audio: addon(51, 'Audio Conferencing'),
  Phone: addon(52, 'Teams Phone Standard'),
  Defender: addon(53, 'Defender for Office 365 (Plan 1)'),
  Archive: addon(54, 'Exchange Online Archiving'),
  Calling: addon(55, 'Domestic Calling Plan'),
  // Sold in none of the tables: bought by the control plane.
  BPN: { id: 'CFQ7TTC00001:0001:CFQ7TTC00002', name: 'Microsoft 365 Business Premium', kind: 'newCommerceLicense' },
  E3N: { id: 'CFQ7TTC00003:0001:CFQ7TTC00004', name: 'Microsoft 365 E3', kind: 'newCommerceLicense' },
  Trial: { id: offerGuid(90), name: 'Microsoft 365 E5 trial', kind: 'trial' },
  PAYG: { id: 'MS-AZR-0145P', name: 'Microsoft Azure', kind: 'azurePayg' },
  Plan: { id: 'DZH318Z0BPS6:0001:DZH318Z0BMJX', name: 'Azure plan', kind: 'azurePlan' },
  RI: {
    id: 'DZH318Z0BQ4H:00B3:DZH318Z0GDJ1',
    name: 'Reserved VM Instance, Standard D2s v3, 3 years',
    kind: 'reservation',
  },
  Term1: { id: 'DG7GMGF0FKX9:0003:DG7GMGF0VJQ1', name: 'SQL Server Standard 2 core, 1 year', kind: 'term' },
  Term3: { id: 'DG7GMGF0FKX9:0004:DG7GMGF0VJQ3', name: 'SQL Server Standard 2 core, 3 years', kind: 'term' },
  SaaS: {
    id: 'DZH318Z08C7D:0005:DZH318Z0G2TP',
    name: 'Fabricam Backup for Microsoft 365',
    publisher: 'Fabricam',
    kind: 'saas',
  },
};

/** The offer of a key; every key in the state comes from this table. */
export function offerOf(key: string): Offer {
  const offer = offers[key];
  if (!offer) throw new Error(`The simulated world has no offer ${key}`);
  return offer;
}
