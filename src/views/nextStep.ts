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

/** The refused card itself says what to correct, unless another place lifts the refusal. */
const elsewhere: Readonly<Partial<Record<RefusalReason, Way>>> = {
  unknown: 'status',
  wrongSide: 'status',
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
  indirectCustomer: 'customers',
  providerNotListed: 'relationship',
  agreementMissing: 'relationship',
  agreementNotRetained: 'relationship',
  inOpenTransfer: 'transfers',
  replaced: 'transfers',
};

/** The next step after a refusal for this reason about this card. Every reason has one. */
export function nextStepOf(reason: RefusalReason, subject: string): NextStep {
  if (subject === 'settings') return { what: 'settings', id: '', key: 'button.settings' };
  const way = elsewhere[reason] ?? 'again';
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
  if (subject === 'pairing') return { what: 'pairing', id: '', key: 'why.openAgain' };
  return thing === undefined || thing.kind === 'status' || thing.kind === 'link'
    ? { what: 'status', id: '', key: 'button.status' }
    : { what: thing.kind, id: thing.kind === 'enrollment' ? '' : subject, key: 'why.openAgain' };
}
