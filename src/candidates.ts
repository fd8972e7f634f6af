import type { TransferCandidate } from './domain/customer/commands';
import { type Customer, transfersOf } from './domain/customer/customer';
import { isOpen } from './domain/customer/transfer';
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
  readonly cannotMove: readonly (TransferCandidate & { readonly reason: Ineligibility })[];
  readonly inRequest: readonly (TransferCandidate & { readonly n: number })[];
}

/** Base subscriptions by what can be done with them: chosen, not moved and why, or in an open request already. */
export function sortCandidates(observation: ObservationDocument, customer: Customer): SortedCandidates {
  const requests = new Map(
    transfersOf(customer)
      .filter(isOpen)
      .flatMap((transfer) => transfer.lines.map((line) => [line.subscriptionId, transfer.n] as const)),
  );
  const reasons = new Map(observation.eligibility.map((one) => [one.subscriptionId.toLowerCase(), one.reason]));
  const bases = candidatesOf(observation).filter((one) => one.parentId === undefined);
  return {
    movable: bases.filter((one) => one.eligible && !requests.has(one.subscriptionId)),
    cannotMove: bases
      .filter((one) => !one.eligible && !requests.has(one.subscriptionId))
      .map((one) => ({
        ...one,
        reason: reasons.get(one.subscriptionId.toLowerCase()) ?? { kind: 'unsupported', what: one.kind },
      })),
    inRequest: bases.flatMap((one) => {
      const n = requests.get(one.subscriptionId);
      return n === undefined ? [] : [{ ...one, n }];
    }),
  };
}
