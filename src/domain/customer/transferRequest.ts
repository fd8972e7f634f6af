import { type Decision, happens, refused } from '../decision';
import type { PolicyPack } from '../policy/policyPack';
import { requireRole } from '../policy/requireRole';
import { strategyOf } from '../policy/transferTerms';
import { type Refusal, refuse } from '../refusal';
import type { CustomerCommand, TransferFacts } from './commands';
import { agreementSatisfied, type Customer, transfersOf } from './customer';
import type { CustomerEvent } from './events';
import { isOpen, type SnapshotLine, type TransferRequest } from './transfer';

type Create = Extract<CustomerCommand, { type: 'createTransfer' }>;

/** TRF-3 to TRF-9, CON-3, CON-4, CON-8, CON-9: a request is made only if every part of it can move. */
export function createTransfer(state: Customer, command: Create): Decision<CustomerEvent> {
  const { actor, provider, facts, now: at } = command;
  const no =
    requireRole(command.policy, 'createTransfer', actor) ??
    transferAllowed(facts) ??
    selectionRefused(state, facts, command);
  if (no !== undefined) return refused(no);
  const n = state.lastTransfer + 1;
  const chosen = new Set(command.subscriptionIds);
  const request: TransferRequest = {
    n,
    version: 1,
    provider,
    providerName: facts.providerName,
    partnerName: facts.partnerName,
    customerName: facts.customerName,
    lines: facts.candidates.filter((candidate) => chosen.has(candidate.subscriptionId)).map(snapshot),
    requestedBy: { tenantId: actor.tenantId, userId: actor.userId },
    requestedAt: at,
    policy: command.policy.name,
  };
  return happens({ type: 'TransferRequested', n, request, at });
}

function transferAllowed(facts: TransferFacts): Refusal | undefined {
  if (!facts.enrolled) return refuse('TRF-3', 'notEnrolled');
  if (!facts.providerListed) return refuse('TRF-9', 'providerNotListed', { about: facts.providerName });
  if (facts.agreement === 'attestation') return refuse('MCA-5', 'agreementNotRetained', { about: facts.providerName });
  if (!agreementSatisfied(facts.agreement)) return refuse('MCA-6', 'agreementMissing', { about: facts.providerName });
  return undefined;
}

function selectionRefused(
  state: Customer,
  facts: TransferFacts,
  { subscriptionIds: ids, policy }: Create,
): Refusal | undefined {
  const field = 'subscriptionIds';
  const most = policy.transferMaxLines;
  if (ids.length === 0) return refuse('TRF-7', 'nothingSelected', { field });
  if (most !== undefined && ids.length > most) return refuse('TRF-7', 'tooManyLines', { field, about: String(most) });
  const openIds = new Set(
    transfersOf(state)
      .filter(isOpen)
      .flatMap((transfer) => transfer.lines.map((line) => line.subscriptionId)),
  );
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

function snapshot(candidate: TransferFacts['candidates'][number]): SnapshotLine {
  const { subscriptionId, name, kind, quantity, addons, azureId } = candidate;
  return { subscriptionId, name, kind, quantity, addons, ...(azureId === undefined ? {} : { azureId }) };
}
