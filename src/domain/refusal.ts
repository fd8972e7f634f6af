import type { PersonRef } from './actor';
import type { Role } from './roles';

/** Why a command was refused. Each has its own sentence under `refusal.` in both catalogs. */
export const refusalReasons = [
  'unknown',
  'roleNeeded',
  'wrongSide',
  'stale',
  'ahead',
  'notOpenYet',
  'notRestricted',
  'profileNotCurrent',
  'mpnNotCurrent',
  'phraseMismatch',
  'contactNotEmail',
  'openAlready',
  'enrollmentAlreadyStated',
  'revenueUnreadable',
  'incentivesNotYet',
  'invitationAlreadyNoted',
  'invitationDayWrong',
  'alreadyEnrolling',
  'notApproved',
  'notEnrolled',
  'agreementAlreadyAccepted',
  'partnershipNotInvited',
  'partnershipNotAccepted',
  'partnershipAlreadyAccepted',
  'customerConsentMissing',
  'consentMethodMissing',
  'consentByMissing',
  'consentDateMissing',
  'consentDateInFuture',
  'billToSharingMissing',
  'consentNotRecorded',
  'consentDeclined',
  'indirectCustomer',
  'alreadyExtended',
  'providerNotListed',
  'agreementMissing',
  'agreementNotRetained',
  'agreementAlreadyRecorded',
  'agreementNameMissing',
  'agreementEmailMissing',
  'agreementDateMissing',
  'agreementDateInFuture',
  'providerNameMissing',
  'checklistFull',
  'nothingSelected',
  'subscriptionUnknown',
  'addonAlone',
  'notEligible',
  'movesByNewCommerce',
  'tooManyLines',
  'requestTooLarge',
  'inOpenTransfer',
  'alreadyRequested',
  'alreadyAnswered',
  'beingAnswered',
  'replaced',
  'lapsed',
  'alreadyStated',
  'nothingChanged',
  'recreateAlreadyAsked',
  'missingNotNamed',
  'nothingMissing',
  'notActive',
  'notComplete',
  'alreadyVerified',
  'notVerifiedByProvider',
  'alreadyClosed',
  'sourceNotSettled',
  'sourceUnreadable',
  'nothingToUndo',
  'undoTooLate',
  'notYoursToUndo',
  'commentTooLong',
  'planNotOpen',
  'planStepDone',
  'planOrder',
  'textTooLong',
  'textMissing',
  'questionUnanswered',
  'invitationNotDrafted',
  'invitationLinkMissing',
  'invitationBlank',
  'invitationSubjectMissing',
  'invitationSent',
  'invitationNotSent',
  'invitationEdited',
  'invitationLinkNotGiven',
  'invitationLinkUnreadable',
  'invitationLinkHost',
  'invitationLinkOfAnother',
  'alreadyResellers',
  'customerNameMissing',
  'hasTenantMissing',
  'tenantAlreadyRequested',
  'indirectTransfer',
  'kindNotAsked',
  'customerEmailMissing',
  'kindsMissing',
  'askTakenBack',
  'timeZoneUnknown',
  'timeUnreadable',
  'quietHoursIncomplete',
  'quietHoursWholeDay',
  'dayUnreadable',
  'awayIncomplete',
  'awayEndsBeforeItBegins',
  'awayIsOver',
  'awayTooLong',
  'delegateIsSelf',
  'delegateUnsuitable',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/**
 * An expected "no": a value, never an exception. `rule` is the requirement id that says no (`product` when the rule is
 * Passerelle's own), so that every refusal can say which rule, who can lift it, and offer the button.
 */
export interface Refusal {
  readonly rule: string;
  readonly reason: RefusalReason;
  /** Roles that may do it, when the refusal is about a role. */
  readonly roles?: readonly Role[];
  /** The card input at fault, when there is one. */
  readonly field?: string;
  /** Who did already what was asked, and when (ISO 8601 UTC). */
  readonly by?: PersonRef;
  readonly at?: string;
  /** Names from the data that the sentence needs, for instance the subscription that cannot move. */
  readonly about?: string;
}

export const refuse = (rule: string, reason: RefusalReason, more: Omit<Refusal, 'rule' | 'reason'> = {}): Refusal => ({
  rule,
  reason,
  ...more,
});
