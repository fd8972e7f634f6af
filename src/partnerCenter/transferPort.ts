import type { CallOptions, SubscriptionKind } from './partnerCenter';

/** One subscription in a transfer, as far as Partner Center tells. */
export interface TransferItem {
  readonly subscriptionId: string;
  readonly name: string;
  readonly quantity: number;
  readonly offerId?: string;
  /** Partner Center's word: `monthly`, `annual` and others. */
  readonly billingCycle?: string;
  /** New commerce; the words are those of {@link ProductType} and whatever comes after them. */
  readonly productType?: string;
  readonly partnerIdOnRecord?: string;
  /** From acceptance on: which group, a base subscription with its add-ons, it moves with. */
  readonly groupId?: string;
  readonly outcome?: 'complete' | 'failed';
  readonly error?: { readonly code?: string; readonly text: string };
  readonly orderId?: string;
}

export interface TransferLine extends TransferItem {
  /**
   * New commerce: the line's number, by which the source's view of a line and the target's, which has another
   * subscription id, are the same line.
   */
  readonly item?: number;
  readonly addons: readonly TransferItem[];
}

/**
 * The two ways of moving subscriptions that live under the same addresses. `legacy`: the source partner creates and the
 * target decides. `newCommerce`: the target creates and the source decides, naming what it hands over.
 */
export type TransferProtocolName = 'legacy' | 'newCommerce';

/** What a new-commerce request may ask for; the words are Partner Center's. */
export const productTypes = [
  'OnlineServicesNCE',
  'AzureSubscription',
  'AzureReservation',
  'AzureSavingsPlan',
  'Software',
  'SaaS',
] as const;
export type ProductType = (typeof productTypes)[number];

export interface Transfer {
  readonly id: string;
  readonly customerId: string;
  readonly protocol: TransferProtocolName;
  /** `active` is open for an answer, whichever side has to give it; `withdrawn` is a request that its creator canceled. */
  readonly status:
    | 'active'
    | 'inProgress'
    | 'complete'
    | 'partlyComplete'
    | 'failed'
    | 'rejected'
    | 'expired'
    | 'withdrawn'
    | 'unknown';
  readonly sourceTenantId: string;
  readonly targetTenantId: string;
  readonly sourceName?: string;
  readonly targetName?: string;
  readonly customerName?: string;
  readonly createdAt: string;
  /** When it changed last. */
  readonly modifiedAt?: string;
  /** New commerce: an unanswered request lapses then. */
  readonly expiresAt?: string;
  readonly completedAt?: string;
  /** New commerce: what the target asked for; absent: everything. */
  readonly productTypes?: readonly ProductType[];
  /** New commerce: partner id of the reseller for everything that moves. */
  readonly partnerIdOnRecord?: string;
  /**
   * Empty where Partner Center does not show them: in new commerce the target sees them only once the transfer is
   * complete, and then with the ids that the subscriptions have there.
   */
  readonly lines: readonly TransferLine[];
}

export interface TransferRef {
  readonly customerId: string;
  readonly transferId: string;
  readonly sourceTenantId: string;
  readonly targetTenantId: string;
  readonly customerName?: string;
}

/** The caller is the source partner; add-ons join their base subscriptions by themselves (CON-4). */
export interface OpenLegacyTransfer {
  readonly customerId: string;
  readonly providerTenantId: string;
  readonly subscriptionIds: readonly string[];
  readonly partnerIdOnRecord?: string;
}

/** The caller is the target partner, who asks the source for the customer's subscriptions without knowing which. */
export interface OpenNewCommerceTransfer {
  readonly customerId: string;
  readonly customerName?: string;
  readonly sourceTenantId: string;
  readonly sourceName: string;
  /** Gets Microsoft's notice. */
  readonly customerEmail: string;
  /** Partner id of the reseller; an indirect provider has to name one (two-tier). */
  readonly partnerIdOnRecord?: string;
  /** Absent: everything that the source wants to hand over. */
  readonly productTypes?: readonly ProductType[];
}

export type OpenTransfer = OpenLegacyTransfer | OpenNewCommerceTransfer;

/** One subscription that the source hands over in new commerce. */
export interface SubmittedLine {
  readonly subscriptionId: string;
  readonly kind: SubscriptionKind;
}

/** What the answer to an acceptance tells already; everything else is read from the transfer as it goes on. */
export interface Accepted {
  /** Orders of the groups that go through (legacy). */
  readonly orderIds: readonly string[];
  /** Groups, each a base subscription with its add-ons, that do not (legacy). */
  readonly failed: readonly {
    readonly groupId?: string;
    readonly subscriptionIds: readonly string[];
    readonly code?: string;
    readonly text: string;
  }[];
}

/**
 * One way of moving subscriptions. Its methods act as one side: legacy `open` and `cancel` as the source, `accept` and
 * `reject` as the target; new commerce `open` and `cancel` as the target, `accept` as the source.
 */
export interface TransferProtocol<Open extends OpenTransfer = OpenTransfer> {
  open(request: Open, options: CallOptions): Promise<Transfer>;
  /** Answers before the transfer is complete. Legacy ignores the lines: the request itself holds them. */
  accept(transfer: TransferRef, lines: readonly SubmittedLine[], options: CallOptions): Promise<Accepted>;
  /** Absent in new commerce, where no call says no: the request lapses, or its creator cancels it. */
  readonly reject?: (transfer: TransferRef, options: CallOptions) => Promise<void>;
  cancel(transfer: TransferRef, options: CallOptions): Promise<void>;
}

export interface TransferProtocols {
  readonly legacy: TransferProtocol<OpenLegacyTransfer> & Required<Pick<TransferProtocol, 'reject'>>;
  readonly newCommerce: TransferProtocol<OpenNewCommerceTransfer>;
}
