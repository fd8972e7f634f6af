import type { Plan } from '../domain/customer/plan';
import type { SubscriptionKind } from '../domain/customer/subscriptionLine';

interface PlannedSubscription {
  readonly id: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  /** Absent: proposed, nobody has begun it. */
  readonly plan?: Plan;
}

/** What cannot be transferred of one customer, and how far each plan got (CON-11). */
export interface PlansInput {
  readonly customerName: string;
  readonly providerName: string;
  /** Card id of the customer. */
  readonly customerId: string;
  readonly rows: readonly PlannedSubscription[];
}

export interface PlanInput extends PlannedSubscription {
  readonly customerName: string;
  readonly providerName: string;
  /** Card ids of the relationship that comes first, and of the list of plans. */
  readonly relationshipId: string;
  readonly plansId: string;
  /** What Partner Center shows; undefined: could not be read now. */
  readonly listed?: boolean;
  readonly agreementSatisfied?: boolean;
  /** The old subscription is no longer there. */
  readonly gone?: boolean;
}
