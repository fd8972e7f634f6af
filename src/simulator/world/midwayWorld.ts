import { audit } from '../audit';
import { newId } from '../ids';
import type { RuleSetName } from '../rules/ruleSet';
import type { Customer, State, Transfer } from '../state';
import { createTransfer } from '../transfers/createTransfer';
import { acceptTransfer, rejectTransfer } from '../transfers/decideTransfer';
import { finishTransfer } from '../transfers/finishTransfer';
import { type Before, before } from './before';
import { freshWorld, subscription } from './freshWorld';
import {
  type MidwayTransfer,
  midwayAttested,
  midwayProgramme,
  midwayRelationships,
  midwayTransfers,
} from './midwayTable';
import { alize, boreal, meridian, nordwind } from './organizations';
import { customerId, subscriptionId } from './worldIds';

const tenants = { boreal, alize, nordwind, meridian } as const;

/** Accounts under which the two sides act; the bot's own store names the same people. */
const camille = 'c0000000-0000-4000-8000-000000000001';
const lea = 'c4000000-0000-4000-8000-000000000001';
const tom = 'c1000000-0000-4000-8000-000000000002';

/** An accepted transfer completed this long after it was accepted. */
const completionMs = 3000;

/**
 * The starting point `midway`: Boréal is enrolled and partnered with both providers, customers are extended, invited and
 * transferred as the table of customers says. Made with the simulator's own operations, each on its day, so nothing in
 * it could not have happened.
 */
export function midwayWorld(seed: string, now: Date, ruleSet?: RuleSetName): State {
  const state: State = { ...freshWorld(seed, now, ruleSet), world: 'midway' };
  const ago = before(now);
  enroll(state, ago);
  for (const { n, provider, how, daysAgo } of midwayRelationships) {
    relate(state, customerHere(state, n), { provider: tenants[provider], how, at: ago(daysAgo, n) });
  }
  attest(state, ago);
  addCoeurAtNordwind(state, ago);
  addSoleilToNordwind(state, ago);
  for (const made of midwayTransfers) transfer(state, ago, made);
  return state;
}

function enroll(state: State, ago: Before): void {
  const instant = (days: number, about: number): string => ago(days, about).toISOString();
  for (const organization of state.organizations) {
    if (organization.tenantId !== boreal) continue;
    organization.enrollment = {
      status: 'enrolled',
      primaryContact: organization.primaryContact,
      submittedAt: instant(midwayProgramme.submitted, 1),
      decidedAt: instant(midwayProgramme.submitted, 2),
      enrolledAt: instant(midwayProgramme.enrolled, 1),
    };
  }
  for (const { provider, invited, accepted } of midwayProgramme.partnerships) {
    state.partnerships.push({
      partnerTenantId: boreal,
      providerTenantId: tenants[provider],
      status: 'accepted',
      invitedAt: instant(invited, 3),
      acceptedAt: instant(accepted, 2),
    });
  }
}

interface NewLink {
  readonly partner?: string;
  readonly provider: string;
  readonly how: 'extended' | 'unlisted' | 'authorized';
  readonly at: Date;
}

/** An extension copies bill-to information and gives no delegated admin (EXT-9); an authorized invitation does (INV-12). */
function relate(state: State, customer: Customer, { partner = boreal, provider, how, at }: NewLink): void {
  customer.links.push({
    kind: 'indirect',
    resellerTenantId: partner,
    providerTenantId: provider,
    via: how === 'authorized' ? 'invitation' : 'extension',
    delegatedAdmin: how === 'authorized',
    since: at.toISOString(),
    listed: how !== 'unlisted',
  });
  audit(state, at, {
    tenantIds: [partner, provider],
    customerId: customer.id,
    resourceType: 'partner_customer_relationship',
    operationType: how === 'authorized' ? 'create_relationship' : 'extend_relationship',
    resourceId: customer.id,
  });
}

function attest(state: State, ago: Before): void {
  for (const { n, daysAgo } of midwayAttested) {
    const customer = customerHere(state, n);
    customer.agreements.push({
      id: newId(state, 'agreement'),
      tenantId: nordwind,
      firstName: 'Alex',
      lastName: 'Morin',
      email: `alex.morin@${customer.domain}`,
      dateAgreed: ago(daysAgo, n).toISOString(),
    });
  }
}

/** Customer 38 came by invitation and buys from Nordwind, as every indirect customer does. */
function addCoeurAtNordwind(state: State, ago: Before): void {
  const line = { offer: 'BP', quantity: 4, status: 'active' as const, syncState: 'SyncComplete', addons: [] };
  state.subscriptions.push(
    subscription(line, { n: 38, line: 1, tenantId: nordwind, createdAt: ago(4, 39).toISOString() }),
  );
}

/** Alizé moves the Azure subscription it sells to customer 41; Boréal, which sells it licenses, must not notice. */
function addSoleilToNordwind(state: State, ago: Before): void {
  relate(state, customerHere(state, 41), { partner: alize, provider: nordwind, how: 'extended', at: ago(2, 41) });
}

function transfer(state: State, ago: Before, row: MidwayTransfer): void {
  const source = tenants[row.partner];
  const partner = state.organizations.find(({ tenantId }) => tenantId === source);
  const made = createTransfer(state, ago(row.made.daysAgo, row.n), {
    customer: customerHere(state, row.n),
    callerTenantId: source,
    callerUserId: row.partner === 'boreal' ? camille : lea,
    sourceTenantId: source,
    targetTenantId: nordwind,
    items: row.lines.map((line) => ({
      subscriptionId: subscriptionId(row.n, line),
      partnerIdOnRecord: partner?.mpnId,
    })),
  });
  answer(state, ago, row, made);
  changeQuantity(state, row);
}

function answer(state: State, ago: Before, row: MidwayTransfer, made: Transfer): void {
  if (!row.answer) return;
  const decision = {
    transfer: made,
    callerTenantId: nordwind,
    callerUserId: tom,
    now: ago(row.answer.daysAgo, row.n),
  };
  if (row.answer.given === 'reject') {
    rejectTransfer(state, decision);
    return;
  }
  acceptTransfer(state, decision, completionMs);
  finishTransfer(state, made);
}

function changeQuantity(state: State, row: MidwayTransfer): void {
  if (row.liveNow === undefined) return;
  const changed = state.subscriptions.find(({ id }) => id === subscriptionId(row.n, row.lines[0] ?? 1));
  if (!changed) return;
  changed.quantity = row.liveNow;
  changed.version += 1;
}

function customerHere(state: State, n: number): Customer {
  const found = state.customers.find(({ id }) => id === customerId(n));
  if (!found) throw new Error(`There is no customer ${n} in the table`);
  return found;
}
