import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import { itemsOf } from './paging';
import type { BillTo, CustomerSummary, PartnerReference } from './partnerCenter';
import { partnersOf, partnersOfCustomer } from './relationships';
import { subscriptionsOf } from './subscriptions';
import { guid } from './wire';

const pageSize = 100;

const customerSchema = z.object({
  id: guid,
  companyprofile: z.object({ companyname: z.string(), domain: z.string().optional() }),
});

type WireCustomer = z.infer<typeof customerSchema>;

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
    yield { id: customer.id, name: customer.companyprofile.companyname };
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
  const { companyname, domain = '' } = customer.companyprofile;
  return { id: customer.id, name: companyname, domain, kind };
}

async function sellsNothing(http: PartnerCenterHttp, customerId: string): Promise<boolean> {
  return (await subscriptionsOf(http, customerId)).length === 0;
}

async function idsUnder(
  http: PartnerCenterHttp,
  field: string,
  partners: readonly PartnerReference[],
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const { tenantId } of partners) {
    for await (const customer of seek(http, { Field: field, Value: tenantId, Operator: 'starts_with' }))
      ids.add(customer.id);
  }
  return ids;
}

function seek(http: PartnerCenterHttp, filter?: Record<string, string>): AsyncGenerator<WireCustomer> {
  const query = { size: String(pageSize), ...(filter ? { filter: JSON.stringify(filter) } : {}) };
  return itemsOf(http, '/v1/customers', customerSchema, query);
}

const text = z.string().nullish();

const billingSchema = z.object({
  companyname: text,
  email: text,
  defaultaddress: z
    .object({
      addressline1: text,
      addressline2: text,
      city: text,
      state: text,
      postalcode: text,
      country: text,
    })
    .nullish(),
});

/** The bill-to information that an extension shares with the provider (EXT-6, EXT-7). */
export async function billToOf(http: PartnerCenterHttp, customerId: string): Promise<BillTo> {
  const profile = await http.get(`/v1/customers/${encodeURIComponent(customerId)}/profiles/billing`, {
    schema: billingSchema,
  });
  const address = profile.defaultaddress;
  const place = [address?.city, address?.state, address?.postalcode].filter(Boolean).join(' ');
  const lines = [address?.addressline1, address?.addressline2, place, address?.country];
  return {
    companyName: profile.companyname ?? '',
    lines: lines.filter((line): line is string => typeof line === 'string' && line !== ''),
    ...(profile.email ? { email: profile.email } : {}),
  };
}
