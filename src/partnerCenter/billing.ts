import { z } from 'zod';
import type { PartnerCenterHttp } from './http';
import type { BillTo } from './partnerCenter';

const text = z.string().nullish();

/** The CustomerBillingProfile. */
const billingSchema = z.object({
  companyname: text,
  email: text,
  defaultaddress: z
    .object({
      addressline1: text,
      addressline2: text,
      city: text,
      region: text,
      state: text,
      postalcode: text,
      country: text,
    })
    .nullish(),
});

/** The bill-to information that an extension shares with the provider (EXT-6, EXT-7). */
export async function billToOf(http: PartnerCenterHttp, customerId: string): Promise<BillTo> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/profiles/billing`;
  const profile = await http.get(path, { schema: billingSchema });
  const address = profile.defaultaddress;
  const place = [address?.city, address?.state ?? address?.region, address?.postalcode].filter(Boolean).join(' ');
  const lines = [address?.addressline1, address?.addressline2, place, address?.country];
  return {
    companyName: profile.companyname ?? '',
    lines: lines.filter((line): line is string => typeof line === 'string' && line !== ''),
    ...(profile.email ? { email: profile.email } : {}),
  };
}
