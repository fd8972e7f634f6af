import { z } from 'zod';
import { type Answer, ok, refuse } from '../answers';
import { audit } from '../audit';
import { readBody } from '../bodies';
import type { Call } from '../call';
import { customerOf } from '../lookups';
import type { Customer } from '../state';
import { billingProfileBody, billingTag } from './customerBody';
import { readIfMatch, requireCurrent } from './etags';

const text = z.string().min(1).max(256);
const optional = z.string().max(256).nullish();

const profileSchema = z.object({
  firstname: optional,
  lastname: optional,
  email: z.string().max(256).nullish(),
  culture: optional,
  language: optional,
  companyname: text,
  defaultaddress: z.object({
    country: text,
    city: text,
    state: z.string().max(256).nullish(),
    addressline1: text,
    addressline2: optional,
    postalcode: z.string().max(32).nullish(),
    firstname: optional,
    lastname: optional,
    phonenumber: optional,
  }),
});

/** The full resource in place of the old one; `If-Match` is required. */
export function putBillingProfile({ state, caller, params, body, header, now }: Call): Answer {
  const customer = customerOf(state, caller.tenantId, params.customerId ?? '');
  const tag = readIfMatch(header('if-match'));
  if (tag === undefined) {
    throw refuse(400, 2000, 'Invalid input: If-Match is required.', 'code for a missing If-Match');
  }
  requireCurrent(tag, billingTag(customer));
  const profile = readBody(profileSchema, body);
  const oldValue = billingProfileBody(customer);
  replace(customer, profile);
  audit(state, now, {
    tenantIds: [caller.tenantId],
    customerId: customer.id,
    resourceType: 'customer',
    operationType: 'update_customer_billing_profile',
    resourceId: customer.id,
    oldValue,
    newValue: billingProfileBody(customer),
  });
  return ok(billingProfileBody(customer));
}

function replace(customer: Customer, profile: z.infer<typeof profileSchema>): void {
  const address = profile.defaultaddress;
  if (profile.email) customer.email = profile.email;
  else delete customer.email;
  customer.address = {
    country: address.country,
    city: address.city,
    state: address.state ?? '',
    addressLine1: address.addressline1,
    postalCode: address.postalcode ?? '',
  };
  customer.billing = {
    firstName: profile.firstname ?? address.firstname ?? '',
    lastName: profile.lastname ?? address.lastname ?? '',
    culture: profile.culture ?? 'en-US',
    language: profile.language ?? 'en',
    companyName: profile.companyname,
    ...(address.phonenumber ? { phoneNumber: address.phonenumber } : {}),
    ...(address.addressline2 ? { addressLine2: address.addressline2 } : {}),
    version: (customer.billing?.version ?? 1) + 1,
  };
}
