import type { Actor, CommandMeta } from '../actor';
import type { PolicyPack } from '../policy/policyPack';
import type { CustomerCommand } from './commands';
import type { InvitationLanguage, Letter } from './invitation';

/** What a decision about inviting joins from the programme, the book and Partner Center. */
export interface InvitationFacts {
  readonly enrolled: boolean;
  readonly partnershipAccepted: boolean;
  /** How the partner's book holds the customer; `new`: not at all. */
  readonly customer: 'direct' | 'indirect' | 'new';
  /** Partner Center lists the provider for this customer already. */
  readonly providerListed: boolean;
  readonly customerName: string;
  readonly providerName: string;
}

interface ByPerson {
  readonly actor: Actor;
  readonly version?: number;
  readonly policy: PolicyPack;
  readonly provider: string;
}

/** What was typed into the draft; a part that the card did not hold is absent. */
interface Typed {
  readonly subject?: string;
  readonly body?: string;
}

export type InvitationCommand = CommandMeta &
  (
    | (ByPerson & {
        readonly type: 'draftInvitation';
        readonly facts: InvitationFacts;
        readonly language: InvitationLanguage;
        /** The text in that language, with the place for the link. */
        readonly letter: Letter;
        /** Portal mode: only a person can get the link. */
        readonly linkFrom: 'partnerCenter' | 'person';
        readonly typed?: Typed;
      })
    | { readonly type: 'noteInvitationLink'; readonly provider: string; readonly link: string }
    | { readonly type: 'noteNoInvitationLink'; readonly provider: string; readonly explanation: string }
    | (ByPerson & {
        readonly type: 'editInvitation';
        readonly typed: Typed;
        /** A link as copied by a person, or empty. */
        readonly link: string;
        /** The other provider for whom this very link is stored, by name (INV-9). */
        readonly linkOf?: string;
      })
    | (ByPerson & { readonly type: 'restoreInvitationLink'; readonly typed: Typed })
    | (ByPerson & { readonly type: 'finishInvitation'; readonly typed: Typed })
    | (ByPerson & { readonly type: 'stateAuthorized'; readonly customerId: string })
    | { readonly type: 'noteInvitationAuthorized'; readonly provider: string; readonly customerId: string }
    | (ByPerson & {
        readonly type: 'requestTenant';
        readonly facts: InvitationFacts;
        readonly partnerName: string;
        readonly partnerMpnId?: string;
        /** What the provider should know, or empty. */
        readonly note: string;
      })
    | { readonly type: 'noteNewCustomerAppeared'; readonly provider: string; readonly customerId: string }
  );

const types: Readonly<Record<InvitationCommand['type'], true>> = {
  draftInvitation: true,
  noteInvitationLink: true,
  noteNoInvitationLink: true,
  editInvitation: true,
  restoreInvitationLink: true,
  finishInvitation: true,
  stateAuthorized: true,
  noteInvitationAuthorized: true,
  requestTenant: true,
  noteNewCustomerAppeared: true,
};

export const isInvitationCommand = (command: CustomerCommand): command is InvitationCommand =>
  Object.hasOwn(types, command.type);
