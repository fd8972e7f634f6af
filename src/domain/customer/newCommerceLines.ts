import type { PolicyPack } from '../policy/policyPack';
import { strategyOf } from '../policy/transferTerms';
import { type Refusal, refuse } from '../refusal';
import { type Customer, transfersOf } from './customer';
import type { TransferCandidate } from './facts';
import { tooLarge } from './requestRoom';
import type { SnapshotLine, SubscriptionKind } from './subscriptionLine';
import { isOpen } from './transfer';

/** Whether it moves by a request that the provider opens: its kind by the rules in force, and only while it is active. */
export const movesByNewCommerce = (policy: PolicyPack, one: TransferCandidate): boolean =>
  one.parentId === undefined && one.active === true && strategyOf(policy, one.kind) === 'newCommerce';

/** Subscriptions that open requests hold, but for the request `except` (CON-3). */
export const heldLines = (state: Customer, except?: number): ReadonlySet<string> =>
  new Set(
    transfersOf(state)
      .filter((transfer) => isOpen(transfer) && transfer.n !== except)
      .flatMap((transfer) => transfer.lines.map((line) => line.subscriptionId)),
  );

/** What the partner could submit now. */
export const submittable = (
  state: Customer,
  candidates: readonly TransferCandidate[],
  policy: PolicyPack,
): readonly TransferCandidate[] => {
  const held = heldLines(state);
  return candidates.filter((one) => movesByNewCommerce(policy, one) && !held.has(one.subscriptionId));
};

/** The kinds that are among them, each once. */
export const kindsOf = (lines: readonly { readonly kind: SubscriptionKind }[]): readonly SubscriptionKind[] => [
  ...new Set(lines.map((line) => line.kind)),
];

/** TRF-7, CON-3, CON-4, CON-9: the rule that forbids submitting these, if one does. */
export function submissionRefused(
  state: Customer,
  wanted: {
    readonly n: number;
    readonly kinds: readonly SubscriptionKind[];
    readonly candidates: readonly TransferCandidate[];
    readonly subscriptionIds: readonly string[];
    readonly policy: PolicyPack;
  },
): Refusal | undefined {
  const field = 'subscriptionIds';
  const { candidates, subscriptionIds: ids, policy, kinds } = wanted;
  const most = policy.transferMaxLines;
  if (ids.length === 0) return refuse('TRF-7', 'nothingSelected', { field });
  if (most !== undefined && ids.length > most) return refuse('TRF-7', 'tooManyLines', { field, about: String(most) });
  const room = tooLarge(
    state,
    candidates.filter((one) => ids.includes(one.subscriptionId)),
    wanted.n,
  );
  if (room !== undefined) return refuse('product', 'requestTooLarge', { field, about: String(room) });
  const held = heldLines(state, wanted.n);
  for (const id of ids) {
    const candidate = candidates.find((one) => one.subscriptionId === id);
    if (candidate === undefined) return refuse('TRF-7', 'subscriptionUnknown', { field });
    const about = candidate.name;
    if (held.has(id)) return refuse('CON-3', 'inOpenTransfer', { field, about });
    if (candidate.parentId !== undefined) return refuse('CON-4', 'addonAlone', { field, about });
    if (!movesByNewCommerce(policy, candidate)) return refuse('CON-9', 'notEligible', { field, about });
    if (!kinds.includes(candidate.kind)) return refuse('CON-9', 'kindNotAsked', { field, about });
  }
  return undefined;
}

/** A subscription as it stands now: the quantities are a snapshot (CON-6). */
export function snapshotOf(candidate: TransferCandidate): SnapshotLine {
  const { subscriptionId, name, kind, quantity, addons, azureId } = candidate;
  return { subscriptionId, name, kind, quantity, addons, ...(azureId === undefined ? {} : { azureId }) };
}
