import { type SortedCandidates, sortCandidates } from './candidates';
import { knownAgreement } from './domain/customer/agreement';
import { type Customer, relationshipWith } from './domain/customer/customer';
import type { TransferCandidate } from './domain/customer/facts';
import { type Invitation, invitationWith } from './domain/customer/invitation';
import type { LightFacts, ProviderStanding, Standing } from './domain/customer/light';
import { isPlanDone } from './domain/customer/plan';
import type { Transfer } from './domain/customer/transfer';
import type { PolicyPack } from './domain/policy/policyPack';
import { acceptedProviders, isEnrolled, type Programme } from './domain/programme/programme';
import type { ObservationDocument } from './store/documents/customerDocuments';

/** After so long without being listed, the partner is asked to look (EXT-14). */
const listingPatienceMs = 5 * 60_000;

/** A customer's subscriptions by what can be done with them, those that moved already apart. */
export interface SubscriptionBook extends SortedCandidates {
  /** Moved by a request; Suspended on the partner's side is the normal end state (VER-7). */
  readonly moved: readonly TransferCandidate[];
}

export function bookOf(
  observation: ObservationDocument,
  customer: Customer,
  transfers: readonly Transfer[],
  policy: PolicyPack,
): SubscriptionBook {
  const sorted = sortCandidates(observation, customer, policy);
  const ids = new Set(transfers.flatMap(movedBy));
  return {
    ...sorted,
    cannotMove: sorted.cannotMove.filter((one) => !ids.has(one.subscriptionId)),
    moved: sorted.cannotMove.filter((one) => ids.has(one.subscriptionId)),
  };
}

const movedBy = (transfer: Transfer): readonly string[] =>
  'outcomes' in transfer
    ? transfer.outcomes.filter((one) => one.outcome === 'complete').map((one) => one.subscriptionId)
    : [];

/** Deleted or expired: there is nothing left that could move, so nothing has to be planned either. */
const isGone = (reason: SortedCandidates['cannotMove'][number]['reason']): boolean =>
  reason.kind === 'state' && ['deleted', 'expired'].includes(reason.state.toLowerCase());

/** How far the provider got: what Passerelle recorded, unless Partner Center shows more. */
export function standingOf(
  customer: Customer,
  provider: string,
  observation: ObservationDocument | undefined,
  now: string,
): Standing {
  if (observation?.partners.includes(provider) === true) return 'related';
  const relationship = relationshipWith(customer, provider);
  switch (relationship.status) {
    case 'verified':
      return 'related';
    case 'extending':
      return 'extending';
    case 'extended':
      if (relationship.missingSince !== undefined) return 'notListed';
      return Date.parse(now) - Date.parse(relationship.at) > listingPatienceMs ? 'notListed' : 'extending';
    case 'none':
    case 'declined':
    case 'consented':
      return invitedStanding(invitationWith(customer, provider)) ?? relationship.status;
    default: {
      const never: never = relationship;
      return never;
    }
  }
}

/** An invitation that was begun is the way that was chosen. */
function invitedStanding(invitation: Invitation | undefined): Standing | undefined {
  if (invitation === undefined) return undefined;
  if (invitation.status === 'authorized') return 'related';
  return invitation.status === 'sent' ? 'invitationSent' : 'invitationDrafted';
}

export const standingsOf = (
  programme: Programme,
  customer: Customer,
  observation: ObservationDocument | undefined,
  now: string,
): readonly ProviderStanding[] =>
  acceptedProviders(programme).map(({ tenantId: provider }) => ({
    provider,
    standing: standingOf(customer, provider, observation, now),
    agreement: knownAgreement(customer, provider, observation?.agreement),
  }));

/** What the light of a customer is decided on; `observation` may be the last known one. */
export function lightFacts(known: {
  readonly kind: 'direct' | 'indirect';
  readonly programme: Programme;
  readonly customer: Customer;
  readonly observation: ObservationDocument | undefined;
  readonly transfers: readonly Transfer[];
  readonly now: string;
  readonly policy: PolicyPack;
}): LightFacts {
  const { kind, programme, customer, observation, transfers, now, policy } = known;
  const book = observation === undefined ? undefined : bookOf(observation, customer, transfers, policy);
  // CON-11: what was ordered anew at the provider has left as well.
  const anew = new Set(
    Object.values(customer.plans ?? {})
      .filter(isPlanDone)
      .map((plan) => plan.subscriptionId),
  );
  return {
    kind,
    enrolled: isEnrolled(programme),
    standings: standingsOf(programme, customer, observation, now),
    lines:
      book === undefined
        ? undefined
        : {
            movable: book.movable.length,
            newer: book.newer.length,
            cannotMove: book.cannotMove.filter((one) => !isGone(one.reason) && !anew.has(one.subscriptionId)).length,
            moved: book.moved.length + anew.size,
          },
    transfers,
  };
}
