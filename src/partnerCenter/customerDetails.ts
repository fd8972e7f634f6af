import { z } from 'zod';
import { billingSchema, billToFrom } from './billing';
import type { CustomerDetails } from './details';
import type { PartnerCenterHttp } from './http';
import { guid, snakeCase, textOrNumber } from './wire';

const text = z.string().nullish();

const detailsSchema = z.object({
  id: guid,
  commerceid: text,
  companyprofile: z.object({ companyname: text, domain: text }).nullish(),
  billingprofile: billingSchema.nullish(),
  relationshiptopartner: textOrNumber.nullish(),
  allowdelegatedaccess: z.boolean().nullish(),
  associatedpartnerid: guid.nullish(),
});

/** Words, or the SDK's numbers (CustomerPartnerRelationship). */
const relationships: Readonly<Record<string, CustomerDetails['relationship']>> = {
  reseller: 'reseller',
  '1': 'reseller',
  advisor: 'advisor',
  '2': 'advisor',
  syndication: 'syndication',
  '3': 'syndication',
  microsoft_support: 'microsoftSupport',
  '4': 'microsoftSupport',
  none: 'none',
  '5': 'none',
};

/** Everything that GET /v1/customers/{id} says of use here; address, e-mail and domains are missing without delegated rights. */
export async function customerDetailsOf(http: PartnerCenterHttp, customerId: string): Promise<CustomerDetails> {
  const wire = await http.get(`/v1/customers/${encodeURIComponent(customerId)}`, { schema: detailsSchema });
  const { billingprofile: billing } = wire;
  const etag = billing?.attributes?.etag;
  return {
    id: wire.id,
    name: wire.companyprofile?.companyname ?? '',
    domain: wire.companyprofile?.domain ?? '',
    relationship: relationships[snakeCase(wire.relationshiptopartner ?? '')] ?? 'unknown',
    ...(wire.commerceid ? { commerceId: wire.commerceid } : {}),
    ...(billing ? { billTo: billToFrom(billing) } : {}),
    ...(etag ? { billingEtag: etag } : {}),
    ...(typeof wire.allowdelegatedaccess === 'boolean' ? { delegatedAdmin: wire.allowdelegatedaccess } : {}),
    ...(wire.associatedpartnerid ? { resellerTenantId: wire.associatedpartnerid } : {}),
  };
}
