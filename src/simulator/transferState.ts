export type SubscriptionStatus = 'active' | 'suspended' | 'deleted' | 'expired' | 'pending' | 'disabled';

export interface Subscription {
  id: string;
  customerId: string;
  /** The partner that sells it. */
  tenantId: string;
  /** Key into the offers of `world/offers.ts`. */
  offer: string;
  quantity: number;
  status: SubscriptionStatus;
  syncState: string;
  /** Scripted: the group fails with this text when a transfer of it is accepted. */
  transferFailure?: string;
  parentId?: string;
  azureId?: string;
  orderId: string;
  createdAt: string;
  version: number;
  /** MPN ID of the reseller of record, indirect model only. */
  partnerMpnId?: string;
  /** Only when somebody changed it. */
  friendlyName?: string;
  autoRenew?: boolean;
  /** Came in the middle of its term: the end that it had at the source. */
  commitmentEndsAt?: string;
  /** Azure after a transfer: no longer listed at the source. */
  transferred?: boolean;
  /** After a transfer: the subscription that it became at the target. It never moves again, whatever is done with it. */
  movedTo?: string;
}

export interface LineItem {
  subscriptionId: string;
  offer: string;
  name: string;
  quantity: number;
  partnerIdOnRecord?: string;
  groupId?: string;
  status?: 'Complete' | 'Failed';
  orderId?: string;
  error?: string;
  /** New commerce: what the source called it when it handed it over. */
  productType?: string;
  /** New commerce: the id it got at the target, once complete. */
  newSubscriptionId?: string;
  /** New commerce: who pays for which days, first and last included; ISO 8601 dates. No answer shows it. */
  billing?: { sourceUntil: string; targetFrom: string; targetUntil?: string };
  /** Outcome decided on acceptance, shown when the transfer finishes. */
  plan?: { orderId: string; newSubscriptionId: string } | { error: string };
}

export interface TransferLine extends LineItem {
  addons: LineItem[];
}

/** `Active` and `Withdrawn` belong to the legacy protocol; `Pending`, `Cancel` and `Expired` to new commerce. */
export type TransferStatus =
  | 'Active'
  | 'Pending'
  | 'InProgress'
  | 'Complete'
  | 'PartiallyComplete'
  | 'Failed'
  | 'Reject'
  | 'Withdrawn'
  | 'Cancel'
  | 'Expired';

/** What only a request of the new-commerce protocol has. */
export interface NewCommerceFacts {
  transferType: 3 | 5;
  sourceName: string;
  customerEmail: string;
  /** Documented as a GUID that equals the target's tenant; other clients put in what they like and get it back. */
  targetEmailId: string;
  /** Absent: all. */
  productTypes?: string[];
  /** MPN ID of the reseller. */
  partnerOnRecord?: string;
  expiresAt: string;
  completedAt?: string;
}

export interface Transfer {
  id: string;
  customerId: string;
  sourceTenantId: string;
  targetTenantId: string;
  status: TransferStatus;
  createdAt: string;
  modifiedAt: string;
  modifiedBy: string;
  completeAt?: string;
  /** Legacy: fixed on creation. New commerce: empty until the source hands them over. */
  lines: TransferLine[];
  /** Present: the target created it, by the new-commerce protocol. */
  newCommerce?: NewCommerceFacts;
}
