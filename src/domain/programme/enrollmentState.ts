import type { PersonRef } from '../actor';

/** What Partner Center said when it refused a step: a catalog key, and when. Shown until the step is tried again. */
export interface Problem {
  readonly explanation: string;
  readonly at: string;
}

/** Microsoft asks something back, or shows a status that nobody here knows (A.3-14): somebody has to look. */
export interface Question {
  readonly what: 'information' | 'unknown';
  readonly at: string;
}

/**
 * Enrollment as indirect reseller (ENR). No transition leads back to direct bill only (ENR-18); approval alone enables
 * nothing, only the accepted reseller agreement does (ENR-16). `version` moves when what a person is asked changes.
 * `statedBy` names who said so where only the portal could be asked; `by` is absent where it was found done already.
 */
export type Enrollment =
  | { readonly status: 'notStarted'; readonly version: number; readonly problem?: Problem }
  | {
      /** Inside the undo window; nothing has left yet. */
      readonly status: 'submitting';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly until: string;
      readonly primaryContact: string;
    }
  | {
      readonly status: 'sending';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
    }
  | {
      /** Confirmed here; somebody enrolls in the portal and says so. */
      readonly status: 'inPortal';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
    }
  | {
      readonly status: 'submitted';
      readonly version: number;
      readonly by?: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
      /** End of the last business day Microsoft may take (ENR-11). */
      readonly approvalDueBy: string;
      /** Since when it is overdue, once the Global admins were told. */
      readonly overdueSince?: string;
      readonly question?: Question;
      readonly statedBy?: PersonRef;
    }
  | { readonly status: 'declined'; readonly version: number; readonly at: string; readonly statedBy?: PersonRef }
  | {
      readonly status: 'approved';
      readonly version: number;
      readonly at: string;
      readonly primaryContact: string;
      readonly problem?: Problem;
      readonly statedBy?: PersonRef;
    }
  | {
      readonly status: 'acceptingAgreement';
      readonly version: number;
      readonly by: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
    }
  | {
      readonly status: 'enrolled';
      readonly version: number;
      readonly by?: PersonRef;
      readonly at: string;
      readonly primaryContact?: string;
      readonly statedBy?: PersonRef;
    };

/** Instants of a submitted enrollment, computed outside with the partner's calendar (ENR-11). */
export interface ApprovalClock {
  readonly approvalDueBy: string;
  /** When the Global admins are told that it is overdue: the morning of the business day after. */
  readonly overdueAt: string;
}
