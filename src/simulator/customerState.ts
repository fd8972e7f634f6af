export interface Address {
  country: string;
  city: string;
  state: string;
  addressLine1: string;
  postalCode: string;
}

/** What a partner has changed in the customer's billing profile. */
export interface BillingProfile {
  firstName: string;
  lastName: string;
  culture: string;
  language: string;
  companyName: string;
  phoneNumber?: string;
  addressLine2?: string;
  version: number;
}

/** One partner's link with the customer. A reseller sees an indirect customer only while its partnership stands. */
export type CustomerLink =
  | { kind: 'direct'; tenantId: string; since: string }
  | {
      kind: 'indirect';
      resellerTenantId: string;
      providerTenantId: string;
      via: 'extension' | 'invitation' | 'created';
      delegatedAdmin: boolean;
      since: string;
      /** False while Partner Center does not list the provider yet (EXT-14). */
      listed: boolean;
    };

export interface AgreementRecord {
  id: string;
  /** The partner that attested. */
  tenantId: string;
  firstName: string;
  lastName: string;
  email: string;
  dateAgreed: string;
}

export interface Customer {
  id: string;
  name: string;
  domain: string;
  hasTenant: boolean;
  email?: string;
  address: Address;
  /** Absent until a partner changes it. */
  billing?: BillingProfile;
  links: CustomerLink[];
  /** Accepted by the customer in the Microsoft 365 admin center. */
  signedDirectly: boolean;
  agreements: AgreementRecord[];
  /** Providers, by tenant, that do not have an active Azure plan for the customer. Those not named have one. */
  azurePlanMissing?: Record<string, 'notActive' | 'notPurchased' | 'notPurchasable'>;
}
