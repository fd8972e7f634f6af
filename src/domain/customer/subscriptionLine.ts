/** What can be transferred or stands in the way, as the policy packs name it (CON-8, CON-9). */
export type SubscriptionKind =
  | 'license'
  | 'azurePayg'
  | 'azurePlan'
  | 'reservation'
  | 'term'
  | 'saas'
  | 'trial'
  | 'unknown';

/** One base subscription as it stood when the request was made: the quantities are a snapshot (CON-6). */
export interface SnapshotLine {
  readonly subscriptionId: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly quantity: number;
  /** Azure subscription id, kept by the transfer (CON-2). */
  readonly azureId?: string;
  /** Add-ons that move with their base (CON-4). */
  readonly addons: readonly { readonly subscriptionId: string; readonly name: string; readonly quantity: number }[];
}

/**
 * What is no longer as the request holds it (CON-5 to CON-7): another quantity, or a subscription that vanished, was
 * suspended or stopped, or an add-on bought since.
 */
export interface QuantityChange {
  readonly subscriptionId: string;
  readonly name: string;
  readonly requested: number;
  readonly live: number;
  /** Absent: only the quantity differs. */
  readonly became?: 'gone' | 'suspended' | 'inactive' | 'added';
}

/** What became of one line: moved with a new subscription id (CON-1), or failed with the reason. */
export interface LineOutcome {
  readonly subscriptionId: string;
  readonly outcome: 'complete' | 'failed';
  readonly newSubscriptionId?: string;
  /** Catalog key of the explanation, when the line failed. */
  readonly explanation?: string;
}
