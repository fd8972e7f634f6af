import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import { itemsOf } from './paging';
import type { CustomerSummary, PartnerReference } from './partnerCenter';
import { partnersOf, partnersOfCustomer } from './relationships';
import { subscriptionsOf } from './subscriptions';
import { guid } from './wire';

const pageSize = 100;

const customerSchema = z.object({
  id: guid,
  companyprofile: z.object({ companyname: z.string().nullish(), domain: z.string().nullish() }).nullish(),
});

type WireCustomer = z.infer<typeof customerSchema>;

interface CustomerFilter {
  readonly Field: 'CompanyName' | PartnerField;
  readonly Value: string;
  readonly Operator: 'starts_with';
}
type PartnerField = 'IndirectReseller' | 'IndirectCloudSolutionProvider';

/**
 * All customers, page by page. Partner Center has no field that says direct or indirect, so the kind is put together
 * from what it does show: a customer listed under one of this reseller's providers, for whom this partner sells nothing
 * itself, is indirect; a customer listed under one of this provider's resellers is indirect; everyone else is direct.
 * (A direct customer that buys nothing and has been extended is the one case this cannot tell from an indirect one.)
 */
export async function* customersOf(http: PartnerCenterHttp): AsyncGenerator<CustomerSummary> {
  const [providers, resellers] = await Promise.all([partnersOf(http, 'reseller'), partnersOf(http, 'provider')]);
  const viaProvider = await idsUnder(http, 'IndirectCloudSolutionProvider', providers);
  const viaReseller = await idsUnder(http, 'IndirectReseller', resellers);
  for await (const customer of seek(http)) {
    const indirect =
      viaReseller.has(customer.id) || (viaProvider.has(customer.id) && (await sellsNothing(http, customer.id)));
    yield summary(customer, indirect ? 'indirect' : 'direct');
  }
}

/** By the one operator that the customers' filter knows (K:get-a-customer-by-name); the value's case does not matter. */
export async function* customersNamed(
  http: PartnerCenterHttp,
  start: string,
): AsyncGenerator<Pick<CustomerSummary, 'id' | 'name'>> {
  for await (const customer of seek(http, { Field: 'CompanyName', Value: start, Operator: 'starts_with' }))
    yield { id: customer.id, name: nameOf(customer) };
}

export async function customerById(http: PartnerCenterHttp, customerId: string): Promise<CustomerSummary> {
  const [customer, partners] = await Promise.all([
    http.get(`/v1/customers/${encodeURIComponent(customerId)}`, { schema: customerSchema }),
    partnersOfCustomer(http, customerId),
  ]);
  const sold = partners.some((partner) => partner.callerIs === 'provider');
  const viaProvider = partners.some((partner) => partner.callerIs === 'reseller');
  const indirect = sold || (viaProvider && (await sellsNothing(http, customerId)));
  return summary(customer, indirect ? 'indirect' : 'direct');
}

function summary(customer: WireCustomer, kind: CustomerSummary['kind']): CustomerSummary {
  return { id: customer.id, name: nameOf(customer), domain: customer.companyprofile?.domain ?? '', kind };
}

/** A customer without a name is known by its domain. */
const nameOf = ({ companyprofile: profile }: WireCustomer): string => profile?.companyname || profile?.domain || '';

async function sellsNothing(http: PartnerCenterHttp, customerId: string): Promise<boolean> {
  return (await subscriptionsOf(http, customerId)).length === 0;
}

async function idsUnder(
  http: PartnerCenterHttp,
  field: PartnerField,
  partners: readonly PartnerReference[],
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const { tenantId } of partners) {
    for await (const customer of seek(http, { Field: field, Value: tenantId, Operator: 'starts_with' }))
      ids.add(customer.id);
  }
  return ids;
}

/** Filtering by a partner takes the token of a person (get-customers-of-an-indirect-reseller). */
function seek(http: PartnerCenterHttp, filter?: CustomerFilter): AsyncGenerator<WireCustomer> {
  const query = { size: String(pageSize), ...(filter ? { filter: JSON.stringify(filter) } : {}) };
  const as = filter?.Field.startsWith('Indirect') ? 'user' : undefined;
  return itemsOf(http, '/v1/customers', customerSchema, query, as);
}
