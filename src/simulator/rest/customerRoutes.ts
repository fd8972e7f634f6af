import { z } from 'zod';
import { collection, link, ok, refuse } from '../answers';
import type { Call, Route } from '../call';
import { counterparts, customerOf, sees } from '../lookups';
import { type RuleSet, rulesOf } from '../rules/ruleSet';
import type { Customer } from '../state';
import { putBillingProfile } from './billingProfile';
import { billingProfileBody, customerBody } from './customerBody';
import { createCustomer, removeRelationship } from './customerChanges';

/** When the caller names no size. The real default is not documented. */
const defaultSize = 100;
/** Also not documented; keeps one answer small. */
const maximumSize = 500;

/** Filters whose values are partners are for calls on behalf of a person only. */
const partnerFilters: ReadonlySet<string> = new Set(['indirectreseller', 'indirectcloudsolutionprovider']);

const filterSchema = z.object({ Field: z.string(), Value: z.string(), Operator: z.string() });

export const customerRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/customers', guard: 'partnerCenter', handle: listCustomers },
  { method: 'POST', path: '/v1/customers', guard: 'partnerCenterUser', handle: createCustomer },
  {
    method: 'GET',
    path: '/v1/customers/relationshiprequests',
    guard: 'partnerCenterUser',
    handle: ({ state, caller }) =>
      ok({ url: directLinkOf(caller.tenantId, rulesOf(state)), attributes: { objectType: 'RelationshipRequest' } }),
  },
  { method: 'PATCH', path: '/v1/customers/:customerId', guard: 'partnerCenterUser', handle: removeRelationship },
  {
    method: 'PUT',
    path: '/v1/customers/:customerId/profiles/billing',
    guard: 'partnerCenter',
    handle: putBillingProfile,
  },
  {
    method: 'GET',
    path: '/v1/customers/:customerId',
    guard: 'partnerCenter',
    handle: ({ state, caller, params }) =>
      ok(customerBody(customerOf(state, caller.tenantId, params.customerId ?? ''), { full: true })),
  },
  {
    method: 'GET',
    path: '/v1/customers/:customerId/profiles/billing',
    guard: 'partnerCenter',
    handle: ({ state, caller, params }) =>
      ok(billingProfileBody(customerOf(state, caller.tenantId, params.customerId ?? ''))),
  },
];

/** The link of a DIRECT invitation, which carries delegated administration in 2021 and no longer since September 2023. */
function directLinkOf(partner: string, { delegatedAdminWithInvitation }: RuleSet): string {
  const query = new URLSearchParams({
    invType: 'ResellerRelationship',
    partnerId: partner,
    msppId: '0',
    DAP: String(delegatedAdminWithInvitation),
  });
  return `https://admin.microsoft.com/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`;
}

/** Seek paging: the first call names size and filter, the next ones only `seekOperation=Next` and the token. */
function listCustomers({ state, caller, query, header }: Call) {
  const seeking = query.get('seekOperation')?.toLowerCase() === 'next';
  const position = seeking
    ? readContinuation(header('ms-continuationtoken'))
    : { after: '', size: readSize(query.get('size')), filter: query.get('filter') ?? '' };
  if (caller.appOnly && partnerFilters.has(fieldOf(position.filter))) {
    throw refuse(403, 900329, 'The resource does not support app-only authentication.');
  }
  const keep = readFilter(position.filter, (customer) => counterparts(state, caller.tenantId, customer));
  const rest = state.customers
    .filter((customer) => sees(state, caller.tenantId, customer) && keep(customer) && customer.id > position.after)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const page = rest.slice(0, position.size);
  const last = page.at(-1);
  const items = page.map((customer) => customerBody(customer, { full: false }));
  const self = link('/customers');
  if (!last || rest.length <= page.length) return collection(items, { links: { self } });
  const token = Buffer.from(JSON.stringify({ ...position, after: last.id })).toString('base64url');
  const next = link('/customers?seekOperation=Next', [{ key: 'MS-ContinuationToken', value: token }]);
  const answer = collection(items, { continuationToken: token, links: { self, next } });
  // Where the page ends is ours unless the caller said so.
  return seeking || page.length === Number(query.get('size'))
    ? answer
    : { ...answer, assumption: 'size of a page of customers' as const };
}

interface Position {
  readonly after: string;
  readonly size: number;
  readonly filter: string;
}

function readContinuation(token: string | undefined): Position {
  try {
    const value: unknown = JSON.parse(Buffer.from(token ?? '', 'base64url').toString());
    return z.object({ after: z.string(), size: z.number().int().positive(), filter: z.string() }).parse(value);
  } catch {
    throw refuse(400, 2000, 'Invalid input: the continuation token cannot be read.');
  }
}

function readSize(text: string | null): number {
  const size = Number(text ?? defaultSize);
  if (!Number.isInteger(size) || size < 0) throw refuse(400, 2000, 'Invalid input: size must be a number.');
  return size === 0 ? maximumSize : Math.min(size, maximumSize);
}

/** A filter by partner sees only relationships in which the caller is a party. */
function readFilter(
  text: string,
  partnersOf: (customer: Customer) => ReturnType<typeof counterparts>,
): (customer: Customer) => boolean {
  if (text === '') return () => true;
  const filter = parseFilter(text);
  if (filter?.Operator.toLowerCase() !== 'starts_with') {
    throw refuse(400, 2000, 'Invalid input: customers can only be filtered with starts_with.');
  }
  const value = filter.Value.toLowerCase();
  const matches = (candidate: string) => candidate.toLowerCase().startsWith(value);
  switch (filter.Field.toLowerCase()) {
    case 'companyname':
      return (customer) => matches(customer.name);
    case 'domain':
      return (customer) => matches(customer.domain);
    case 'indirectreseller':
      return (customer) => partnersOf(customer).some((other) => other.caller === 'provider' && matches(other.tenantId));
    case 'indirectcloudsolutionprovider':
      return (customer) => partnersOf(customer).some((other) => other.caller === 'reseller' && matches(other.tenantId));
    default:
      throw refuse(400, 2000, `Invalid input: customers cannot be filtered by ${filter.Field}.`);
  }
}

function fieldOf(text: string): string {
  return text === '' ? '' : (parseFilter(text)?.Field.toLowerCase() ?? '');
}

function parseFilter(text: string): z.infer<typeof filterSchema> | undefined {
  try {
    return filterSchema.parse(JSON.parse(text));
  } catch {
    throw refuse(400, 2000, 'Invalid input: the filter cannot be read.');
  }
}
