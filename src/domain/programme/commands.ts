import type { Actor, CommandMeta } from '../actor';
import type { PolicyPack } from '../policy/policyPack';

/** What Partner Center says about the partner at the moment of asking; read outside, checked again before it counts. */
export interface EnrollmentFacts {
  readonly profileCurrent: boolean;
  readonly mpnCurrent: boolean;
  /** Month of the anniversary date, 1-12. */
  readonly anniversaryMonth: number;
  /** Status of the direct bill account, where it could be read; Partner Center's API does not show it. */
  readonly directBillStatus?: 'active' | 'restricted';
  /** The phrase the person must type, already folded (lower case, no accents, single spaces). */
  readonly phrase: string;
}

export type ProgrammeCommand = CommandMeta &
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
      }
    | { readonly type: 'undoEnrollment'; readonly actor: Actor }
    | { readonly type: 'beginSendingEnrollment' }
    | { readonly type: 'noteEnrollmentSent'; readonly approvalDueBy: string }
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
    | { readonly type: 'noteEnrolled' }
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
    | { readonly type: 'notePartnershipNotTaken'; readonly provider: string; readonly explanation: string }
    | {
        readonly type: 'notePartnershipAccepted';
        readonly provider: string;
        readonly name?: string;
        readonly mpnId?: string;
      }
  );
