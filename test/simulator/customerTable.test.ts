import { freshWorld } from '../../src/simulator/world/freshWorld';
import { offerOf } from '../../src/simulator/world/offers';
import { customerId } from '../../src/simulator/world/worldIds';
import { boreal } from '../support/people';

/**
 * The simulated world, customer by customer: name, how the agreement was accepted (A by the customer itself, T by the
 * partner's attestation, P through the provider, 0 not), and the lines of whoever sells to it first.
 */
const table: readonly (readonly [n: number, name: string, agreement: string, lines: string])[] = [
  [1, 'Contoso', 'A', 'BP×25 + Audio×25, PAYG, RI'],
  [2, 'Fabrikam', 'T', 'E3×40'],
  [3, 'Adatum', '0', 'BP×12'],
  [4, 'Adventure Works', 'A', 'E3×120 + Audio×120 + Phone×60, E1×15'],
  [5, 'Alpine Ski House', 'A', 'PAYG, PAYG'],
  [6, 'Bellows College', 'A', 'A3×300, Intune×300'],
  [7, 'City Power & Light', 'A', 'Sales×18, Team×40'],
  [8, 'Coho Winery', 'A', 'BP×9'],
  [9, 'Coho Vineyard', 'T', 'BP×14'],
  [10, 'Consolidated Messenger', 'A', 'BP×50'],
  [11, 'Fourth Coffee', 'A', 'BP×8, E1×30'],
  [12, 'Graphic Design Institute', 'A', 'BP×20, Visio×5, Project×4 (None)'],
  [14, 'Lamna Healthcare', 'A', 'E5×80'],
  [15, "Liberty's Bakery & Café", 'A', 'BP×3'],
  [16, 'Litware', 'T', 'E3×60 + Audio×60'],
  [17, 'Lucerne Publishing', 'A', 'Plan'],
  [18, "Margie's Travel", 'A', 'RI, RI'],
  [19, "Munson's Pickles", 'A', 'Term1, Term3'],
  [20, 'Northwind Traders', '0', 'BP×16'],
  [21, 'Proseware', 'A', 'SaaS'],
  [22, 'Relecloud', 'A', 'BP×10, PAYG, Plan, RI, Term1, SaaS'],
  [23, 'School of Fine Art', 'A', 'BP×30 (suspended) + Audio×30 (suspended), E1×5'],
  [24, 'Southridge Video', 'A', 'E3×12 (deleted), BP×7'],
  [25, 'Tailspin Toys', '0', 'E1×22 + Audio×22'],
  [26, 'The Phone Company', 'T', 'E3×35'],
  [27, 'Trey Research', '0', 'BP×11, PAYG'],
  [28, 'VanArsdel', 'A', 'Intune×45, EMS×45'],
  [29, 'Wide World Importers', 'A', 'BP×70 + Audio×70 + Defender×70, PAYG'],
  [30, 'Wingtip Toys', 'A', 'BP×6'],
  [31, 'Woodgrove Bank', 'A', 'E5×400 + Audio×400 + Calling×250 + Archive×400'],
  [32, 'Best For You Organics', 'A', ''],
  [33, 'Blue Yonder Airlines', 'A', 'E3×150'],
  [34, 'First Up Consultants', 'A', 'BP×18, PAYG'],
  [35, 'Fincher Architects', 'A', 'BP×5'],
  [36, 'Nod Publishers', 'A', 'BP×10, Trial×25'],
  [37, 'Nuage Jardin', 'P', 'BP×6'],
  [38, "Cœur d'Érable Ltée", '0', ''],
  [39, 'Relais Santé', 'P', 'E1×10'],
  [40, 'Ferme du Lac', '0', ''],
  [41, 'Éditions Soleil', 'A', 'E1×12, PAYG'],
  [42, 'Zéro **[gratuit](https://example.test)** <at>x</at> ☕', 'A', 'BP×2'],
];

const world = freshWorld('test', new Date());
const customer = (n: number) => world.customers.find(({ id }) => id === customerId(n));
const linesOf = (n: number) => world.subscriptions.filter((one) => one.customerId === customerId(n));

const said = ({ offer, quantity, status, syncState }: (typeof world.subscriptions)[number]): string => {
  const counted = ['license', 'addon', 'trial'].includes(offerOf(offer).kind) ? `${offer}×${quantity}` : offer;
  const state = [...(status === 'active' ? [] : [status]), ...(syncState === 'SyncComplete' ? [] : [syncState])];
  return state.length === 0 ? counted : `${counted} (${state.join(', ')})`;
};
const written = (n: number): string =>
  linesOf(n)
    .filter(({ parentId }) => parentId === undefined)
    .map((base) => [base, ...linesOf(n).filter(({ parentId }) => parentId === base.id)].map(said).join(' + '))
    .join(', ');
const agreement = (n: number): string => {
  const found = customer(n);
  if (found?.signedDirectly) return 'A';
  const [first] = found?.agreements ?? [];
  if (first === undefined) return '0';
  return first.tenantId === boreal ? 'T' : 'P';
};

describe('the table of customers', () => {
  test.each(table)('MCA-3 to MCA-6, CON-8, CON-9: %i %s, agreement %s: %s', (n, name, accepted, lines) => {
    expect({ name: customer(n)?.name, agreement: agreement(n), lines: written(n) }).toEqual({
      name,
      agreement: accepted,
      lines,
    });
  });

  test('13 Humongous Insurance: 60 lines, of which 46 licenses, 12 add-ons and two Azure subscriptions', () => {
    const kinds = linesOf(13).map(({ offer }) => offerOf(offer).kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect([kinds.length, count('license'), count('addon'), count('azurePayg')]).toEqual([60, 46, 12, 2]);
  });

  test('EXT-7: one customer has no billing e-mail; INV-15: one has no tenant', () => {
    expect(world.customers.filter(({ email }) => email === undefined).map(({ id }) => id)).toEqual([customerId(8)]);
    expect(world.customers.filter(({ hasTenant }) => !hasTenant).map(({ id }) => id)).toEqual([customerId(40)]);
  });

  test('CON-9: a third party’s product names its publisher', () => {
    const publishers = new Set(world.subscriptions.map(({ offer }) => offerOf(offer).publisher));
    expect([...publishers]).toEqual([undefined, 'Fabricam']);
  });
});
