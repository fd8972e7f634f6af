import { link } from '../answers';
import { guidFrom } from '../ids';
import type { Customer } from '../state';
import { numberTag } from './etags';

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
  const { firstName, lastName, culture, language, companyName, phoneNumber, addressLine2 } = customer.billing ?? {
    firstName: 'Alex',
    lastName: 'Morin',
    culture: 'en-CA',
    language: 'en',
    companyName: customer.name,
  };
  return {
    id: customer.id,
    firstName,
    lastName,
    ...(customer.email === undefined ? {} : { email: customer.email }),
    culture,
    language,
    companyName,
    defaultAddress: {
      country,
      city,
      state,
      addressLine1,
      ...(addressLine2 ? { addressLine2 } : {}),
      postalCode,
      firstName,
      lastName,
      ...(phoneNumber ? { phoneNumber } : {}),
    },
    links: { self: link(`/customers/${customer.id}/profiles/billing`) },
    attributes: { etag: billingTag(customer), objectType: 'CustomerBillingProfile' },
  };
}

export function billingTag({ id, billing }: Customer): string {
  return numberTag(id, billing?.version ?? 1);
}

function delegated(customer: Customer): boolean {
  return customer.links.some((at) => at.kind === 'direct' || at.delegatedAdmin);
}
