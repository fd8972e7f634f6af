import type { PersonRef } from '../actor';
import type { Refusal } from '../refusal';
import type { AgreementEvent } from './agreementEvents';
import type { Answer, RejectReason } from './answer';
import type { BillToConsent, CustomerConsent } from './customer';
import type { InvitationEvent } from './invitationEvents';
import type { LinkingEvent } from './linking';
import type { NewCommerceEvent } from './newCommerceEvents';
import type { Plan, PlanStep } from './plan';
import type { RemindedEvent } from './reminding';
import type { LineOutcome, QuantityChange, SnapshotLine } from './subscriptionLine';
import type { ConfirmedByEmail } from './transfer';
import type { Opening, TransferRequest } from './transferRequestContent';

/** What happened with one customer. Each becomes one ledger entry. */
export type CustomerEvent =
  | RemindedEvent
  | AgreementEvent
  | InvitationEvent
  | LinkingEvent
  | NewCommerceEvent
  | {
      readonly type: 'CustomerConsentRecorded';
      readonly provider: string;
      readonly consent: CustomerConsent;
      readonly at: string;
    }
  | {
      readonly type: 'BillToSharingConsented';
      readonly provider: string;
      readonly consent: BillToConsent;
      readonly at: string;
    }
  | {
      readonly type: 'CustomerConsentDeclined';
      readonly provider: string;
      readonly by: PersonRef;
      readonly at: string;
      readonly comment?: string;
    }
  | { readonly type: 'ExtensionRequested'; readonly provider: string; readonly by: PersonRef; readonly at: string }
  | {
      readonly type: 'ExtensionNotTaken';
      readonly provider: string;
      readonly at: string;
      readonly explanation: string;
      /** Who acted, and whose turn it is again. */
      readonly asker?: PersonRef;
    }
  /** Done by hand in Partner Center, by the person's word. */
  | { readonly type: 'ExtensionStated'; readonly provider: string; readonly by: PersonRef; readonly at: string }
  | {
      readonly type: 'RelationshipExtended';
      readonly provider: string;
      readonly at: string;
      /** Done in the portal, not by a call of ours. */
      readonly outside?: true;
    }
  /** Extended, and after a while still not listed. */
  | { readonly type: 'ProviderNotListed'; readonly provider: string; readonly at: string }
  /** Partner Center's activity log shows what a person had stated; `loggedAt` is the time it gives. */
  | {
      readonly type: 'ExtensionLogged';
      readonly provider: string;
      readonly loggedAt: string;
      readonly at: string;
    }
  /** Partner Center lists the provider for the customer no more. */
  | { readonly type: 'RelationshipRemoved'; readonly provider: string; readonly at: string }
  | {
      readonly type: 'RelationshipVerified';
      readonly provider: string;
      readonly at: string;
      readonly byWord?: true;
      /** It had counted by word alone until now. */
      readonly confirms?: true;
    }
  | { readonly type: 'TransferRequested'; readonly n: number; readonly request: TransferRequest; readonly at: string }
  | {
      readonly type: 'TransferCreated';
      readonly n: number;
      readonly transferId: string;
      readonly at: string;
      readonly expiresAt?: string;
      /** What a request that was opened in the portal was opened for, and when. */
      readonly opening?: Opening;
    }
  | {
      readonly type: 'TransferNotCreated';
      readonly n: number;
      readonly explanation: string;
      readonly at: string;
      /** Who tried to open it, where that was the provider's person. */
      readonly asker?: PersonRef;
    }
  | {
      readonly type: 'AnswerGiven';
      readonly n: number;
      readonly answer: Answer;
      readonly by: PersonRef;
      readonly at: string;
      readonly until: string;
      readonly comment?: string;
      readonly reason?: RejectReason;
      /** What the partner submits to a new-commerce request, with the quantities of now. */
      readonly lines?: readonly SnapshotLine[];
      /** A withdrawal, in order to create the request again with today's quantities (CON-7). */
      readonly recreate?: true;
    }
  /** A person says what was done in the portal; Partner Center has yet to show it. */
  | {
      readonly type: 'AnswerStated';
      readonly n: number;
      readonly answer: Answer;
      readonly lines?: readonly SnapshotLine[];
      readonly by: PersonRef;
      readonly at: string;
      readonly comment?: string;
      readonly reason?: RejectReason;
    }
  /** CON-7: the provider asks for the new quantities instead of accepting the old ones. */
  | { readonly type: 'RecreateAsked'; readonly n: number; readonly by: PersonRef; readonly at: string }
  | { readonly type: 'TransferReplaced'; readonly n: number; readonly replacedBy: number; readonly at: string }
  | { readonly type: 'TransferNotReplaced'; readonly n: number; readonly refusal: Refusal; readonly at: string }
  | { readonly type: 'AnswerUndone'; readonly n: number; readonly by: PersonRef; readonly at: string }
  | { readonly type: 'AnswerSendingBegun'; readonly n: number; readonly at: string }
  | {
      readonly type: 'AnswerTaken';
      readonly n: number;
      readonly answer: Answer;
      readonly at: string;
      /** The partner's side could not be read before it left: the quantities were not compared. */
      readonly quantitiesUnread?: true;
    }
  | {
      readonly type: 'AnswerNotTaken';
      readonly n: number;
      readonly explanation: string;
      readonly at: string;
      /** What was not taken and whose answer it was: the other side hears nothing of it. */
      readonly answer?: Answer;
      readonly asker?: PersonRef;
    }
  | {
      readonly type: 'TransferHeld';
      readonly n: number;
      readonly why: 'drift' | 'roleLost' | 'changedOutside';
      readonly drift?: readonly QuantityChange[];
      readonly at: string;
    }
  | {
      readonly type: 'DriftNoticed';
      readonly n: number;
      readonly drift: readonly QuantityChange[];
      readonly at: string;
    }
  /** Somebody answered in the portal, not through Passerelle. */
  | {
      readonly type: 'AnsweredOutside';
      readonly n: number;
      readonly answer: Answer;
      readonly at: string;
      /** No connection can see it: what a person stated counts by itself. */
      readonly byWord?: true;
      readonly lapsed?: true;
    }
  | {
      readonly type: 'TransferFinished';
      readonly n: number;
      readonly result: 'complete' | 'partlyComplete' | 'failed';
      readonly outcomes: readonly LineOutcome[];
      /** What Partner Center moved, where the partner submitted it in the portal. */
      readonly lines?: readonly SnapshotLine[];
      readonly at: string;
    }
  | {
      readonly type: 'VerifiedByProvider';
      readonly n: number;
      readonly by: PersonRef;
      readonly at: string;
      /** The partner's word: the provider confirmed it in an e-mail. */
      readonly byEmail?: ConfirmedByEmail;
    }
  | {
      readonly type: 'FoundMissingByProvider';
      readonly n: number;
      readonly by: PersonRef;
      readonly missing: string;
      readonly lines?: readonly string[];
      readonly at: string;
    }
  | {
      readonly type: 'MissingAnswered';
      readonly n: number;
      readonly by: PersonRef;
      readonly text: string;
      readonly at: string;
    }
  | { readonly type: 'TransferClosed'; readonly n: number; readonly by: PersonRef; readonly at: string }
  | { readonly type: 'PlanOpened'; readonly plan: Plan; readonly at: string }
  | {
      readonly type: 'PlanAdvanced';
      readonly subscriptionId: string;
      readonly step: PlanStep;
      readonly by: PersonRef;
      readonly at: string;
      readonly canceledFirst?: true;
    }
  /** What is over was moved out of the customer's document. */
  | { readonly type: 'TransferArchived'; readonly n: number; readonly at: string };
