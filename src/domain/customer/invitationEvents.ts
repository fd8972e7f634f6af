import type { PersonRef } from '../actor';
import type { CustomerEvent } from './events';
import type { InvitationLanguage, Letter } from './invitation';

/** What happened to the invitation of a customer to one provider, or to the request for its tenant. */
export type InvitationEvent = { readonly provider: string; readonly at: string } & (
  | {
      readonly type: 'InvitationDrafted';
      readonly by: PersonRef;
      readonly customerName: string;
      readonly providerName: string;
      readonly known: boolean;
      readonly listedBefore: boolean;
      readonly language: InvitationLanguage;
      readonly letter: Letter;
      readonly linkFrom: 'partnerCenter' | 'person';
    }
  | { readonly type: 'InvitationLinkReceived'; readonly link: string }
  | { readonly type: 'InvitationLinkNotReceived'; readonly explanation: string }
  /** A person copied the link from Partner Center. */
  | { readonly type: 'InvitationLinkGiven'; readonly link: string; readonly by: PersonRef }
  | { readonly type: 'InvitationEdited'; readonly letter: Letter; readonly by: PersonRef }
  | { readonly type: 'InvitationFinished'; readonly by: PersonRef }
  /** `by`: stated by a person; otherwise seen in Partner Center. */
  | { readonly type: 'InvitationAuthorized'; readonly customerId?: string; readonly by?: PersonRef }
  | {
      readonly type: 'TenantRequested';
      readonly by: PersonRef;
      readonly customerName: string;
      readonly providerName: string;
      readonly partnerName: string;
      readonly partnerMpnId?: string;
      readonly note?: string;
    }
  | { readonly type: 'NewCustomerAppeared'; readonly customerId: string }
);

const types: Readonly<Record<InvitationEvent['type'], true>> = {
  InvitationDrafted: true,
  InvitationLinkReceived: true,
  InvitationLinkNotReceived: true,
  InvitationLinkGiven: true,
  InvitationEdited: true,
  InvitationFinished: true,
  InvitationAuthorized: true,
  TenantRequested: true,
  NewCustomerAppeared: true,
};

export const isInvitationEvent = (event: CustomerEvent): event is InvitationEvent => Object.hasOwn(types, event.type);
