import type { PersonRef } from '../actor';

/** The usual reasons of a rejection; Partner Center has no field for one, so it travels here (A.3-8). */
export const rejectReasons = [
  'wrongReseller',
  'wrongQuantity',
  'agreementMissing',
  'customerUnknown',
  'notNow',
  'other',
] as const;

export type RejectReason = (typeof rejectReasons)[number];

export type Answer = 'accept' | 'reject' | 'withdraw';

/** An answer given in the portal, by somebody's word. */
export interface Word {
  readonly answer: Answer;
  readonly by: PersonRef;
  readonly at: string;
  /** When Partner Center showed it; absent: no connection can, and the word alone counts. */
  readonly confirmedAt?: string;
}

/** What a person says with an answer. */
export interface Said {
  readonly comment?: string;
  /** Of a rejection. */
  readonly reason?: RejectReason;
}
