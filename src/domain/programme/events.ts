import type { PersonRef } from '../actor';
import type { AccessEvent } from './access';
import type { Question } from './enrollmentState';
import type { PairingEvent } from './pairing';
import type { ChecklistEvent } from './providerChecklist';

/** What happened to a partner's transition. Each becomes one ledger entry. */
export type ProgrammeEvent =
  | AccessEvent
  | ChecklistEvent
  | PairingEvent
  | { readonly type: 'ProgrammeOpened'; readonly at: string }
  | {
      readonly type: 'EnrollmentSubmitted';
      readonly by: PersonRef;
      readonly at: string;
      readonly until: string;
      readonly primaryContact: string;
    }
  | { readonly type: 'EnrollmentUndone'; readonly by: PersonRef; readonly at: string }
  | { readonly type: 'EnrollmentSendingBegun'; readonly at: string }
  | {
      readonly type: 'EnrollmentSent';
      /** Done in the portal, not by a call of ours. */
      readonly outside?: true;
      readonly at: string;
      readonly approvalDueBy: string;
      readonly overdueAt?: string;
    }
  | {
      readonly type: 'EnrollmentHandedOver';
      readonly by: PersonRef;
      readonly at: string;
      readonly primaryContact: string;
    }
  | {
      /** Somebody enrolled in the portal and said so. */
      readonly type: 'EnrollmentStatedSent';
      readonly by: PersonRef;
      readonly at: string;
      readonly approvalDueBy: string;
      readonly overdueAt: string;
    }
  | { readonly type: 'EnrollmentOverdue'; readonly at: string }
  | { readonly type: 'EnrollmentQuestioned'; readonly at: string; readonly what: Question['what'] }
  | {
      readonly type: 'EnrollmentUnderReview';
      readonly at: string;
      readonly approvalDueBy: string;
      readonly overdueAt: string;
    }
  | {
      readonly type: 'EnrollmentFound';
      readonly at: string;
      readonly found: 'submitted' | 'approved' | 'enrolled';
      readonly approvalDueBy: string;
      readonly overdueAt: string;
    }
  | { readonly type: 'EnrollmentReopened'; readonly by: PersonRef; readonly at: string }
  | {
      readonly type: 'EnrollmentNotTaken';
      readonly at: string;
      readonly explanation: string;
      readonly asker?: PersonRef;
    }
  /** `by`: stated by a person, where only the portal could be asked. */
  | { readonly type: 'EnrollmentApproved'; readonly at: string; readonly by?: PersonRef }
  | { readonly type: 'EnrollmentDeclined'; readonly at: string; readonly by?: PersonRef }
  | { readonly type: 'ResellerAgreementAccepted'; readonly by: PersonRef; readonly at: string }
  | {
      readonly type: 'ResellerAgreementNotTaken';
      readonly at: string;
      readonly explanation: string;
      readonly asker?: PersonRef;
    }
  | {
      readonly type: 'Enrolled';
      readonly outside?: true;
      readonly at: string;
      /** Stated by a person, where only the portal could be asked. */
      readonly by?: PersonRef;
      readonly incentivesDueBy?: string;
      readonly incentivesNoticeAt?: string;
    }
  | { readonly type: 'RevenueStated'; readonly usd: number; readonly by: PersonRef; readonly at: string }
  | { readonly type: 'NotifyMeAsked'; readonly by: PersonRef; readonly at: string; readonly askAgainAt: string }
  | { readonly type: 'NotifyMeStopped'; readonly by: PersonRef; readonly at: string }
  | { readonly type: 'AskedAgain'; readonly at: string; readonly next: string }
  | { readonly type: 'WindowOpened'; readonly at: string; readonly people: readonly PersonRef[] }
  | {
      readonly type: 'IncentiveInvitationNoted';
      readonly by: PersonRef;
      readonly at: string;
      readonly receivedOn: string;
    }
  | { readonly type: 'IncentivesOverdue'; readonly at: string }
  | {
      readonly type: 'PartnershipInvited';
      readonly provider: string;
      readonly name: string;
      readonly mpnId?: string;
      readonly at: string;
    }
  | {
      readonly type: 'PartnershipAcceptanceGiven';
      readonly provider: string;
      readonly by: PersonRef;
      readonly at: string;
    }
  | {
      readonly type: 'PartnershipNotTaken';
      /** Who acted, and whose turn it is again. */
      readonly asker?: PersonRef;
      readonly provider: string;
      readonly at: string;
      readonly explanation: string;
    }
  /** From here on the programme is compared with Partner Center once a day. */
  | { readonly type: 'ReconcileBegun'; readonly at: string }
  | { readonly type: 'PartnershipEnded'; readonly provider: string; readonly at: string }
  | { readonly type: 'PartnershipAccepted'; readonly provider: string; readonly at: string; readonly outside?: true };
