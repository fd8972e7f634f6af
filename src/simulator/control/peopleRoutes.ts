import { z } from 'zod';
import type { Answer } from '../answers';
import { guid } from '../bodies';
import type { Call, Route } from '../call';
import { newId } from '../ids';
import { isDirectCustomerOf } from '../lookups';
import { rulesOf } from '../rules/ruleSet';
import type { Customer, State } from '../state';
import { controlRefusal, customerHere, organizationHere, providerHere, readControl } from './controlBody';

/** What providers do in their portal and customers in their admin center, apart from transfers. */
export const peopleRoutes: readonly Route[] = [
  { method: 'POST', path: '/_sim/partnerships', guard: 'open', handle: sendInvitation },
  { method: 'POST', path: '/_sim/customers/:customerId/authorize', guard: 'open', handle: authorizeResellers },
  { method: 'POST', path: '/_sim/customers/:customerId/list', guard: 'open', handle: listProvider },
  { method: 'POST', path: '/_sim/customers/:customerId/tenant', guard: 'open', handle: createTenant },
  { method: 'POST', path: '/_sim/customers/:customerId/agreement', guard: 'open', handle: recordAgreement },
];

/** The provider sends the partner its invitation; sending it again changes nothing. */
function sendInvitation({ state, body, now }: Call): Answer {
  const { partner, provider } = readControl(z.object({ partner: guid, provider: guid }), body);
  organizationHere(state, partner);
  providerHere(state, provider);
  const known = state.partnerships.find(
    (candidate) => candidate.partnerTenantId === partner && candidate.providerTenantId === provider,
  );
  if (known) return { status: 200, body: known };
  const partnership = {
    partnerTenantId: partner,
    providerTenantId: provider,
    status: 'invited' as const,
    invitedAt: now.toISOString(),
  };
  state.partnerships.push(partnership);
  return { status: 201, body: partnership };
}

/** The customer follows the invitation's link: partner and provider become resellers of record at once (INV-11 to INV-13). */
function authorizeResellers({ state, params, body, now }: Call): Answer {
  const { partner, provider } = readControl(z.object({ partner: guid, provider: guid }), body);
  const customer = customerHere(state, params.customerId);
  if (!customer.hasTenant)
    throw controlRefusal(409, `${customer.name} has no tenant yet; the provider creates it first.`);
  requirePartnership(state, partner, provider);
  linkIndirectly(state, customer, { partner, provider, via: 'invitation', now });
  return { status: 200, body: customer };
}

/** Partner Center begins, or ceases, to list the provider under the customer's indirect providers (EXT-14, TRF-9). */
function listProvider({ state, params, body }: Call): Answer {
  const schema = z.object({ partner: guid, provider: guid, listed: z.boolean().default(true) });
  const { partner, provider, listed } = readControl(schema, body);
  const customer = customerHere(state, params.customerId);
  const found = customer.links.find(
    (link) => link.kind === 'indirect' && link.resellerTenantId === partner && link.providerTenantId === provider,
  );
  if (found?.kind !== 'indirect') {
    const names = `${organizationHere(state, partner).name} and ${providerHere(state, provider).name}`;
    throw controlRefusal(409, `${customer.name} has no relationship with ${names}.`);
  }
  found.listed = listed;
  return { status: 200, body: customer };
}

/** The provider creates the customer's tenant and names the reseller (INV-15 to INV-17). */
function createTenant({ state, params, body, now }: Call): Answer {
  const { provider, reseller } = readControl(z.object({ provider: guid, reseller: guid }), body);
  const customer = customerHere(state, params.customerId);
  if (customer.hasTenant) throw controlRefusal(409, `${customer.name} has a tenant already.`);
  requirePartnership(state, reseller, provider);
  customer.hasTenant = true;
  linkIndirectly(state, customer, { partner: reseller, provider, via: 'created', now });
  return { status: 200, body: customer };
}

function requirePartnership(state: State, partner: string, provider: string): void {
  const names = `${organizationHere(state, partner).name} and ${providerHere(state, provider).name}`;
  const accepted = state.partnerships.some(
    (candidate) =>
      candidate.partnerTenantId === partner &&
      candidate.providerTenantId === provider &&
      candidate.status === 'accepted',
  );
  if (!accepted) throw controlRefusal(409, `${names} have no accepted partnership.`);
}

function linkIndirectly(
  state: State,
  customer: Customer,
  by: { partner: string; provider: string; via: 'invitation' | 'created'; now: Date },
): void {
  const known = customer.links.find(
    (link) => link.kind === 'indirect' && link.resellerTenantId === by.partner && link.providerTenantId === by.provider,
  );
  if (known?.kind === 'indirect') {
    known.delegatedAdmin ||= rulesOf(state).delegatedAdminWithInvitation;
    known.listed = true;
    return;
  }
  customer.links.push({
    kind: 'indirect',
    resellerTenantId: by.partner,
    providerTenantId: by.provider,
    via: by.via,
    delegatedAdmin: rulesOf(state).delegatedAdminWithInvitation,
    since: by.now.toISOString(),
    listed: true,
  });
}

const agreementSchema = z.discriminatedUnion('how', [
  z.object({ how: z.literal('direct'), partner: guid.optional() }),
  z.object({ how: z.literal('attestation'), partner: guid }),
]);

/** The customer accepts in the admin center, or the named partner or provider attests that it has accepted. */
function recordAgreement({ state, params, body, now }: Call): Answer {
  const change = readControl(agreementSchema, body);
  const customer = customerHere(state, params.customerId);
  if (change.how === 'direct') {
    customer.signedDirectly = true;
    return { status: 200, body: customer };
  }
  const { name } = organizationHere(state, change.partner);
  const related = customer.links.some((link) => link.kind === 'indirect' && link.providerTenantId === change.partner);
  if (!related && !isDirectCustomerOf(customer, change.partner)) {
    throw controlRefusal(409, `${name} has no relationship with ${customer.name}.`);
  }
  if (!customer.agreements.some((known) => known.tenantId === change.partner)) {
    customer.agreements.push({
      id: newId(state, 'agreement'),
      tenantId: change.partner,
      firstName: 'Alex',
      lastName: 'Morin',
      email: `alex.morin@${customer.domain}`,
      dateAgreed: now.toISOString(),
    });
  }
  return { status: 200, body: customer };
}
