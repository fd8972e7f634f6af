import type { PersonRef } from '../actor';

/** What can be transferred or stands in the way, as the policy packs name it (CON-8, CON-9). */
export type SubscriptionKind =
  | 'license'
  | 'azurePayg'
  | 'azurePlan'
  | 'reservation'
  | 'term'
  | 'saas'
  | 'trial'
  | 'unknown';

/** One base subscription as it stood when the request was made: the quantities are a snapshot (CON-6). */
export interface SnapshotLine {
  readonly subscriptionId: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  /** Azure subscription id, kept by the transfer (CON-2). */
  readonly azureId?: string;
  /** Add-ons that move with their base (CON-4). */
  readonly addons: readonly { readonly subscriptionId: string; readonly name: string; readonly quantity: number }[];
}

/** A quantity that is no longer what the request holds (CON-5 to CON-7). */
export interface QuantityChange {
  readonly subscriptionId: string;
  readonly name: string;
  readonly requested: number;
  readonly live: number;
}

/** What became of one line: moved with a new subscription id (CON-1), or failed with the reason. */
export interface LineOutcome {
  readonly subscriptionId: string;
  readonly outcome: 'complete' | 'failed';
  readonly newSubscriptionId?: string;
  /** Catalog key of the explanation, when the line failed. */
  readonly explanation?: string;
}

/** The request itself: never changes after it is made. */
export interface TransferRequest {
  /** Number per customer; people see it as *Contoso-3*. */
  readonly n: number;
  readonly version: number;
  readonly provider: string;
  readonly providerName: string;
  readonly partnerName: string;
  readonly customerName: string;
  readonly lines: readonly SnapshotLine[];
  readonly requestedBy: PersonRef;
  readonly requestedAt: string;
  /** Name of the policy pack in force when the request was made. */
  readonly policy: string;
  /** Its lines and outcomes have left this document; they stay readable in the transfer's own documents. */
  readonly archived?: true;
}

export type Answer = 'accept' | 'reject' | 'withdraw';

interface Sent {
  /** Partner Center's id of the transfer. */
  readonly transferId: string;
}

interface Taken extends Sent {
  /** Who accepted; absent when it was done outside Passerelle. */
  readonly acceptedBy?: PersonRef;
  readonly acceptedAt: string;
}

interface Finished extends Taken {
  readonly result: 'complete' | 'partlyComplete';
  readonly finishedAt: string;
  readonly outcomes: readonly LineOutcome[];
}

export type TransferStage =
  | { readonly status: 'creating' }
  | { readonly status: 'notCreated'; readonly at: string; readonly explanation: string }
  | ({
      readonly status: 'active';
      readonly drift?: readonly QuantityChange[];
      /** Why the last answer was not taken by Partner Center. */
      readonly problem?: { readonly explanation: string; readonly at: string };
    } & Sent)
  | ({
      /** An answer inside its undo window: nothing has left yet. */
      readonly status: 'answering';
      readonly answer: Answer;
      readonly by: PersonRef;
      readonly at: string;
      readonly until: string;
      readonly comment?: string;
      readonly drift?: readonly QuantityChange[];
    } & Sent)
  | ({
      readonly status: 'sending';
      readonly answer: Answer;
      readonly by: PersonRef;
      readonly at: string;
      readonly comment?: string;
      readonly drift?: readonly QuantityChange[];
    } & Sent)
  | ({
      /** Accepted, but not sent: something changed before the end of the undo window. */
      readonly status: 'held';
      readonly why: 'drift' | 'roleLost' | 'changedOutside';
      readonly by: PersonRef;
      readonly at: string;
      readonly drift?: readonly QuantityChange[];
    } & Sent)
  | ({ readonly status: 'inProgress' } & Taken)
  | ({ readonly status: 'failed'; readonly finishedAt: string; readonly outcomes: readonly LineOutcome[] } & Taken)
  | ({ readonly status: 'finished'; readonly missing?: string } & Finished)
  | ({ readonly status: 'providerVerified'; readonly verifiedBy: PersonRef; readonly verifiedAt: string } & Finished)
  | ({
      readonly status: 'closed';
      readonly verifiedBy: PersonRef;
      readonly verifiedAt: string;
      readonly closedBy: PersonRef;
      readonly closedAt: string;
    } & Finished)
  | ({ readonly status: 'rejected'; readonly by?: PersonRef; readonly at: string; readonly comment?: string } & Sent)
  | ({ readonly status: 'withdrawn'; readonly by?: PersonRef; readonly at: string; readonly comment?: string } & Sent);

/** One transfer request and how far it got. Step 1 of 4: created; 2: answered; 3: provider verified; 4: closed (TRF-6). */
export type Transfer = TransferRequest & TransferStage;

/** Open requests hold their subscriptions: a second request for one of them is refused (CON-3). */
export function isOpen(transfer: Transfer): boolean {
  switch (transfer.status) {
    case 'creating':
    case 'active':
    case 'answering':
    case 'sending':
    case 'held':
    case 'inProgress':
      return true;
    default:
      return false;
  }
}

/** Nothing can happen to it any more, so its lines may leave the customer's document. */
export function isOver(transfer: Transfer): boolean {
  switch (transfer.status) {
    case 'notCreated':
    case 'rejected':
    case 'withdrawn':
    case 'closed':
      return true;
    default:
      return false;
  }
}

/** The step of the four a person is at (TRF-6). */
export function stepOf(transfer: Transfer): 1 | 2 | 3 | 4 {
  switch (transfer.status) {
    case 'creating':
    case 'notCreated':
      return 1;
    case 'finished':
      return 3;
    case 'providerVerified':
    case 'closed':
      return 4;
    default:
      return 2;
  }
}
