import type { Invitation } from '../domain/customer/invitation';
import type { TenantRequest } from '../domain/customer/newCustomer';
import type { CustomerRow } from './customerInputs';
import type { DeliveryShown } from './deliveryText';

/** What was typed into the cards about inviting, given back after a refusal. */
export interface InvitationDraft {
  readonly subject?: string;
  readonly body?: string;
  readonly link?: string;
  readonly customerName?: string;
  readonly hasTenant?: string;
  readonly provider?: string;
  readonly draftLanguage?: string;
  readonly comment?: string;
}

export interface InvitationInput {
  readonly id: string;
  /** Id of the customer in the partner's book, or of one that is not there yet. */
  readonly customerId: string;
  readonly customerName: string;
  readonly provider: string;
  readonly providerName: string;
  readonly customer: 'direct' | 'indirect' | 'new';
  /** Partner Center lists the provider for the customer; undefined: could not be read now. */
  readonly providerListed: boolean | undefined;
  readonly invitation?: Invitation;
  /** Opens the saved text in a mail program: as a link, or as a file where it is too long for one. */
  readonly mail?: { readonly kind: 'mail' | 'file'; readonly url: string };
  /** The relay can see the authorization through the partner's own connection. */
  readonly watched: boolean;
  readonly typed?: InvitationDraft;
}

/** `invite` with a name that the partner's book does not hold, or with none. */
export interface NewCustomerInput {
  readonly providers: readonly { readonly tenantId: string; readonly name: string }[];
  /** Customers of the book that may have been meant. */
  readonly similar: readonly CustomerRow[];
  readonly typed: InvitationDraft;
}

export interface TenantRequestInput {
  readonly id: string;
  readonly request: TenantRequest;
  /** Partner's side: the request as an e-mail, for a provider that does not use the app. */
  readonly mail?: string;
  /** Partner's side: what became of telling the provider. */
  readonly delivery?: DeliveryShown;
}
