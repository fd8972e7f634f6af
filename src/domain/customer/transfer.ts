import type { PersonRef } from '../actor';
import type { Side } from '../effects';
import type { Refusal } from '../refusal';
import type { Answer, Said } from './answer';
import type { LineOutcome, QuantityChange } from './subscriptionLine';
import type { TransferRequest } from './transferRequestContent';

interface Sent {
  /** Partner Center's id of the transfer. */
  readonly transferId: string;
}

/** The partner does not want it. Partner Center has no call for that: it stays open there until the provider cancels it. */
export interface Declined {
  readonly by: PersonRef;
  readonly at: string;
  readonly comment?: string;
}

/** Open for an answer. */
interface Awaiting extends Sent {
  /** New commerce only. */
  readonly declined?: Declined;
  readonly drift?: readonly QuantityChange[];
  /** The provider asked the partner to withdraw and recreate it (CON-7). */
  readonly recreateAsked?: { readonly by: PersonRef; readonly at: string };
  /** The side has no connection: what its person says was done in the portal, not seen there yet. */
  readonly stated?: Said & { readonly answer: Answer; readonly by: PersonRef; readonly at: string };
}

/** An answer that is on its way. */
interface Answering extends Sent, Said {
  readonly answer: Answer;
  readonly by: PersonRef;
  readonly at: string;
  readonly drift?: readonly QuantityChange[];
  /** What the partner said before the provider began to cancel. */
  readonly declined?: Declined;
  /** Withdrawn in order to be created again with today's quantities (CON-7). */
  readonly recreate?: true;
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

/** What the provider does not see on its side; it keeps step 3 open (VER-1). */
interface Missing {
  readonly missing?: string;
  /** Subscription ids of the lines that are missing. */
  readonly missingLines?: readonly string[];
  /** When it was found missing; absent in older documents. */
  readonly missingAt?: string;
  /** What the partner answered to it. */
  readonly missingAnswer?: { readonly text: string; readonly by: PersonRef; readonly at: string };
}

/** Who at the provider confirmed the check in an e-mail, and on which day (`YYYY-MM-DD`): a word of the partner's. */
export interface ConfirmedByEmail {
  readonly confirmedBy: string;
  readonly confirmedOn: string;
}

interface Verified {
  /** The provider's person; with `byEmail`, the partner's who recorded what the provider wrote. */
  readonly verifiedBy: PersonRef;
  readonly verifiedAt: string;
  readonly byEmail?: ConfirmedByEmail;
}

export type TransferStage =
  /** New commerce: the provider is asked to open it in Partner Center. */
  | {
      readonly status: 'asked';
      /** Why Partner Center did not take it when the provider opened it. */
      readonly problem?: { readonly explanation: string; readonly at: string };
      /** The provider's side has no connection: opened in the portal by its person's word, not seen there yet. */
      readonly statedOpen?: { readonly by: PersonRef; readonly at: string };
    }
  | { readonly status: 'creating' }
  | { readonly status: 'notCreated'; readonly at: string; readonly explanation: string }
  | ({
      readonly status: 'active';
      /** Why the last answer was not taken by Partner Center. */
      readonly problem?: {
        readonly explanation: string;
        readonly at: string;
        /** Whose answer it was; the other side is not shown it. Absent in older documents. */
        readonly side?: Side;
      };
    } & Awaiting)
  /** An answer inside its undo window: nothing has left yet. */
  | ({ readonly status: 'answering'; readonly until: string } & Answering)
  | ({ readonly status: 'sending' } & Answering)
  | ({
      /** Accepted, but not sent: something changed before the end of the undo window. */
      readonly status: 'held';
      readonly why: 'drift' | 'roleLost' | 'changedOutside';
      readonly by: PersonRef;
      readonly at: string;
    } & Awaiting)
  | ({ readonly status: 'inProgress' } & Taken)
  | ({ readonly status: 'failed'; readonly finishedAt: string; readonly outcomes: readonly LineOutcome[] } & Taken)
  | ({ readonly status: 'finished' } & Missing & Finished)
  | ({ readonly status: 'providerVerified' } & Verified & Finished)
  | ({
      readonly status: 'closed';
      readonly closedBy: PersonRef;
      readonly closedAt: string;
    } & Verified &
      Finished)
  | ({ readonly status: 'rejected'; readonly by?: PersonRef; readonly at: string } & Said & Sent)
  | ({
      readonly status: 'withdrawn';
      readonly by?: PersonRef;
      readonly at: string;
      readonly comment?: string;
      /** Nobody withdrew it: it lapsed without an answer. */
      readonly lapsed?: true;
      /** The new request is still to be made. */
      readonly recreating?: true;
      /** The number of the request that took its place. */
      readonly replacedBy?: number;
      /** Why no new request could take its place. */
      readonly notReplaced?: Refusal;
      /** The partner had declined it before. */
      readonly declined?: Declined;
      /** The question ended after the provider had stated that it was opened in the portal. */
      readonly statedOpen?: { readonly by: PersonRef; readonly at: string };
    } & Partial<Sent>);

/** One transfer request and how far it got. Step 1 of 4: created; 2: answered; 3: provider verified; 4: closed (TRF-6). */
export type Transfer = TransferRequest & TransferStage;

/** Open requests hold their subscriptions: a second request for one of them is refused (CON-3). */
export function isOpen(transfer: Transfer): boolean {
  switch (transfer.status) {
    case 'asked':
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
    case 'failed':
    case 'closed':
      return true;
    case 'withdrawn':
      return transfer.recreating !== true;
    default:
      return false;
  }
}

/** The request without its stage: what every stage keeps. */
export function requestOf(transfer: Transfer): TransferRequest {
  const { n, version, provider, providerName, partnerName, customerName } = transfer;
  const { lines, requestedAt, policy } = transfer;
  return {
    n,
    version,
    provider,
    providerName,
    partnerName,
    customerName,
    lines,
    requestedAt,
    policy,
    ...present(transfer, [
      'requestedBy',
      'follows',
      'strategy',
      'partner',
      'opening',
      'expiresAt',
      'openSince',
      'word',
    ]),
  };
}

/** Those of the optional fields that are there. */
function present<T extends object, K extends keyof T>(
  from: T,
  keys: readonly K[],
): { [F in K]?: Exclude<T[F], undefined> } {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as {
    [F in K]?: Exclude<T[F], undefined>;
  };
}

/** The step of the four a person is at (TRF-6). */
export function stepOf(transfer: Transfer): 1 | 2 | 3 | 4 {
  switch (transfer.status) {
    case 'asked':
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

/** How many subscriptions a request moved (CON-1). */
export const movedLines = (transfer: Transfer): number =>
  'outcomes' in transfer ? transfer.outcomes.filter(({ outcome }) => outcome === 'complete').length : 0;
