import type { PersonRef } from '../actor';

/** What happened to a partner's transition. Each becomes one ledger entry. */
export type ProgrammeEvent =
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
  | { readonly type: 'EnrollmentSent'; readonly at: string; readonly approvalDueBy: string }
  | { readonly type: 'EnrollmentNotTaken'; readonly at: string; readonly explanation: string }
  | { readonly type: 'EnrollmentApproved'; readonly at: string }
  | { readonly type: 'EnrollmentDeclined'; readonly at: string }
  | { readonly type: 'ResellerAgreementAccepted'; readonly by: PersonRef; readonly at: string }
  | { readonly type: 'ResellerAgreementNotTaken'; readonly at: string; readonly explanation: string }
  | { readonly type: 'Enrolled'; readonly at: string }
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
      readonly provider: string;
      readonly at: string;
      readonly explanation: string;
    }
  | { readonly type: 'PartnershipAccepted'; readonly provider: string; readonly at: string };
