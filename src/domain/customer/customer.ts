import type { PersonRef } from '../actor';
import type { Problem } from '../programme/programme';
import type { AgreementRequest } from './agreement';
import type { Invitations } from './invitation';
import type { Linkings } from './linking';
import type { TenantRequest } from './newCustomer';
import type { Plan } from './plan';
import type { Reminded } from './reminding';
import type { Transfer } from './transfer';

/** How the customer accepted the Microsoft Customer Agreement (MCA-3 to MCA-6). */
export type CustomerAgreement = 'none' | 'direct' | 'attestation' | 'throughProvider';

export const consentMethods = ['email', 'signedForm', 'meeting', 'phone'] as const;
export type ConsentMethod = (typeof consentMethods)[number];

/** The customer's consent to one provider (EXT-11); worth nothing for another provider. */
export interface CustomerConsent {
  readonly method: ConsentMethod;
  /** Name of the person at the customer who consented, as typed. */
  readonly by: string;
  /** Calendar day of the consent, YYYY-MM-DD. */
  readonly date: string;
  readonly evidence?: string;
  /** Language, and the sentence the partner agreed to have used; 0.3.0 and before kept its SHA-256. */
  readonly language: string;
  readonly wording: string;
  readonly recordedBy: PersonRef;
  readonly at: string;
}

/** The partner's own consent to share the bill-to information (EXT-8), kept apart from the customer's (EXT-15). */
export interface BillToConsent {
  readonly by: PersonRef;
  readonly at: string;
  readonly language: string;
  readonly wording: string;
}

/** The relationship of one provider with this customer. */
export type Relationship =
  | {
      readonly status: 'none';
      readonly version: number;
      /** It had been there; Partner Center was found to list it no more. */
      readonly removedAt?: string;
    }
  | {
      readonly status: 'declined';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly comment?: string;
    }
  | {
      readonly status: 'consented';
      readonly version: number;
      readonly customerConsent: CustomerConsent;
      readonly billToConsent: BillToConsent;
      readonly problem?: Problem;
    }
  | {
      readonly status: 'extending' | 'extended';
      readonly version: number;
      readonly customerConsent: CustomerConsent;
      readonly billToConsent: BillToConsent;
      readonly by: PersonRef;
      readonly at: string;
      /** Done by hand in Partner Center and stated here (EXT-12, EXT-13); the listing confirms it. */
      readonly stated?: true;
      /** When the provider was found not to be listed although it should be by then (EXT-14). */
      readonly missingSince?: string;
      /** When it was done according to Partner Center's activity log: no listing, so a request still waits for that. */
      readonly loggedAt?: string;
    }
  | {
      /** Partner Center lists the provider for the customer (EXT-14). */
      readonly status: 'verified';
      readonly version: number;
      /** Absent when the relationship was made outside Passerelle. */
      readonly customerConsent?: CustomerConsent;
      readonly billToConsent?: BillToConsent;
      readonly by?: PersonRef;
      readonly at: string;
      /** When it had been stated by that person; `at` is when Partner Center confirmed it. */
      readonly statedAt?: string;
      /** No connection can confirm it: the word alone counts. */
      readonly byWord?: true;
      /** Made by an invitation that the customer authorized, which may carry delegated administration (INV-21). */
      readonly via?: 'invitation';
    };

/** One customer of a partner: relationships, agreements and transfers, by the provider's tenant id or the number. */
export interface Customer {
  readonly relationships: Readonly<Record<string, Relationship>>;
  readonly agreements: Readonly<Record<string, CustomerAgreement>>;
  /** What providers were asked about the agreement; absent in documents from before they were asked. */
  readonly agreementRequests?: Readonly<Record<string, AgreementRequest>>;
  readonly transfers: Readonly<Record<string, Transfer>>;
  readonly lastTransfer: number;
  /** By subscription id, for what cannot be transferred (CON-11). */
  readonly plans?: Readonly<Record<string, Plan>>;
  /** By the wait (see `waiting/wait.ts`), when a person last reminded of it; absent: nobody did. */
  readonly reminded?: Readonly<Record<string, Reminded>>;
  /** Absent in documents of before there were any. */
  readonly invitations?: Invitations;
  /** Which change of a link was noted last; absent: none since anything was asked of a provider. */
  readonly linkings?: Linkings;
  /** By the provider's tenant id. */
  readonly tenantRequests?: Readonly<Record<string, TenantRequest>>;
}

export const noCustomer: Customer = { relationships: {}, agreements: {}, transfers: {}, lastTransfer: 0 };

/** Partner Center lists the provider, and nothing here says who consented to it. */
export const madeOutside = (relationship: Relationship): boolean =>
  relationship.status === 'verified' && relationship.customerConsent === undefined && !('via' in relationship);

const noRelationship: Relationship = { status: 'none', version: 1 };

export const relationshipWith = (customer: Customer, provider: string): Relationship =>
  customer.relationships[provider] ?? noRelationship;

/** Whoever asked for the relationship; nobody for one that was made outside Passerelle. */
export function askedForRelationship(customer: Customer, provider: string): PersonRef | undefined {
  const relationship = relationshipWith(customer, provider);
  return 'by' in relationship ? relationship.by : undefined;
}

export const transfersOf = (customer: Customer): readonly Transfer[] => Object.values(customer.transfers);

/**
 * Whether the agreement is good for a transfer to the provider (MCA-6). One accepted directly by the customer is
 * retained once the relationship exists (MCA-4, A.3-2); a partner's attestation is not (MCA-5).
 */
export const agreementSatisfied = (agreement: CustomerAgreement): boolean =>
  agreement === 'direct' || agreement === 'throughProvider';
