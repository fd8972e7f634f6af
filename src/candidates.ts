import { type Customer, transfersOf } from './domain/customer/customer';
import type { TransferCandidate, TransferFacts } from './domain/customer/facts';
import { movesByNewCommerce } from './domain/customer/newCommerceLines';
import { isOpen } from './domain/customer/transfer';
import type { PolicyPack } from './domain/policy/policyPack';
import { strategyOf } from './domain/policy/transferTerms';
import type { Ineligibility } from './partnerCenter/partnerCenter';
import type { ObservationDocument } from './store/documents/customerDocuments';

/** The subscriptions of an observation as the decision wants them: bases with their add-ons, and add-ons naming their base. */
export function candidatesOf(observation: ObservationDocument): readonly TransferCandidate[] {
  const eligible = new Map(observation.eligibility.map((one) => [one.subscriptionId.toLowerCase(), one.eligible]));
  return observation.subscriptions.map(({ id, name, kind, quantity, azureId, parentId, status }) => ({
    subscriptionId: id,
    name,
    kind,
    quantity,
    addons: observation.subscriptions
      .filter((one) => one.parentId === id && one.status !== 'deleted')
      .map((addon) => ({ subscriptionId: addon.id, name: addon.name, quantity: addon.quantity })),
    eligible: eligible.get(id.toLowerCase()) ?? false,
    active: status === 'active',
    ...(azureId === undefined ? {} : { azureId }),
    ...(parentId === undefined ? {} : { parentId }),
  }));
}

/** What an observation tells a decision about a transfer to this provider (TRF-9, MCA-6, CON-8). */
export const observedFacts = (
  observation: ObservationDocument,
  provider: string,
): Pick<TransferFacts, 'providerListed' | 'agreement' | 'candidates'> => ({
  providerListed: observation.partners.includes(provider),
  agreement: observation.agreement,
  candidates: candidatesOf(observation),
});

export interface SortedCandidates {
  readonly movable: readonly TransferCandidate[];
  /** Moves by a request that the provider makes. */
  readonly newer: readonly TransferCandidate[];
  readonly cannotMove: readonly (TransferCandidate & { readonly reason: Ineligibility })[];
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
  const states = new Map(observation.subscriptions.map((one) => [one.id, one.status]));
  const movesNow = (one: TransferCandidate) => one.eligible && strategyOf(policy, one.kind) === 'legacy';
  const bases = candidatesOf(observation).filter((one) => one.parentId === undefined);
  const free = bases.filter((one) => !requests.has(one.subscriptionId));
  const movesLater = (one: TransferCandidate) =>
    movesByNewCommerce(policy, one) && !isHeldElsewhere(reasons.get(one.subscriptionId.toLowerCase()));
  return {
    movable: free.filter(movesNow),
    newer: free.filter((one) => !movesNow(one) && movesLater(one)),
    cannotMove: free
      .filter((one) => !movesNow(one) && !movesLater(one))
      .map((one) => ({
        ...one,
        reason: cannotMoveReason(policy, one, reasons.get(one.subscriptionId.toLowerCase()), states),
      })),
    inRequest: bases.flatMap((one) => {
      const n = requests.get(one.subscriptionId);
      return n === undefined ? [] : [{ ...one, n }];
    }),
  };
}

/** In a request that was made outside Passerelle. */
const isHeldElsewhere = (stated: Ineligibility | undefined): boolean => stated?.kind === 'inTransfer';

/** A state that stands in the way comes first; then what the rules in force say of this kind. */
function cannotMoveReason(
  policy: PolicyPack,
  { kind, subscriptionId }: TransferCandidate,
  stated: Ineligibility | undefined,
  states: ReadonlyMap<string, string>,
): Ineligibility {
  if (stated !== undefined && stated.kind !== 'unsupported' && stated.kind !== 'other') return stated;
  // Partner Center's eligibility is about legacy transfers; a new-commerce one asks for an active subscription.
  if (strategyOf(policy, kind) === 'newCommerce')
    return { kind: 'state', state: states.get(subscriptionId) ?? 'unknown' };
  return stated ?? { kind: 'unsupported', what: kind };
}
