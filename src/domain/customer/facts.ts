import type { CustomerAgreement } from './customer';
import type { SnapshotLine } from './subscriptionLine';

/** One-way facts from the programme and Partner Center that a decision joins; changeable ones are checked again in the effect. */
export interface RelationshipFacts {
  readonly enrolled: boolean;
  readonly partnershipAccepted: boolean;
  readonly customerKind: 'direct' | 'indirect';
  /** Partner Center listed the provider for the customer when it was last read (EXT-14). */
  readonly listed?: boolean;
}

/** A subscription as last observed, with what Partner Center says about moving it. */
export interface TransferCandidate extends SnapshotLine {
  readonly parentId?: string;
  /** Partner Center's own answer, which is about legacy transfers only. */
  readonly eligible: boolean;
  /** Only what is active may be submitted to a new-commerce request. */
  readonly active?: boolean;
}

export interface TransferFacts {
  readonly enrolled: boolean;
  /** An indirect customer has nothing that could be transferred (INV-18); absent: a direct one. */
  readonly customerKind?: 'direct' | 'indirect';
  /** Partner Center lists the provider for this customer (TRF-9). */
  readonly providerListed: boolean;
  readonly agreement: CustomerAgreement;
  readonly candidates: readonly TransferCandidate[];
  readonly providerName: string;
  readonly partnerName: string;
  readonly customerName: string;
}

/** What the partner's side shows of a moved subscription (VER-5 to VER-7). */
export type SourceAfter = 'gone' | 'suspended' | 'stillActive' | 'unknown';
