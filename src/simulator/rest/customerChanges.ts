import { z } from 'zod';
import { type Answer, created, ok, refuse } from '../answers';
import { audit } from '../audit';
import { guid, readBody } from '../bodies';
import type { Call } from '../call';
import { newId } from '../ids';
import { customerOf, hasPartnership, isDirectCustomerOf, organizationOf } from '../lookups';
import { rulesOf } from '../rules/ruleSet';
import type { Customer } from '../state';
import { type Offer, offerOf } from '../world/offers';
import { customerBody } from './customerBody';

const createSchema = z.object({
  companyprofile: z.object({ domain: z.string().min(3).max(200) }),
  billingprofile: z.object({
    email: z.string().min(3).max(200),
    culture: z.string().min(2).max(20),
    language: z.string().min(2).max(20),
    companyname: z.string().min(1).max(200),
    firstname: z.string().nullish(),
    lastname: z.string().nullish(),
    defaultaddress: z.object({
      country: z.string().min(2).max(2),
      city: z.string().min(1),
      state: z.string().nullish(),
      addressline1: z.string().min(1),
      postalcode: z.string().nullish(),
      firstname: z.string().nullish(),
      lastname: z.string().nullish(),
      phonenumber: z.string().nullish(),
    }),
  }),
  associatedpartnerid: guid.nullish(),
});

/** A new customer with its tenant: of the reseller that `associatedPartnerId` names, otherwise the caller's own (INV-15). */
export function createCustomer({ state, caller, body, now }: Call): Answer {
  const { companyprofile, billingprofile, associatedpartnerid } = readBody(createSchema, body);
  const own = organizationOf(state, caller.tenantId);
  const domain = companyprofile.domain.toLowerCase();
  if (state.customers.some((known) => known.domain.toLowerCase() === domain)) {
    throw refuse(409, 2000, 'Invalid input: the domain is taken.', 'code for a domain that is taken');
  }
  if (associatedpartnerid) requireReseller(state, own, associatedpartnerid);
  const address = billingprofile.defaultaddress;
  const customer: Customer = {
    id: newId(state, 'customer'),
    name: billingprofile.companyname,
    domain: companyprofile.domain,
    hasTenant: true,
    email: billingprofile.email,
    address: {
      country: address.country,
      city: address.city,
      state: address.state ?? '',
      addressLine1: address.addressline1,
      postalCode: address.postalcode ?? '',
    },
    billing: {
      firstName: billingprofile.firstname ?? address.firstname ?? '',
      lastName: billingprofile.lastname ?? address.lastname ?? '',
      culture: billingprofile.culture,
      language: billingprofile.language,
      companyName: billingprofile.companyname,
      ...(address.phonenumber ? { phoneNumber: address.phonenumber } : {}),
      version: 1,
    },
    links: [
      associatedpartnerid
        ? {
            kind: 'indirect',
            resellerTenantId: associatedpartnerid,
            providerTenantId: caller.tenantId,
            via: 'created',
            delegatedAdmin: rulesOf(state).delegatedAdminWithInvitation,
            since: now.toISOString(),
            listed: true,
          }
        : { kind: 'direct', tenantId: caller.tenantId, since: now.toISOString() },
    ],
    signedDirectly: false,
    agreements: [],
  };
  state.customers.push(customer);
  const shown = {
    ...customerBody(customer, { full: true }),
    ...(associatedpartnerid ? { associatedPartnerId: associatedpartnerid } : {}),
  };
  audit(state, now, {
    tenantIds: [caller.tenantId, ...(associatedpartnerid ? [associatedpartnerid] : [])],
    customerId: customer.id,
    resourceType: 'customer',
    operationType: 'add_customer',
    resourceId: customer.id,
    newValue: shown,
  });
  // The first administrator of the new tenant; the password opens nothing.
  return created({ ...shown, userCredentials: { userName: 'admin', password: 'simulated' } });
}

function requireReseller(state: Call['state'], own: { tenantId: string; kind: string }, reseller: string): void {
  if (own.kind !== 'provider') {
    const text = 'Insufficient privileges: not an indirect provider.';
    throw refuse(403, 900308, text, 'code for a caller that is no provider');
  }
  if (hasPartnership(state, reseller, own.tenantId)) return;
  const text = `PartnerID ${reseller} is not an indirect reseller of this partner.`;
  throw refuse(400, 800016, text, 'code without a partnership');
}

/** Suspending these is not enough. */
const mustBeCanceled: ReadonlySet<Offer['kind']> = new Set(['reservation', 'term']);

const removeSchema = z.object({ relationshiptopartner: z.string().transform((text) => text.toLowerCase()) });

/** `relationshipToPartner: none` ends the reseller relationship; everything sold must be suspended or gone first (CON-11). */
export function removeRelationship({ state, caller, params, body, now }: Call): Answer {
  const customer = customerOf(state, caller.tenantId, params.customerId ?? '');
  if (readBody(removeSchema, body).relationshiptopartner !== 'none') {
    throw refuse(400, 2000, 'Invalid input: relationshipToPartner can only become none.');
  }
  const sold = state.subscriptions.filter(
    ({ customerId, tenantId, transferred }) =>
      customerId === customer.id && tenantId === caller.tenantId && !transferred,
  );
  const blocking = sold.find(
    ({ status, offer }) => status === 'active' || (mustBeCanceled.has(offerOf(offer).kind) && status !== 'deleted'),
  );
  if (blocking || !isDirectCustomerOf(customer, caller.tenantId)) {
    const why = blocking ? `subscription ${blocking.id} is still active` : 'there is no direct relationship';
    throw refuse(400, 2000, `Invalid input: ${why}.`, 'code for a relationship that cannot be removed');
  }
  customer.links = customer.links.filter((at) => at.kind !== 'direct' || at.tenantId !== caller.tenantId);
  audit(state, now, {
    tenantIds: [caller.tenantId],
    customerId: customer.id,
    resourceType: 'partner_customer_relationship',
    operationType: 'remove_partner_customer_relationship',
    resourceId: customer.id,
  });
  return ok(removedBody);
}

/** In PascalCase, the way the documented sample echoes it. */
const removedBody = {
  Id: null,
  CommerceId: null,
  CompanyProfile: null,
  BillingProfile: null,
  RelationshipToPartner: 'none',
  AllowDelegatedAccess: null,
  UserCredentials: null,
  CustomDomains: null,
  AssociatedPartnerId: null,
  Attributes: { ObjectType: 'Customer' },
};
