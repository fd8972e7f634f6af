import type { PersonRef } from '../actor';
import type { TransferStrategy } from '../policy/policyPack';
import type { Word } from './answer';
import type { SnapshotLine, SubscriptionKind } from './subscriptionLine';

/** Why a request was made after an earlier one: what changed (CON-7), what did not move (A.3-16), or what was rejected. */
export interface Follows {
  readonly n: number;
  readonly why: 'recreated' | 'retried' | 'resent';
}

/**
 * What a new-commerce request is opened with: the provider creates it in Partner Center for kinds of subscriptions, and
 * sees none of the lines before it is complete.
 */
export interface Opening {
  /** The kinds it is about; the partner submits only of these. */
  readonly kinds: readonly SubscriptionKind[];
  /** What the partner had asked for, where the provider chose among them. */
  readonly askedKinds?: readonly SubscriptionKind[];
  /** Gets Microsoft's notice. */
  readonly customerEmail?: string;
  /** The partner's MPN id, for the partner on record. */
  readonly partnerIdOnRecord?: string;
  /** Who opened it; absent before that, and when it was done in the portal. */
  readonly by?: PersonRef;
  /** When it was opened, by whatever way. */
  readonly at?: string;
}

/** The request itself: only what the two sides of new commerce add to it changes after it is made. */
export interface TransferRequest {
  /** Number per customer; people see it as *Contoso-3*. */
  readonly n: number;
  readonly version: number;
  readonly provider: string;
  readonly providerName: string;
  readonly partnerName: string;
  readonly customerName: string;
  /** Of a new-commerce request: absent (empty) until the partner submits them. */
  readonly lines: readonly SnapshotLine[];
  /** Who asked for it on the partner's side; absent when the provider opened a request unasked. */
  readonly requestedBy?: PersonRef;
  readonly requestedAt: string;
  /** Name of the policy pack in force when the request was made. */
  readonly policy: string;
  /** The earlier request that this one continues. */
  readonly follows?: Follows;
  /** Absent in documents of before there were two: legacy. */
  readonly strategy?: TransferStrategy;
  /** The partner's tenant; absent in older documents, where whoever requested it tells. */
  readonly partner?: string;
  /** New commerce only. */
  readonly opening?: Opening;
  /** When it lapses unanswered, as Partner Center says. */
  readonly expiresAt?: string;
  /** Since when (ISO 8601 UTC) it is open for an answer; absent in older documents. */
  readonly openSince?: string;
  /** The answer that a person stated, once it counts. */
  readonly word?: Word;
  /** Its lines and outcomes have left this document; they stay readable in the transfer's own documents. */
  readonly archived?: true;
}
