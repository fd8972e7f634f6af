/**
 * The customers, one row each. `lines` reads: base lines separated by commas, add-ons after their base with `+`, `x25`
 * is the license count, and a word in brackets is a state other than the usual one.
 *
 * `mca`: A accepted by the customer in the admin center, T attested by Boréal, P attested by the provider, 0 not accepted.
 */
export interface CustomerRow {
  readonly n: number;
  readonly name: string;
  readonly domain: string;
  readonly mca: 'A' | 'T' | 'P' | '0';
  readonly lines: string;
  /** Where the customer is at the starting point; Boréal's direct customer unless said otherwise. */
  readonly at?: 'nordwind' | 'meridian' | 'nowhere' | 'noTenant';
  readonly noBillToEmail?: true;
}

/** 46 license lines, 12 add-ons on the first twelve of them, and two Azure subscriptions (paging, card size). */
function humongous(): string {
  const products = ['BP', 'E1', 'E3', 'E5', 'F1', 'Basic', 'Exchange', 'PowerBI', 'Apps', 'Visio', 'Project', 'Intune'];
  const extras = ['Audio', 'Phone', 'Defender', 'Archive'];
  const licenses = Array.from({ length: 46 }, (_, i) => {
    const count = 5 + ((i * 7) % 90);
    return `${products[i % products.length]}x${count}${i < 12 ? `+${extras[i % extras.length]}x${count}` : ''}`;
  });
  return [...licenses, 'PAYG', 'PAYG'].join(', ');
}

