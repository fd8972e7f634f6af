import type { Actor, CommandMeta } from '../actor';
import type { PolicyPack } from '../policy/policyPack';
import type { AccessCommand } from './access';
import type { ApprovalClock, Question } from './enrollmentState';
import type { IncentivesClock } from './incentives';
import type { PairingCommand } from './pairing';
import type { ChecklistCommand } from './providerChecklist';

/**
 * What Partner Center says about the partner at the moment of asking; read outside, checked again before it counts. What
 * no API tells is undefined: then the person enrolls in the portal, which checks it.
 */
export interface EnrollmentFacts {
  readonly profileCurrent: boolean | undefined;
  readonly mpnCurrent: boolean | undefined;
  /** Month of the anniversary date, 1-12. */
  readonly anniversaryMonth: number | undefined;
  /** Microsoft opened enrollment for this partner, whatever its anniversary date (A.3-1). */
  readonly openedEarly?: boolean;
  /** Status of the direct bill account, where it could be read; Partner Center's API does not show it. */
  readonly directBillStatus?: 'active' | 'restricted';
  /** The phrase the person must type, already folded (lower case, no accents, single spaces). */
  readonly phrase: string;
}

/** Partner Center shows it done, and not by a call of ours; the ledger says so. */
export interface DoneOutside {
  readonly outside?: true;
}

export type ProgrammeCommand = AccessCommand | ChecklistCommand | PairingCommand | TransitionCommand;

type TransitionCommand = CommandMeta &
  (
    | { readonly type: 'openProgramme' }
    | {
        readonly type: 'submitEnrollment';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly facts: EnrollmentFacts;
        /** What the person typed, folded like `facts.phrase`. */
        readonly confirmation: string;
        readonly primaryContact: string;
        /** End of the undo window. */
        readonly until: string;
        /** Nothing can enroll for the person: the portal is opened instead, and the person says what came of it. */
        readonly inPortal?: boolean;
      }
    | {
        /** What somebody did or read in the portal. */
        readonly type: 'stateEnrollment';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly said: 'sent' | 'approved' | 'declined' | 'agreed';
        readonly approval: ApprovalClock;
        readonly incentives: IncentivesClock;
      }
    | {
        readonly type: 'reopenEnrollment';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
      }
    | { readonly type: 'undoEnrollment'; readonly actor: Actor }
    | { readonly type: 'beginSendingEnrollment' }
    | ({ readonly type: 'noteEnrollmentSent' } & DoneOutside &
        Pick<ApprovalClock, 'approvalDueBy'> &
        Partial<ApprovalClock>)
    | { readonly type: 'noteEnrollmentOverdue' }
    | { readonly type: 'noteEnrollmentQuestion'; readonly what: Question['what'] }
    | ({ readonly type: 'noteEnrollmentUnderReview' } & ApprovalClock)
    | {
        /** What had been done before this programme was opened, or outside it. */
        readonly type: 'noteEnrollmentFound';
        readonly found: 'submitted' | 'approved' | 'enrolled';
        readonly approval: ApprovalClock;
      }
    | { readonly type: 'noteEnrollmentNotTaken'; readonly explanation: string }
    | { readonly type: 'noteEnrollmentApproved' }
    | { readonly type: 'noteEnrollmentDeclined' }
    | {
        readonly type: 'acceptResellerAgreement';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
      }
    | { readonly type: 'noteResellerAgreementNotTaken'; readonly explanation: string }
    | ({ readonly type: 'noteEnrolled'; readonly incentives?: IncentivesClock } & DoneOutside)
    | {
        readonly type: 'stateRevenue';
        readonly actor: Actor;
        readonly policy: PolicyPack;
        /** Undefined: what was typed is no amount. */
        readonly usd: number | undefined;
      }
    | { readonly type: 'notifyMe'; readonly actor: Actor; readonly open: boolean; readonly askAgainAt: string }
    | { readonly type: 'stopAsking'; readonly actor: Actor }
    | { readonly type: 'askAgain'; readonly since: string; readonly next: string }
    | { readonly type: 'noteEnrollmentOpen' }
    | {
        readonly type: 'noteIncentiveInvitation';
        readonly actor: Actor;
        readonly policy: PolicyPack;
        /** Calendar days YYYY-MM-DD: when it arrived, today, and when the agreement was accepted, if that is known. */
        readonly receivedOn: string;
        readonly today: string;
        readonly enrolledOn?: string;
      }
    | { readonly type: 'noteIncentivesOverdue' }
    | {
        readonly type: 'notePartnershipInvited';
        readonly provider: string;
        readonly name: string;
        readonly mpnId?: string;
      }
    | {
        readonly type: 'acceptPartnership';
        readonly actor: Actor;
        readonly version?: number;
        readonly policy: PolicyPack;
        readonly provider: string;
      }
    | { readonly type: 'beginReconcile' }
    /** Partner Center lists the partnership no more. */
    | { readonly type: 'notePartnershipEnded'; readonly provider: string }
    | { readonly type: 'notePartnershipNotTaken'; readonly provider: string; readonly explanation: string }
    | ({
        readonly type: 'notePartnershipAccepted';
        readonly provider: string;
        readonly name?: string;
        readonly mpnId?: string;
        /** Here the accepted partnership links the two tenants, without a code. */
        readonly pairs?: true;
      } & DoneOutside)
  );
