import { z } from 'zod';
import { nothing, type PartnerCenterHttp } from './http';
import {
  type AgreementAcceptance,
  type CallOptions,
  type CustomerAgreement,
  PartnerCenterError,
} from './partnerCenter';
import { partnersOfCustomer } from './relationships';
import { noTemplate } from './verdicts';
import { items } from './wire';

const agreementType = 'MicrosoftCustomerAgreement';

const agreementsSchema = items(z.object({ type: z.string().nullish() }));

const customerPath = (customerId: string): string => `/v1/customers/${encodeURIComponent(customerId)}`;

/**
 * What this partner sees of the customer's acceptance. Signed by the customer itself wins; a confirmation made by this
 * tenant is `throughProvider` when it sells to the customer through a reseller, and a partner attestation otherwise.
 */
export async function agreementOf(http: PartnerCenterHttp, customerId: string): Promise<CustomerAgreement> {
  if (await isSignedDirectly(http, customerId)) return 'direct';
  const confirmed = await http.get(`${customerPath(customerId)}/agreements?agreementType=${agreementType}`, {
    schema: agreementsSchema,
    as: 'user',
  });
  if (confirmed.length === 0) return 'none';
  const partners = await partnersOfCustomer(http, customerId);
  return partners.some((partner) => partner.callerIs === 'provider') ? 'throughProvider' : 'attestation';
}

/** Whether the customer itself accepted in the Microsoft 365 admin center (get-direct-sign-status-of-customer-agreement). */
async function isSignedDirectly(http: PartnerCenterHttp, customerId: string): Promise<boolean> {
  const status = await http.get(`${customerPath(customerId)}/directSignedMicrosoftCustomerAgreementStatus`, {
    schema: z.object({ issigned: z.boolean() }),
    as: 'user',
  });
  return status.issigned;
}

const templatesSchema = items(
  z.object({
    templateid: z.string(),
    agreementtype: z.string(),
    versionrank: z.coerce.number().nullish().catch(undefined),
  }),
);

/** The id of the one with the highest rank. Without the parameter the service would list the older cloud agreement. */
async function newestTemplate(http: PartnerCenterHttp): Promise<string | undefined> {
  const path = `/v1/agreements?agreementType=${agreementType}`;
  const found = await http.get(path, { schema: templatesSchema, as: 'user' });
  const [newest] = found
    .filter((wire) => wire.agreementtype.toLowerCase() === agreementType.toLowerCase())
    .sort((one, other) => (other.versionrank ?? 0) - (one.versionrank ?? 0));
  return newest?.templateid;
}

/** Attests acceptance with the newest template that Partner Center offers. A repeat with the same contact gets 600061. */
export async function confirmAgreement(
  http: PartnerCenterHttp,
  customerId: string,
  acceptance: AgreementAcceptance,
  options: CallOptions,
): Promise<void> {
  const templateId = await newestTemplate(http);
  if (templateId === undefined) {
    throw new PartnerCenterError('Partner Center offers no template of the agreement', {
      answered: true,
      left: false,
      verdict: noTemplate,
    });
  }
  const { firstName, lastName, email, dateAgreed } = acceptance;
  const body = {
    primaryContact: { firstName, lastName, email },
    templateId,
    dateAgreed: `${dateAgreed}T00:00:00Z`,
    type: agreementType,
  };
  await http.send('POST', `${customerPath(customerId)}/agreements`, { schema: nothing, as: 'user', body, options });
}
