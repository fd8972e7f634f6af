/**
 * Where the customers are at the starting point `midway`. Numbers are those of the table of customers; who is not named
 * here is as in `fresh`; `daysAgo` counts weekdays. The same table fills the bot's own store for local runs, so that both sides tell one story.
 */

/** Boréal's relationship with a provider for one customer. */
export interface MidwayRelationship {
  readonly n: number;
  readonly provider: 'nordwind' | 'meridian';
  /** `unlisted`: extended, but Partner Center does not list the provider yet (EXT-14). */
  readonly how: 'extended' | 'unlisted' | 'authorized';
  readonly daysAgo: number;
}

const extended = (daysAgo: number, ...customers: readonly number[]): MidwayRelationship[] =>
  customers.map((n) => ({ n, provider: 'nordwind', how: 'extended', daysAgo }));

export const midwayRelationships: readonly MidwayRelationship[] = [
  ...extended(15, 10, 11, 29, 33, 34, 35),
  ...extended(14, 2, 3, 4, 5, 6, 7),
  ...extended(13, 12, 13, 16, 17, 18, 22, 23),
  ...extended(12, 24, 26, 27),
  { n: 30, provider: 'meridian', how: 'extended', daysAgo: 11 },
  { n: 36, provider: 'nordwind', how: 'unlisted', daysAgo: 1 },
  { n: 28, provider: 'nordwind', how: 'authorized', daysAgo: 7 },
  { n: 38, provider: 'nordwind', how: 'authorized', daysAgo: 5 },
];

/** Customers that hold an invitation and have not followed its link yet. */
export const midwayInvited: readonly { readonly n: number; readonly daysAgo: number }[] = [
  { n: 14, daysAgo: 3 },
  { n: 25, daysAgo: 2 },
  { n: 41, daysAgo: 2 },
];

/** The customer that said no to the extension; Partner Center knows nothing of it. */
export const midwayDeclined: readonly { readonly n: number; readonly daysAgo: number }[] = [{ n: 31, daysAgo: 6 }];

/** Customers whose agreement the provider has attested on its side (MCA-5): 16 signed with Boréal, 38 never has. */
export const midwayAttested: readonly { readonly n: number; readonly daysAgo: number }[] = [
  { n: 16, daysAgo: 9 },
  { n: 38, daysAgo: 4 },
];

export interface MidwayTransfer {
  readonly n: number;
  readonly partner: 'boreal' | 'alize';
  /** Base lines, as the subscription ids count them. */
  readonly lines: readonly number[];
  readonly made: { readonly daysAgo: number };
  /** What became of it in Partner Center, and when; nothing yet if absent. */
  readonly answer?: { readonly given: 'accept' | 'reject'; readonly daysAgo: number };
  /** License count of the first line today, when it is no longer what the request holds (CON-5, CON-6). */
  readonly liveNow?: number;
  /** What only Passerelle knows: who checked, and why the provider said no. */
  readonly providerVerified?: { readonly daysAgo: number };
  readonly closed?: { readonly daysAgo: number };
  readonly comment?: string;
}

export const midwayTransfers: readonly MidwayTransfer[] = [
  {
    n: 33,
    partner: 'boreal',
    lines: [1],
    made: { daysAgo: 13 },
    answer: { given: 'accept', daysAgo: 12 },
    providerVerified: { daysAgo: 11 },
    closed: { daysAgo: 10 },
  },
  { n: 11, partner: 'boreal', lines: [1], made: { daysAgo: 6 } },
  {
    n: 29,
    partner: 'boreal',
    lines: [1, 2],
    made: { daysAgo: 5 },
    answer: { given: 'reject', daysAgo: 4 },
    comment: 'Our credit check for this customer runs until the end of the month. Please send it again after that.',
  },
  {
    n: 34,
    partner: 'boreal',
    lines: [1, 2],
    made: { daysAgo: 5 },
    answer: { given: 'accept', daysAgo: 4 },
    providerVerified: { daysAgo: 1 },
  },
  { n: 35, partner: 'boreal', lines: [1], made: { daysAgo: 3 }, answer: { given: 'accept', daysAgo: 1 } },
  { n: 10, partner: 'boreal', lines: [1], made: { daysAgo: 2 }, liveNow: 55 },
  { n: 41, partner: 'alize', lines: [21], made: { daysAgo: 1 } },
];

/** When Boréal became an indirect reseller and got its two providers. */
export const midwayProgramme = {
  submitted: 19,
  enrolled: 18,
  partnerships: [
    { provider: 'nordwind', invited: 18, accepted: 17 },
    { provider: 'meridian', invited: 17, accepted: 16 },
  ],
} as const;
