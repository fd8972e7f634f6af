import { link } from '../answers';
import { guidFrom } from '../ids';
import type { Customer } from '../state';

/** A Customer as lists and single reads show it; only the single read has the billing profile. */
export function customerBody(customer: Customer, { full }: { full: boolean }): Record<string, unknown> {
  return {
    id: customer.id,
    ...(full ? { commerceId: guidFrom(`commerce:${customer.id}`) } : {}),
    companyProfile: {
      tenantId: customer.id,
      domain: customer.domain,
      companyName: customer.name,
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    ...(full ? { billingProfile: billingProfileBody(customer), allowDelegatedAccess: delegated(customer) } : {}),
    relationshipToPartner: 'reseller',
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  };
}

export function billingProfileBody(customer: Customer): Record<string, unknown> {
  const { country, city, state, addressLine1, postalCode } = customer.address;
  return {
    id: customer.id,
    firstName: 'Alex',
    lastName: 'Morin',
    ...(customer.email === undefined ? {} : { email: customer.email }),
    culture: 'en-CA',
    language: 'en',
    companyName: customer.name,
    defaultAddress: { country, city, state, addressLine1, postalCode, firstName: 'Alex', lastName: 'Morin' },
    links: { self: link(`/customers/${customer.id}/profiles/billing`) },
    attributes: { etag: '-4242348048554929329', objectType: 'CustomerBillingProfile' },
  };
}

function delegated(customer: Customer): boolean {
  return customer.links.some((at) => at.kind === 'direct' || at.delegatedAdmin);
}