export const customerRows: readonly CustomerRow[] = [
  { n: 1, name: 'Contoso', domain: 'contoso.example', mca: 'A', lines: 'BPx25+Audiox25, PAYG, RI' },
  { n: 2, name: 'Fabrikam', domain: 'fabrikam.example', mca: 'T', lines: 'E3x40' },
  { n: 3, name: 'Adatum', domain: 'adatum.example', mca: '0', lines: 'BPx12' },
  {
    n: 4,
    name: 'Adventure Works',
    domain: 'adventure-works.example',
    mca: 'A',
    lines: 'E3x120+Audiox120+Phonex60, E1x15',
  },
  { n: 5, name: 'Alpine Ski House', domain: 'alpineskihouse.example', mca: 'A', lines: 'PAYG, PAYG' },
  { n: 6, name: 'Bellows College', domain: 'bellowscollege.example', mca: 'A', lines: 'A3x300, Intunex300' },
  { n: 7, name: 'City Power & Light', domain: 'cpandl.example', mca: 'A', lines: 'Salesx18, Teamx40' },
  { n: 8, name: 'Coho Winery', domain: 'cohowinery.example', mca: 'A', lines: 'BPx9', noBillToEmail: true },
  { n: 9, name: 'Coho Vineyard', domain: 'cohovineyard.example', mca: 'T', lines: 'BPx14' },
  { n: 10, name: 'Consolidated Messenger', domain: 'consolidatedmessenger.example', mca: 'A', lines: 'BPx50' },
  { n: 11, name: 'Fourth Coffee', domain: 'fourthcoffee.example', mca: 'A', lines: 'BPx8, E1x30' },
  {
    n: 12,
    name: 'Graphic Design Institute',
    domain: 'gdi.example',
    mca: 'A',
    lines: 'BPx20, Visiox5, Projectx4[sync None]',
  },
  { n: 13, name: 'Humongous Insurance', domain: 'humongousinsurance.example', mca: 'A', lines: humongous() },
  { n: 14, name: 'Lamna Healthcare', domain: 'lamnahealthcare.example', mca: 'A', lines: 'E5x80' },
  { n: 15, name: "Liberty's Bakery & Café", domain: 'libertysbakery.example', mca: 'A', lines: 'BPx3' },
  { n: 16, name: 'Litware', domain: 'litware.example', mca: 'T', lines: 'E3x60+Audiox60' },
  { n: 17, name: 'Lucerne Publishing', domain: 'lucernepublishing.example', mca: 'A', lines: 'Plan' },
  { n: 18, name: "Margie's Travel", domain: 'margiestravel.example', mca: 'A', lines: 'RI, RI' },
  { n: 19, name: "Munson's Pickles", domain: 'munsonspickles.example', mca: 'A', lines: 'Term1, Term3' },
  { n: 20, name: 'Northwind Traders', domain: 'northwindtraders.example', mca: '0', lines: 'BPx16' },
  { n: 21, name: 'Proseware', domain: 'proseware.example', mca: 'A', lines: 'SaaS' },
  { n: 22, name: 'Relecloud', domain: 'relecloud.example', mca: 'A', lines: 'BPx10, PAYG, Plan, RI, Term1, SaaS' },
  {
    n: 23,
    name: 'School of Fine Art',
    domain: 'fineartschool.example',
    mca: 'A',
    lines: 'BPx30[suspended]+Audiox30[suspended], E1x5',
  },
  { n: 24, name: 'Southridge Video', domain: 'southridgevideo.example', mca: 'A', lines: 'E3x12[deleted], BPx7' },
  { n: 25, name: 'Tailspin Toys', domain: 'tailspintoys.example', mca: '0', lines: 'E1x22+Audiox22' },
  { n: 26, name: 'The Phone Company', domain: 'thephone-company.example', mca: 'T', lines: 'E3x35' },
  { n: 27, name: 'Trey Research', domain: 'treyresearch.example', mca: '0', lines: 'BPx11, PAYG' },
  { n: 28, name: 'VanArsdel', domain: 'vanarsdel.example', mca: 'A', lines: 'Intunex45, EMSx45' },
  {
    n: 29,
    name: 'Wide World Importers',
    domain: 'wideworldimporters.example',
    mca: 'A',
    lines: 'BPx70+Audiox70+Defenderx70, PAYG',
  },
  { n: 30, name: 'Wingtip Toys', domain: 'wingtiptoys.example', mca: 'A', lines: 'BPx6' },
  {
    n: 31,
    name: 'Woodgrove Bank',
    domain: 'woodgrovebank.example',
    mca: 'A',
    lines: 'E5x400+Audiox400+Callingx250+Archivex400',
  },
  { n: 32, name: 'Best For You Organics', domain: 'bestforyouorganics.example', mca: 'A', lines: '' },
  { n: 33, name: 'Blue Yonder Airlines', domain: 'blueyonderairlines.example', mca: 'A', lines: 'E3x150' },
  { n: 34, name: 'First Up Consultants', domain: 'firstupconsultants.example', mca: 'A', lines: 'BPx18, PAYG' },
  { n: 35, name: 'Fincher Architects', domain: 'fincherarchitects.example', mca: 'A', lines: 'BPx5' },
  { n: 36, name: 'Nod Publishers', domain: 'nodpublishers.example', mca: 'A', lines: 'BPx10, Trialx25' },
  { n: 37, name: 'Nuage Jardin', domain: 'nuagejardin.example', mca: 'P', lines: 'BPx6', at: 'nordwind' },
  { n: 38, name: "Cœur d'Érable Ltée", domain: 'coeurderable.example', mca: '0', lines: '', at: 'nowhere' },
  { n: 39, name: 'Relais Santé', domain: 'relaissante.example', mca: 'P', lines: 'E1x10', at: 'meridian' },
  { n: 40, name: 'Ferme du Lac', domain: 'fermedulac.example', mca: '0', lines: '', at: 'noTenant' },
  { n: 41, name: 'Éditions Soleil', domain: 'editionssoleil.example', mca: 'A', lines: 'E1x12' },
  {
    n: 42,
    name: 'Zéro **[gratuit](https://example.test)** <at>x</at> ☕',
    domain: 'zero.example',
    mca: 'A',
    lines: 'BPx2',
  },
];
