import type { PersonRef } from '../actor';
import type { Problem } from '../programme/programme';
import type { Customer } from './customer';

/** Languages an invitation can be written in; chosen for the customer, whatever language the person reads. */
export const invitationLanguages = ['en', 'fr'] as const;
export type InvitationLanguage = (typeof invitationLanguages)[number];

/** The e-mail to the customer, as plain text. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

export const longestSubject = 200;
export const longestBody = 3_500;

interface Written extends Letter {
  readonly version: number;
  readonly customerName: string;
  readonly providerName: string;
  /** False for a customer that the partner's book does not hold yet. */
  readonly known: boolean;
  readonly language: InvitationLanguage;
  /** The provider had a relationship before the invitation, so that its being listed proves nothing. */
  readonly listedBefore: boolean;
  /** Beginnings of the lines that came with a blank to fill: price, invoices, date. */
  readonly blanks: readonly string[];
  readonly by: PersonRef;
  readonly at: string;
  readonly editedBy?: PersonRef;
  readonly editedAt?: string;
}

interface WithLink extends Written {
  /** Personalized to connect the customer to the partner and to this provider (INV-9). */
  readonly link: string;
  /** Set when a person copied the link from Partner Center: nothing else vouches for it, so it may be corrected. */
  readonly linkGivenBy?: PersonRef;
}

/** The indirect reseller invitation of one customer to one provider (INV-3 to INV-11). */
export type Invitation =
  /** Partner Center is asked for the personalized link. */
  | (Written & { readonly status: 'preparing' })
  /** Only a person can get the link (INV-4), or Partner Center did not give it. */
  | (Written & { readonly status: 'linkNeeded'; readonly problem?: Problem })
  | (WithLink & { readonly status: 'drafted' })
  | (WithLink & {
      readonly status: 'sent';
      /** Who stated that the invitation went out (INV-10), and when. */
      readonly sentBy: PersonRef;
      readonly sentAt: string;
    })
  | (Written & {
      readonly status: 'authorized';
      readonly authorizedAt: string;
      /** Who stated it; absent when Partner Center showed it. */
      readonly statedBy?: PersonRef;
      /** When Partner Center showed what had been stated. */
      readonly confirmedAt?: string;
      readonly sentBy?: PersonRef;
      readonly sentAt?: string;
      /** The customer in the partner's book; absent while only a person's word says that it is there. */
      readonly customerId?: string;
      readonly link?: string;
    });

/** Invitations of a customer by the provider's tenant id. */
export type Invitations = Readonly<Record<string, Invitation>>;

export const invitationWith = (customer: Customer, provider: string): Invitation | undefined =>
  customer.invitations?.[provider];

/** A person says that the customer has authorized; Partner Center has not shown it. */
export const awaitsConfirmation = (invitation: Invitation): boolean =>
  invitation.status === 'authorized' && invitation.statedBy !== undefined && invitation.confirmedAt === undefined;
