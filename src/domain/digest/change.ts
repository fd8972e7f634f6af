/** How far a thing has come, as far as a digest tells it. What lies between two of these is nobody's news of the week. */
export type Step =
  | RequestStep
  | RelationshipStep
  | 'agreementAsked'
  | 'agreementStated'
  | 'agreementRecorded'
  | 'tenantAsked'
  | 'tenantThere'
  | 'planDone'
  | ProgrammeStep;

/** A transfer request, by either way of moving. */
export type RequestStep =
  | 'asked'
  | 'requested'
  | 'opened'
  | 'declined'
  | 'recreateAsked'
  | 'notCreated'
  | 'accepted'
  | 'submitted'
  | 'rejected'
  | 'withdrawn'
  | 'canceled'
  | 'lapsed'
  | 'failed'
  | 'complete'
  | 'partlyComplete'
  | 'missing'
  | 'verified'
  | 'closed';

export type RelationshipStep = 'consented' | 'consentDeclined' | 'extended' | 'related' | 'relationRemoved';

export type ProgrammeStep =
  | 'enrollmentSubmitted'
  | 'enrollmentApproved'
  | 'enrollmentDeclined'
  | 'enrolled'
  | 'providerInvited'
  | 'providerAccepted'
  | 'providerEnded'
  | 'incentivesInvited'
  | 'accessEnded';

/** One thing that came to another step. */
export interface Change {
  readonly step: Step;
  /** ISO 8601 UTC instant at which this reader could see it for the first time. */
  readonly at: string;
  /** The customer's name, or its id where the name has yet to be looked up. */
  readonly customer?: string;
  readonly customerId?: string;
  /** The number of the request, which is told with the customer's name. */
  readonly n?: number;
  /** The organization on the other side. */
  readonly other?: string;
}

/** `forward`: it went on. `stopped`: it did not, and somebody may have to look. `begun`: it is new. */
export type Direction = 'forward' | 'stopped' | 'begun';

export function directionOf(step: Step): Direction {
  switch (step) {
    case 'asked':
    case 'requested':
    case 'opened':
    case 'agreementAsked':
    case 'tenantAsked':
    case 'providerInvited':
      return 'begun';
    case 'declined':
    case 'recreateAsked':
    case 'notCreated':
    case 'rejected':
    case 'withdrawn':
    case 'canceled':
    case 'lapsed':
    case 'failed':
    case 'partlyComplete':
    case 'missing':
    case 'consentDeclined':
    case 'relationRemoved':
    case 'enrollmentDeclined':
    case 'providerEnded':
    case 'accessEnded':
      return 'stopped';
    default:
      return 'forward';
  }
}
