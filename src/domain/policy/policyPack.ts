import type { Role } from '../roles';

/** Acts whose roles the policy pack fixes; one per mutating verb that a role guards. */
export type Act =
  | 'submitEnrollment'
  | 'acceptResellerAgreement'
  | 'acceptPartnership'
  | 'recordConsent'
  | 'extendRelationship'
  | 'createTransfer'
  | 'withdrawTransfer'
  | 'answerTransfer'
  | 'verifyAsProvider'
  | 'verifyAsPartner';

/** A dated set of rules. Every number, month, offer type, role and link a rule needs stands here, with its source. */
export interface PolicyPack {
  readonly name: string;
  /** ISO date of the state of the rules. */
  readonly asOf: string;
  readonly roles: Readonly<Record<Act, readonly Role[]>>;
  /** Months (1-12) of anniversary dates for which enrollment is open (ENR-7). */
  readonly enrollmentMonths: readonly number[];
  /** Direct bill revenue threshold in US dollars over 12 months (GEN-4). */
  readonly revenueThresholdUsd: number;
  /** Business days Microsoft may take to approve an enrollment (ENR-11). */
  readonly approvalBusinessDays: number;
  /** Days within which the incentives invitation is expected (INC-1). */
  readonly incentiveDays: number;
  /** Pages to open, by name; shown with the pack they belong to. */
  readonly links: Readonly<Record<string, string>>;
}
