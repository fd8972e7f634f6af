import type { PersonRef } from '../actor';
import { type Decision, happens, refused } from '../decision';
import type { PolicyPack } from '../policy/policyPack';
import { requireRole } from '../policy/requireRole';
import { strategyOf } from '../policy/transferTerms';
import { type Refusal, refuse } from '../refusal';
import { knownAgreement } from './agreement';
import type { CustomerCommand } from './commands';
import { agreementSatisfied, type Customer } from './customer';
import type { CustomerEvent } from './events';
import type { TransferFacts } from './facts';
import { heldLines, snapshotOf } from './newCommerceLines';
import { tooLarge } from './requestRoom';
import { isOpen } from './transfer';
import type { Follows, TransferRequest } from './transferRequestContent';

type Create = Extract<CustomerCommand, { type: 'createTransfer' }>;

/** TRF-3 to TRF-9, CON-3, CON-4, CON-8, CON-9: a request is made only if every part of it can move. */
export function createTransfer(state: Customer, command: Create): Decision<CustomerEvent> {
  const { actor, provider, facts, subscriptionIds, now: at } = command;
  const no = requireRole(command.policy, 'createTransfer', actor) ?? requestRefused(state, facts, command);
  if (no !== undefined) return refused(no);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  const follows = followedBy(state, command);
  const request = requestFor(state, {
    facts,
    provider,
    subscriptionIds,
    by,
    at,
    policy: command.policy.name,
    ...(follows === undefined ? {} : { follows }),
  });
  return happens({ type: 'TransferRequested', n: request.n, request, at });
}

/** Why the earlier request is followed by this one, as its end tells. */
function followedBy(state: Customer, { after, provider }: Create): Follows | undefined {
  const earlier = after === undefined ? undefined : state.transfers[String(after)];
  if (earlier === undefined || earlier.provider !== provider || isOpen(earlier)) return undefined;
  const why = earlier.status === 'rejected' ? 'resent' : earlier.status === 'withdrawn' ? 'recreated' : 'retried';
  return { n: earlier.n, why };
}

/** The rule that forbids a request for these subscriptions, if one does. */
export const requestRefused = (
  state: Customer,
  facts: TransferFacts,
  wanted: Pick<Create, 'provider' | 'subscriptionIds' | 'policy'>,
): Refusal | undefined =>
  transferAllowed(facts, knownAgreement(state, wanted.provider, facts.agreement)) ??
  selectionRefused(state, facts, wanted);

/** The next request of the customer, holding today's quantities as a snapshot (CON-6). */
export function requestFor(
  state: Customer,
  wanted: {
    readonly facts: TransferFacts;
    readonly provider: string;
    readonly subscriptionIds: readonly string[];
    readonly by: PersonRef;
    readonly at: string;
    readonly policy: string;
    readonly follows?: Follows;
  },
): TransferRequest {
  const { facts, provider, by, at, policy, follows } = wanted;
  const chosen = new Set(wanted.subscriptionIds);
  return {
    n: state.lastTransfer + 1,
    version: 1,
    provider,
    providerName: facts.providerName,
    partnerName: facts.partnerName,
    customerName: facts.customerName,
    lines: facts.candidates.filter((candidate) => chosen.has(candidate.subscriptionId)).map(snapshotOf),
    requestedBy: by,
    requestedAt: at,
    policy,
    ...(follows === undefined ? {} : { follows }),
  };
}

/** What has to be in place before anything moves, whichever way it moves. */
export function transferAllowed(facts: TransferFacts, agreement = facts.agreement): Refusal | undefined {
  if (!facts.enrolled) return refuse('TRF-3', 'notEnrolled');
  if (facts.customerKind === 'indirect') return refuse('INV-18', 'indirectTransfer');
  if (!facts.providerListed) return refuse('TRF-9', 'providerNotListed', { about: facts.providerName });
  if (agreement === 'attestation') return refuse('MCA-5', 'agreementNotRetained', { about: facts.providerName });
  if (!agreementSatisfied(agreement)) return refuse('MCA-6', 'agreementMissing', { about: facts.providerName });
  return undefined;
}

function selectionRefused(
  state: Customer,
  facts: TransferFacts,
  { subscriptionIds: ids, policy }: Pick<Create, 'subscriptionIds' | 'policy'>,
): Refusal | undefined {
  const field = 'subscriptionIds';
  const most = policy.transferMaxLines;
  if (ids.length === 0) return refuse('TRF-7', 'nothingSelected', { field });
  const room = tooLarge(
    state,
    facts.candidates.filter((one) => ids.includes(one.subscriptionId)),
  );
  if (room !== undefined) return refuse('product', 'requestTooLarge', { field, about: String(room) });
  if (most !== undefined && ids.length > most) return refuse('TRF-7', 'tooManyLines', { field, about: String(most) });
  const openIds = heldLines(state);
  for (const id of ids) {
    const candidate = facts.candidates.find((one) => one.subscriptionId === id);
    if (candidate === undefined) return refuse('TRF-7', 'subscriptionUnknown', { field });
    const about = candidate.name;
    if (openIds.has(id)) return refuse('CON-3', 'inOpenTransfer', { field, about });
    if (candidate.parentId !== undefined) return refuse('CON-4', 'addonAlone', { field, about });
    const no = kindRefused(policy, candidate);
    if (no !== undefined) return refuse('CON-9', no, { field, about });
  }
  return undefined;
}

/** CON-8, CON-9: what the rules in force do not transfer, or transfer by a request that the provider makes. */
function kindRefused(policy: PolicyPack, { kind, eligible }: TransferFacts['candidates'][number]) {
  const strategy = strategyOf(policy, kind);
  if (strategy === 'newCommerce') return 'movesByNewCommerce' as const;
  return strategy === 'none' || !eligible ? ('notEligible' as const) : undefined;
}
