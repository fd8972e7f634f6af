import type { Incentives } from '../domain/programme/incentives';
import type { Enrollment } from '../domain/programme/programme';
import type { RevenueStatement } from '../domain/programme/revenue';

/** What the enrollment card checks before the door of no return (ENR-1, ENR-2, ENR-7, GEN-4); undefined: could not be read now. */
export interface EnrollmentChecks {
  readonly organizationName: string;
  /** Undefined, or an empty text: no interface tells it. */
  readonly profileCurrent: boolean | undefined;
  readonly mpnCurrent: boolean | undefined;
  readonly mpnId: string;
  /** ISO date without year, `--MM-DD`. */
  readonly anniversary: string;
  /** Microsoft opened enrollment for this partner, whatever its anniversary date. */
  readonly openedEarly?: boolean;
  /** The direct bill account is Restricted, or Microsoft gave notice of it (GEN-2). */
  readonly restricted?: boolean;
  /** Stated by the partner, never measured; undefined: not known. */
  readonly revenueUsd?: number;
  readonly primaryContact: string;
  readonly mpnMailbox: string;
  /** The phrase to type, as shown: for instance INSCRIRE BORÉAL. */
  readonly phrase: string;
}

export interface EnrollmentInput {
  readonly id: string;
  readonly enrollment: Enrollment;
  readonly checks: EnrollmentChecks | undefined;
  /** Nothing can enroll for the person: the portal does, and the person says what came of it. */
  readonly portal?: boolean;
  /** What a person of this partner stated (GEN-4). */
  readonly revenue?: RevenueStatement;
  /** The viewer is on the list of those who want to hear when it opens (ENR-9). */
  readonly waiting?: boolean;
  readonly incentives?: Incentives;
  /** What the person typed, given back after a refusal. */
  readonly typed?: { readonly confirmation?: string; readonly primaryContact?: string };
}

/** The two incentive programs (INC). */
export interface IncentivesInput {
  readonly id: string;
  readonly enrollment: Enrollment;
  readonly incentives: Incentives | undefined;
  /** Undefined: could not be read now. An empty text: no interface tells it. */
  readonly checks: Pick<EnrollmentChecks, 'mpnId' | 'mpnMailbox'> | undefined;
  /** Today in the partner's time zone, YYYY-MM-DD: the default of the day it arrived. */
  readonly today: string;
  readonly typed?: { readonly receivedOn?: string };
}

export interface RevenueInput {
  readonly id: string;
  readonly version: number;
  readonly stated: RevenueStatement | undefined;
  /** The partner profile's own figure. */
  readonly profileUsd: number | undefined;
  readonly typed?: { readonly revenue?: string };
}
