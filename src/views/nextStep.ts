import type { RefusalReason } from '../domain/refusal';
import { parseThingId, thingId } from '../ids';
import type { Openable } from './links';

/** The button that goes on after a refusal: a view, and the text on the button. */
export interface NextStep {
  readonly what: Openable;
  readonly id: string;
  readonly key: string;
}

/** Where the way on is: the card that was refused, read again; a view of its own; or the customer's relationship. */
type Way = 'again' | 'relationship' | 'enrollment' | 'providers' | 'customers' | 'transfers' | 'status';

const wayOn: Readonly<Record<RefusalReason, Way>> = {
  unknown: 'status',
  roleNeeded: 'again',
  wrongSide: 'status',
  stale: 'again',
  ahead: 'again',
  notOpenYet: 'enrollment',
  notRestricted: 'enrollment',
  profileNotCurrent: 'enrollment',
  mpnNotCurrent: 'enrollment',
  phraseMismatch: 'enrollment',
  alreadyEnrolling: 'enrollment',
  notApproved: 'enrollment',
  notEnrolled: 'enrollment',
  agreementAlreadyAccepted: 'enrollment',
  partnershipNotInvited: 'providers',
  partnershipNotAccepted: 'providers',
  partnershipAlreadyAccepted: 'providers',
  customerConsentMissing: 'again',
  consentMethodMissing: 'again',
  consentByMissing: 'again',
  consentDateMissing: 'again',
  consentDateInFuture: 'again',
  billToSharingMissing: 'again',
  consentNotRecorded: 'again',
  consentDeclined: 'again',
  indirectCustomer: 'customers',
  alreadyExtended: 'again',
  notExtended: 'again',
  providerNotListed: 'relationship',
  agreementMissing: 'relationship',
  agreementNotRetained: 'relationship',
  agreementAlreadyRecorded: 'again',
  agreementNameMissing: 'again',
  agreementEmailMissing: 'again',
  agreementDateMissing: 'again',
  agreementDateInFuture: 'again',
  nothingSelected: 'again',
  subscriptionUnknown: 'again',
  addonAlone: 'again',
  notEligible: 'again',
  movesByNewCommerce: 'again',
  tooManyLines: 'again',
  inOpenTransfer: 'transfers',
  alreadyAnswered: 'again',
  alreadyWithdrawn: 'again',
  alreadySent: 'again',
  beingAnswered: 'again',
  replaced: 'transfers',
  alreadyStated: 'again',
  nothingChanged: 'again',
  recreateAlreadyAsked: 'again',
  missingNotNamed: 'again',
  nothingMissing: 'again',
  notActive: 'again',
  notComplete: 'again',
  alreadyVerified: 'again',
  notVerifiedByProvider: 'again',
  alreadyClosed: 'again',
  sourceNotSettled: 'again',
  sourceUnreadable: 'again',
  nothingToUndo: 'again',
  undoTooLate: 'again',
  notYoursToUndo: 'again',
  commentTooLong: 'again',
  textTooLong: 'again',
  textMissing: 'again',
};

/** The next step after a refusal for this reason about this card. Every reason has one. */
export function nextStepOf(reason: RefusalReason, subject: string): NextStep {
  const way = wayOn[reason];
  const thing = parseThingId(subject);
  if (way === 'relationship' && thing?.kind === 'transferDraft') {
    const { customerId, provider } = thing;
    return {
      what: 'relationship',
      id: thingId({ kind: 'relationship', customerId, provider }),
      key: 'why.relationship',
    };
  }
  if (way !== 'again' && way !== 'relationship') return { what: way, id: '', key: `button.${way}` };
  return thing === undefined || thing.kind === 'status'
    ? { what: 'status', id: '', key: 'button.status' }
    : { what: thing.kind, id: thing.kind === 'enrollment' ? '' : subject, key: 'why.openAgain' };
}
