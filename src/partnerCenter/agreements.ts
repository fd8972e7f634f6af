import { z } from 'zod';
import { nothing, type PartnerCenterHttp } from './http';
import type { AgreementAcceptance, CallOptions, CustomerAgreement } from './partnerCenter';
import { partnersOfCustomer } from './relationships';

const agreementType = 'MicrosoftCustomerAgreement';

const agreementsSchema = z.object({ items: z.array(z.object({ type: z.string().nullish() })) });

/**
 * What this partner sees of the customer's acceptance. Signed by the customer itself wins; a confirmation made by this
 * tenant is `throughProvider` when it sells to the customer through a reseller, and a partner attestation otherwise.
 */
export async function agreementOf(http: PartnerCenterHttp, customerId: string): Promise<CustomerAgreement> {
  const customer = `/v1/customers/${encodeURIComponent(customerId)}`;
  const signed = await http.get(`${customer}/directSignedMicrosoftCustomerAgreementStatus`, {
    schema: z.object({ issigned: z.boolean() }),
    as: 'user',
  });
  if (signed.issigned) return 'direct';
  const { items } = await http.get(`${customer}/agreements?agreementType=${agreementType}`, {
    schema: agreementsSchema,
    as: 'user',
  });
  if (items.length === 0) return 'none';
  const partners = await partnersOfCustomer(http, customerId);
  return partners.some((partner) => partner.callerIs === 'provider') ? 'throughProvider' : 'attestation';
}

const templatesSchema = z.object({ items: z.array(z.object({ templateid: z.string(), agreementtype: z.string() })) });

/** Attests acceptance with the newest template that Partner Center offers. A repeat with the same contact gets 600061. */
export async function confirmAgreement(
  http: PartnerCenterHttp,
  customerId: string,
  acceptance: AgreementAcceptance,
  options: CallOptions,
): Promise<void> {
  const path = `/v1/agreements?agreementType=${agreementType}`;
  const { items } = await http.get(path, { schema: templatesSchema, as: 'user' });
  const template = items.find((item) => item.agreementtype === agreementType);
  const { firstName, lastName, email, dateAgreed } = acceptance;
  const body = {
    primaryContact: { firstName, lastName, email },
    templateId: template?.templateid,
    dateAgreed: `${dateAgreed}T00:00:00Z`,
    type: agreementType,
  };
  await http.send('POST', `/v1/customers/${encodeURIComponent(customerId)}/agreements`, {
    schema: nothing,
    as: 'user',
    body,
    options,
  });
}
