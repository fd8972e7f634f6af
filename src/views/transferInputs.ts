import type { SourceAfter } from '../domain/customer/facts';
import type { SubscriptionKind } from '../domain/customer/subscriptionLine';
import type { Transfer } from '../domain/customer/transfer';
import type { Ineligibility } from '../partnerCenter/partnerCenter';
import type { DeliveryShown } from './deliveryText';
import type { QueueItem } from './queueItems';

/** A subscription on the card where a request is made. */
export interface CandidateRow {
  readonly subscriptionId: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  /** Azure subscription id, kept by a transfer (CON-2). */
  readonly azureId?: string;
  readonly addons: readonly { readonly name: string; readonly quantity: number }[];
}

export interface TransferDraftInput {
  /** Id of the draft, carried by the buttons. */
  readonly id: string;
  /** Moves with the page of a draft of several pages; 0 otherwise. */
  readonly version: number;
  readonly customerName: string;
  readonly providerName: string;
  readonly movable: readonly CandidateRow[];
  /** Moves by a request that the provider opens; absent: nothing does. */
  readonly newer?: readonly CandidateRow[];
  readonly cannotMove: readonly (CandidateRow & { readonly reason: Ineligibility })[];
  /** Already in an open request: the number of it. */
  readonly inRequest: readonly (CandidateRow & { readonly n: number })[];
  readonly selected: readonly string[];
  /** Over 15 choices: what this page shows. */
  readonly paged?: {
    readonly rows: readonly CandidateRow[];
    readonly page: number;
    readonly pages: number;
    readonly search: string;
    readonly found: boolean;
  };
  readonly preview: boolean;
  /** TRF-9, TRF-5: what Partner Center shows of provider and agreement. */
  readonly listed: boolean;
  readonly agreementSatisfied: boolean;
  /** The provider's request that is asked for or open, by its id and number. */
  readonly request?: { readonly id: string; readonly n: number };
  /** Id of the plans for what cannot move (CON-11). */
  readonly plansId: string;
  /** The number of the earlier request that this one corrects or completes. */
  readonly after?: number;
  /** When the subscriptions were read (ISO 8601 UTC). */
  readonly observedAt: string;
}

export interface TransferInput {
  readonly id: string;
  /** Already projected for the viewer's side. */
  readonly transfer: Transfer;
  /** Lines that could not go into the request, with the reason; partner's side only. */
  readonly leftBehind?: readonly (CandidateRow & { readonly reason: Ineligibility })[];
  /** What the partner's side shows of the moved subscriptions now (VER-5 to VER-7), by subscription id. */
  readonly sources?: Readonly<Record<string, SourceAfter>>;
  /** True where Partner Center lists what the card says is listed (TRF-14); undefined: could not be read now. */
  readonly listed?: boolean;
  readonly agreementSatisfied?: boolean;
  /** Partner's side only: whose request it is, so that a new one can be offered where this one ended. */
  readonly customerId?: string;
  /** Partner's side only: what became of telling the provider that it is its turn. */
  readonly delivery?: DeliveryShown;
  /** The viewer's side has no connection: it answers in the portal, and what it says is recorded as stated. */
  readonly inPortal?: boolean;
  /** The same of a rejection, where that is done another way than an acceptance. */
  readonly rejectsInPortal?: boolean;
  /** What was typed, given back after a refusal. */
  readonly answers?: Readonly<Record<string, string>>;
  /** New commerce, partner's side only: what can be submitted as it stands now; absent: could not be read. */
  readonly submission?: Submission;
}

/** The choices of a new-commerce request, as Partner Center shows them now. */
export interface Submission {
  readonly rows: readonly CandidateRow[];
  /** Beyond what one request carries. */
  readonly tooMany: readonly CandidateRow[];
  /** Of kinds that the request was not opened for. */
  readonly otherKinds: readonly CandidateRow[];
  readonly selected: readonly string[];
  /** How many subscriptions the partner can request itself. */
  readonly movable: number;
}

export type TransferRow = { readonly id: string; readonly transfer: Transfer };

export interface TransferListInput {
  readonly list: 'transfers' | 'queue' | 'verify';
  readonly rows: readonly TransferRow[];
  /** What else waits for a provider; shown before the transfers. */
  readonly others?: readonly QueueItem[];
  /** Whether the viewer is told of new requests. */
  readonly news?: QueueNews;
}

/** Sentences under `list.` that say whether somebody is told of new requests, and who is otherwise. */
export interface QueueNews {
  readonly keys: readonly string[];
  readonly names: readonly string[];
}
