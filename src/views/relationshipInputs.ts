import type { AgreementRequest } from '../domain/customer/agreement';
import type { CustomerAgreement, Relationship } from '../domain/customer/customer';
import type { AgreementForProvider } from '../domain/customer/projectAgreement';
import type { Refusal } from '../domain/refusal';
import type { BillTo } from '../partnerCenter/partnerCenter';
import type { DeliveryShown } from './deliveryText';

export interface ConsentDraft {
  readonly customerConsent?: boolean;
  readonly shareBillTo?: boolean;
  readonly consentMethod?: string;
  readonly consentBy?: string;
  readonly consentDate?: string;
  readonly consentEvidence?: string;
}

/** What the provider typed about the acceptance, given back after a refusal. */
export interface AgreementDraft {
  readonly agreementFirstName?: string;
  readonly agreementLastName?: string;
  readonly agreementEmail?: string;
  readonly agreementDate?: string;
}

export interface AgreementInput {
  readonly id: string;
  readonly request: AgreementForProvider;
  /** The provider's side is done in its portal: what is recorded here counts as stated. */
  readonly portal: boolean;
  /** The provider's own connection can show it. */
  readonly watched?: boolean;
  /** Today in the viewer's time zone, YYYY-MM-DD: the default of the date. */
  readonly today: string;
  readonly typed?: AgreementDraft;
}

export interface RelationshipInput {
  readonly id: string;
  readonly customerName: string;
  /** The badge (DUR-3). */
  readonly customerKind?: 'direct' | 'indirect';
  readonly providerName: string;
  readonly relationship: Relationship;
  readonly agreement: CustomerAgreement | undefined;
  /** What the provider was asked about the agreement, if it was. */
  readonly agreementRequest?: AgreementRequest;
  /** What became of asking the provider about the agreement. */
  readonly delivery?: DeliveryShown;
  /** Why an extension is not for this customer and provider (EXT-2 to EXT-5), when it is not. */
  readonly blocked?: Refusal;
  /** Partner Center lists the provider for the customer now; undefined: could not be read. */
  readonly listed?: boolean;
  /** Partner Center cannot be called to extend: the person does it by hand and states it (EXT-12, EXT-13). */
  readonly portal?: boolean;
  /** Bill-to information that the extension copies to the provider (EXT-6, EXT-7); undefined: could not be read now. */
  readonly billTo: BillTo | undefined;
  /** Today in the viewer's time zone, YYYY-MM-DD: the default of the consent date. */
  readonly today: string;
  readonly typed?: ConsentDraft;
}
