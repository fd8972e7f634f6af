import type { Actor, CommandMeta } from '../actor';
import type { PolicyPack } from '../policy/policyPack';
import type { Answer, RejectReason } from './answer';
import type { ConsentMethod, CustomerAgreement } from './customer';
import type { RelationshipFacts, SourceAfter, TransferFacts } from './facts';
import type { InvitationCommand } from './invitationCommands';
import type { LinkingCommand } from './linking';
import type { NewCommerceCommand } from './newCommerceCommands';
import type { PlanStep } from './plan';
import type { RemindCommand } from './reminding';
import type { LineOutcome, QuantityChange, SnapshotLine } from './subscriptionLine';
import type { ConfirmedByEmail } from './transfer';
import type { TransferRequest } from './transferRequestContent';

export type CustomerCommand = InvitationCommand | LinkingCommand | NewCommerceCommand | RemindCommand | OtherCommand;

type OtherCommand = CommandMeta &
  (
    | { readonly type: 'noteAgreement'; readonly provider: string; readonly agreement: CustomerAgreement }
    | {
        readonly type: 'askAgreement';
        readonly provider: string;
        readonly why: 'none' | 'attestation';
        readonly providerName: string;
        readonly partnerName: string;
        readonly customerName: string;
      }
    | {
        readonly type: 'recordAgreement';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly provider: string;
        readonly how: 'api' | 'portal';
        readonly firstName: string;
        readonly lastName: string;
        readonly email: string;
        /** YYYY-MM-DD, or empty when not given. */
        readonly date: string;
        /** Today in the person's time zone, YYYY-MM-DD. */
        readonly today: string;
      }
    | { readonly type: 'noteAgreementNotTaken'; readonly provider: string; readonly explanation: string }
    | {
        readonly type: 'recordConsent';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly facts: RelationshipFacts;
        readonly provider: string;
        readonly customerConsent: boolean;
        readonly shareBillTo: boolean;
        readonly consentMethod?: ConsentMethod;
        readonly consentBy: string;
        /** YYYY-MM-DD, or empty when not given. */
        readonly consentDate: string;
        readonly consentEvidence: string;
        /** Today in the partner's time zone, YYYY-MM-DD. */
        readonly today: string;
        readonly language: string;
        /** The two sentences shown to the person. */
        readonly customerWording: string;
        readonly billToWording: string;
      }
    | {
        readonly type: 'recordConsentDeclined';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly provider: string;
        readonly comment: string;
      }
    | {
        readonly type: 'extendRelationship';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly facts: RelationshipFacts;
        readonly provider: string;
        /** `portal`: the person did it by hand in Partner Center and says so. */
        readonly how?: 'api' | 'portal';
      }
    | {
        /** A relationship that was made outside Passerelle is taken over as it is, without a consent on record. */
        readonly type: 'adoptRelationship';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly facts: RelationshipFacts;
        readonly provider: string;
        readonly providerName: string;
      }
    | { readonly type: 'noteProviderMissing'; readonly provider: string }
    /** `loggedAt`: when Partner Center's activity log says that a stated extension was done. */
    | { readonly type: 'noteExtensionLogged'; readonly provider: string; readonly loggedAt: string }
    | { readonly type: 'noteExtended'; readonly provider: string; readonly outside?: true }
    | { readonly type: 'noteNotExtended'; readonly provider: string; readonly explanation: string }
    | { readonly type: 'noteProviderGone'; readonly provider: string }
    /** `byWord`: nothing can show it, and a person stated it. */
    | { readonly type: 'noteProviderListed'; readonly provider: string; readonly byWord?: true }
    | {
        readonly type: 'createTransfer';
        readonly actor: Actor;
        readonly policy: PolicyPack;
        readonly facts: TransferFacts;
        readonly provider: string;
        readonly subscriptionIds: readonly string[];
        /** The number of the earlier request that this one corrects or completes. */
        readonly after?: number;
      }
    /** Partner Center shows a request of the partner that was made there; its lines as they stand there. */
    | {
        readonly type: 'adoptTransfer';
        readonly transferId: string;
        readonly request: Pick<
          TransferRequest,
          'provider' | 'providerName' | 'partnerName' | 'customerName' | 'policy' | 'lines' | 'requestedAt'
        > & { readonly partner: string };
      }
    /** A withdrawn request is created again, with the facts as they stand then. */
    | { readonly type: 'recreate'; readonly n: number; readonly policy: PolicyPack; readonly facts: TransferFacts }
    | {
        readonly type: 'askRecreate';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
      }
    | {
        readonly type: 'noteTransferCreated';
        readonly n: number;
        readonly transferId: string;
        /** When it lapses unanswered, where Partner Center says so. */
        readonly expiresAt?: string;
      }
    | { readonly type: 'noteTransferNotCreated'; readonly n: number; readonly explanation: string }
    | {
        readonly type: 'answerTransfer';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
        readonly answer: Answer;
        readonly comment: string;
        readonly reason?: RejectReason;
        /** What the partner submits to a new-commerce request, and what is known about it. */
        readonly submits?: { readonly facts: TransferFacts; readonly subscriptionIds: readonly string[] };
        /** End of the undo window. */
        readonly until: string;
        readonly recreate?: true;
        /** The actor's side has no connection: what is said was done in the portal, and nothing is sent. */
        readonly inPortal?: true;
        /** Neither side has a connection that could show it. */
        readonly unseen?: true;
      }
    | { readonly type: 'undoAnswer'; readonly actor: Actor; readonly policy: PolicyPack; readonly n: number }
    | { readonly type: 'beginSendingAnswer'; readonly n: number }
    | {
        readonly type: 'noteAnswerTaken';
        readonly n: number;
        readonly answer: Answer;
        /** The quantities could not be compared before it left. */
        readonly quantitiesUnread?: true;
      }
    | { readonly type: 'noteAnswerNotTaken'; readonly n: number; readonly explanation: string }
    | {
        readonly type: 'holdTransfer';
        readonly n: number;
        readonly why: 'drift' | 'roleLost' | 'changedOutside';
        readonly drift?: readonly QuantityChange[];
      }
    | { readonly type: 'noteDrift'; readonly n: number; readonly drift: readonly QuantityChange[] }
    | {
        readonly type: 'noteAnsweredOutside';
        readonly n: number;
        readonly answer: Answer;
        /** Nobody withdrew it: it lapsed without an answer (A.3-9). */
        readonly lapsed?: true;
      }
    | {
        readonly type: 'noteTransferFinished';
        readonly n: number;
        readonly result: 'complete' | 'partlyComplete' | 'failed';
        readonly outcomes: readonly LineOutcome[];
        /** What Partner Center moved, where the partner submitted it in the portal. */
        readonly lines?: readonly SnapshotLine[];
      }
    | {
        readonly type: 'advancePlan';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly provider: string;
        readonly subscriptionId: string;
        readonly step: 'open' | PlanStep;
        /** The partner knows that this interrupts the customer, and cancels before the new offer works. */
        readonly cancelFirst?: boolean;
        readonly facts: Pick<TransferFacts, 'providerListed' | 'agreement' | 'providerName'> &
          Pick<SnapshotLine, 'name' | 'kind' | 'quantity'>;
      }
    | { readonly type: 'noteArchived'; readonly n: number }
    | {
        readonly type: 'verifyAsProvider';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
        readonly allThere: boolean;
        readonly missing: string;
        /** Subscription ids of the lines, picked on the card. */
        readonly missingLines?: readonly string[];
      }
    | ({
        readonly type: 'confirmByEmail';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
        /** The day where the person is. */
        readonly today: string;
      } & ConfirmedByEmail)
    | {
        readonly type: 'answerMissing';
        readonly actor: Actor;
        readonly policy: PolicyPack;
        readonly n: number;
        readonly version?: number;
        readonly comment: string;
      }
    | {
        readonly type: 'verifyAsPartner';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly n: number;
        /** By subscription id: what the partner's side shows now. */
        readonly sources: Readonly<Record<string, SourceAfter>>;
      }
  );
