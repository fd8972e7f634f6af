import type { Enrollment, Partnership } from '../domain/programme/programme';
import type { QueueItem } from './queueItems';
import type { TransferRow } from './transferInputs';

/** The living dashboard: where the transition stands and whose turn it is. */
export interface StatusInput {
  readonly organizationName: string;
  readonly enrollment: Enrollment;
  readonly partnerships: readonly { readonly id: string; readonly partnership: Partnership }[];
  /** All of the book, and how many of them are indirect. */
  readonly customers: number;
  readonly indirect?: number;
  readonly extended: number;
  readonly transfers: readonly TransferRow[];
  /** Set once every direct customer is done. */
  readonly end?: TransitionEnd;
  /** Partner Center lets the partner's API in no more. */
  readonly accessEnded?: true;
}

/** What the whole transition came to. */
export interface TransitionEnd {
  readonly customers: number;
  readonly transferred: number;
  /** Subscriptions that could not be transferred and were ordered anew at the provider (CON-11). */
  readonly orderedAnew: number;
  /** Day the incentives invitation arrived, YYYY-MM-DD; absent: not noted. */
  readonly incentivesOn?: string;
}

/** What a provider's person sees under `status`. */
export interface ProviderStatusInput {
  readonly organizationName: string;
  readonly queue: readonly TransferRow[];
  readonly others?: readonly QueueItem[];
}
