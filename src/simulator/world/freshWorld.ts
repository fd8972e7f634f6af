import { guidFrom } from '../ids';
import { type RuleSetName, ruleSets } from '../rules/ruleSet';
import type { AgreementRecord, Customer, CustomerLink, State, Subscription } from '../state';
import { usualSwitches } from '../switches';
import { type CustomerRow, customerRows } from './customerTable';
import { offerOf } from './offers';
import { alize, boreal, meridian, nordwind, organizations } from './organizations';
import { type ParsedLine, parseLines } from './parseLines';
import { people } from './people';
import { azureId, customerId, subscriptionId } from './worldIds';

const daysMs = 86_400_000;

/**
 * The starting point `fresh`: Boréal has not enrolled, nobody invited it, no provider knows its direct customers; Alizé
 * has done all that with Nordwind. Dates lie relative to the clock. Where the rules ask for it, Microsoft's support has set
 * Boréal and Alizé to Restricted already, as they need before they enroll.
 */
export function freshWorld(seed: string, now: Date, ruleSet: RuleSetName = 'seed-2021'): State {
  const ago = (days: number): string => new Date(now.getTime() - days * daysMs).toISOString();
  const state: State = {
    v: 1,
    world: 'fresh',
    seed,
    ruleSet,
    switches: { ...usualSwitches },
    counter: 0,
    clockOffsetMs: 0,
    organizations: organizations(),
    people: people(),
    customers: customerRows.map((row) => customer(row, ago)),
    subscriptions: customerRows.flatMap((row) => subscriptions(row, ago)),
    partnerships: [
      {
        partnerTenantId: alize,
        providerTenantId: nordwind,
        status: 'accepted',
        invitedAt: ago(70),
        acceptedAt: ago(68),
      },
    ],
    transfers: [],
    audit: [],
    faults: [],
  };
  for (const organization of state.organizations) {
    if (organization.tenantId === alize) {
      organization.enrollment = { status: 'enrolled', submittedAt: ago(80), decidedAt: ago(80), enrolledAt: ago(79) };
    }
  }
  if (ruleSets[ruleSet].enrollmentNeedsRestricted) {
    for (const organization of state.organizations) {
      if (organization.tenantId === boreal || organization.tenantId === alize)
        organization.programStatus = 'restricted';
    }
  }
  addSoleilAtAlize(state, ago);
  return state;
}

/** Customer 41 buys Azure from Alizé as well: two partners, one customer, nothing may leak. */
function addSoleilAtAlize(state: State, ago: (days: number) => string): void {
  const soleil = state.customers.find((customer) => customer.id === customerId(41));
  soleil?.links.push({ kind: 'direct', tenantId: alize, since: ago(300) });
  const payg: ParsedLine = { offer: 'PAYG', quantity: 1, status: 'active', syncState: 'SyncComplete', addons: [] };
  state.subscriptions.push(subscription(payg, { n: 41, line: 21, tenantId: alize, createdAt: ago(300) }));
}

function customer(row: CustomerRow, ago: (days: number) => string): Customer {
  return {
    id: customerId(row.n),
    name: row.name,
    domain: row.domain,
    hasTenant: row.at !== 'noTenant',
    ...(row.noBillToEmail ? {} : { email: `billing@${row.domain}` }),
    address: address(row.n),
    links: links(row, ago),
    signedDirectly: row.mca === 'A',
    agreements: attestations(row, ago),
  };
}

function links(row: CustomerRow, ago: (days: number) => string): CustomerLink[] {
  if (row.at === 'nowhere' || row.at === 'noTenant') return [];
  if (!row.at) return [{ kind: 'direct', tenantId: boreal, since: ago(400) }];
  return [
    {
      kind: 'indirect',
      resellerTenantId: boreal,
      providerTenantId: row.at === 'nordwind' ? nordwind : meridian,
      via: 'invitation',
      delegatedAdmin: true,
      since: ago(120),
      listed: true,
    },
  ];
}

function attestations(row: CustomerRow, ago: (days: number) => string): AgreementRecord[] {
  if (row.mca !== 'T' && row.mca !== 'P') return [];
  return [
    {
      id: guidFrom(`attestation:${row.n}`),
      tenantId: sellerOf(row),
      firstName: 'Alex',
      lastName: 'Morin',
      email: `alex.morin@${row.domain}`,
      dateAgreed: ago(200),
    },
  ];
}

function sellerOf(row: CustomerRow): string {
  if (row.at === 'nordwind') return nordwind;
  return row.at === 'meridian' ? meridian : boreal;
}

function subscriptions(row: CustomerRow, ago: (days: number) => string): Subscription[] {
  const owner = { n: row.n, tenantId: sellerOf(row), createdAt: ago(400) };
  let addonLine = 50;
  return parseLines(row.lines).flatMap((parsed, index) => {
    const base = subscription(parsed, { ...owner, line: index + 1 });
    const addons = parsed.addons.map((addon) => {
      addonLine += 1;
      return { ...subscription(addon, { ...owner, line: addonLine }), parentId: base.id };
    });
    return [base, ...addons];
  });
}

/** One line as its partner sells it; ids come from the customer's and the line's numbers. */
export function subscription(
  parsed: ParsedLine,
  owner: { n: number; line: number; tenantId: string; createdAt: string },
): Subscription {
  const kind = offerOf(parsed.offer).kind;
  return {
    id: subscriptionId(owner.n, owner.line),
    customerId: customerId(owner.n),
    tenantId: owner.tenantId,
    offer: parsed.offer,
    quantity: parsed.quantity,
    status: parsed.status,
    syncState: parsed.syncState,
    ...(kind === 'azurePayg' || kind === 'azurePlan' ? { azureId: azureId(owner.n, owner.line) } : {}),
    orderId: guidFrom(`order:${owner.n}:${owner.line}`),
    createdAt: owner.createdAt,
    version: 1,
    ...(owner.tenantId === nordwind || owner.tenantId === meridian ? { partnerMpnId: '5139005' } : {}),
  };
}

const cities = [
  ['Montréal', 'QC', 'H2Y 1C6'],
  ['Québec', 'QC', 'G1R 4P5'],
  ['Ottawa', 'ON', 'K1P 5J2'],
  ['Toronto', 'ON', 'M5H 2N2'],
  ['Halifax', 'NS', 'B3J 1S9'],
] as const;

function address(n: number): Customer['address'] {
  const [city, state, postalCode] = cities[n % cities.length] ?? cities[0];
  return { country: 'CA', city, state, addressLine1: `${100 + n * 3} Example Street`, postalCode };
}
