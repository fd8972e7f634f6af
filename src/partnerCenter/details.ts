import { type AgreementTemplate, agreementTemplatesOf, isSignedDirectly } from './agreements';
import { customerDetailsOf } from './customerDetails';
import type { PartnerCenterHttp } from './http';
import { legalProfileOf } from './legalProfile';
import { mfaComplianceOf } from './mfaRequests';
import { partnerAgreementOf } from './partnerAgreement';
import type { BillTo, Subscription } from './partnerCenter';
import { relationshipRequestLink } from './relationships';
import { addOnsOf, subscriptionById } from './subscriptions';

export interface CustomerDetails {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly relationship: 'reseller' | 'advisor' | 'syndication' | 'microsoftSupport' | 'none' | 'unknown';
  readonly commerceId?: string;
  readonly billTo?: BillTo;
  /** For If-Match; short-lived, never stored. */
  readonly billingEtag?: string;
  /** Delegated administration of the older kind. */
  readonly delegatedAdmin?: boolean;
  /** The indirect reseller that brought the customer, as its provider sees it. */
  readonly resellerTenantId?: string;
}

export interface PartnerAgreement {
  readonly signed: boolean;
  /** Key of the sentence that says who has to sign, where Partner Center says why there is no signature. */
  readonly explanation?: string;
}

export interface LegalProfile {
  readonly companyName: string;
  readonly contactEmail: string;
  readonly vetting: 'none' | 'pending' | 'authorized' | 'rejected' | 'unknown';
  readonly vettingStep:
    | 'none'
    | 'entry'
    | 'email_ownership'
    | 'email_domain'
    | 'employment_verification'
    | 'decision'
    | 'other'
    | 'business_verification'
    | 'unknown';
}

export interface MfaCompliance {
  /** Calls looked at, the newest ones; 0 says nothing. */
  readonly requests: number;
  readonly compliant: number;
  /** ISO 8601 UTC: the newest call without the claim. */
  readonly lastWithout?: string;
}

/**
 * Reads of single things, for checking a connection and for verifying what somebody stated. All of them leave everything as
 * it is. What the product asks all the time is on the connection itself.
 */
export interface PartnerCenterDetails {
  customer(customerId: string): Promise<CustomerDetails>;
  /** Undefined when there is none with this id (404). */
  subscription(customerId: string, subscriptionId: string): Promise<Subscription | undefined>;
  addOns(customerId: string, subscriptionId: string): Promise<readonly Subscription[]>;
  partnerAgreement(reseller: { readonly tenantId: string } | { readonly mpnId: string }): Promise<PartnerAgreement>;
  signedDirectly(customerId: string): Promise<boolean>;
  /** Templates of the Microsoft Customer Agreement, the newest first. */
  agreementTemplates(): Promise<readonly AgreementTemplate[]>;
  /** The link by which a customer accepts this partner as a direct reseller; the indirect invitation has no call. */
  relationshipRequestLink(): Promise<string>;
  legalProfile(): Promise<LegalProfile>;
  mfaCompliance(applicationId?: string): Promise<MfaCompliance>;
}

export const createDetails = (http: PartnerCenterHttp): PartnerCenterDetails => ({
  customer: (customerId) => customerDetailsOf(http, customerId),
  subscription: (customerId, subscriptionId) => subscriptionById(http, customerId, subscriptionId),
  addOns: (customerId, subscriptionId) => addOnsOf(http, customerId, subscriptionId),
  partnerAgreement: (reseller) => partnerAgreementOf(http, reseller),
  signedDirectly: (customerId) => isSignedDirectly(http, customerId),
  agreementTemplates: () => agreementTemplatesOf(http),
  relationshipRequestLink: () => relationshipRequestLink(http),
  legalProfile: () => legalProfileOf(http),
  mfaCompliance: (applicationId) => mfaComplianceOf(http, applicationId),
});
