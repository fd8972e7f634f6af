import type { TransferCandidate } from './domain/customer/commands';
import { type Customer, transfersOf } from './domain/customer/customer';
import { isOpen, type SubscriptionKind } from './domain/customer/transfer';
import type { PolicyPack } from './domain/policy/policyPack';
import { type MovesByNewCommerce, strategyOf } from './domain/policy/transferTerms';
import type { Ineligibility } from './partnerCenter/partnerCenter';
import type { ObservationDocument } from './store/documents/customerDocuments';

/** The subscriptions of an observation as the decision wants them: bases with their add-ons, and add-ons naming their base. */
export function candidatesOf(observation: ObservationDocument): readonly TransferCandidate[] {
  const eligible = new Map(observation.eligibility.map((one) => [one.subscriptionId.toLowerCase(), one.eligible]));
  return observation.subscriptions.map(({ id, name, kind, quantity, azureId, parentId }) => ({
    subscriptionId: id,
    name,
    kind,
    quantity,
    addons: observation.subscriptions
      .filter((one) => one.parentId === id && one.status !== 'deleted')
      .map((addon) => ({ subscriptionId: addon.id, name: addon.name, quantity: addon.quantity })),
    eligible: eligible.get(id.toLowerCase()) ?? false,
    ...(azureId === undefined ? {} : { azureId }),
    ...(parentId === undefined ? {} : { parentId }),
  }));
}

export interface SortedCandidates {
  readonly movable: readonly TransferCandidate[];
  readonly cannotMove: readonly (TransferCandidate & { readonly reason: Ineligibility | MovesByNewCommerce })[];
  readonly inRequest: readonly (TransferCandidate & { readonly n: number })[];
}

/**
 * Base subscriptions by what can be done with them: chosen, not moved and why, or in an open request already. Both Partner
 * Center and the rules in force must allow a move (CON-8).
 */
export function sortCandidates(
  observation: ObservationDocument,
  customer: Customer,
  policy: PolicyPack,
): SortedCandidates {
  const requests = new Map(
    transfersOf(customer)
      .filter(isOpen)
      .flatMap((transfer) => transfer.lines.map((line) => [line.subscriptionId, transfer.n] as const)),
  );
  const reasons = new Map(observation.eligibility.map((one) => [one.subscriptionId.toLowerCase(), one.reason]));
  const movesNow = (one: TransferCandidate) => one.eligible && strategyOf(policy, one.kind) === 'legacy';
  const bases = candidatesOf(observation).filter((one) => one.parentId === undefined);
  return {
    movable: bases.filter((one) => movesNow(one) && !requests.has(one.subscriptionId)),
    cannotMove: bases
      .filter((one) => !movesNow(one) && !requests.has(one.subscriptionId))
      .map((one) => ({
        ...one,
        reason: cannotMoveReason(policy, one.kind, reasons.get(one.subscriptionId.toLowerCase())),
      })),
    inRequest: bases.flatMap((one) => {
      const n = requests.get(one.subscriptionId);
      return n === undefined ? [] : [{ ...one, n }];
    }),
  };
}

/** A state that stands in the way comes first; then the rules in force say whether, and how, this kind moves. */
function cannotMoveReason(
  policy: PolicyPack,
  kind: SubscriptionKind,
  stated: Ineligibility | undefined,
): Ineligibility | MovesByNewCommerce {
  if (stated !== undefined && stated.kind !== 'unsupported' && stated.kind !== 'other') return stated;
  if (strategyOf(policy, kind) === 'newCommerce') return { kind: 'newCommerce', what: kind };
  return stated ?? { kind: 'unsupported', what: kind };
}
