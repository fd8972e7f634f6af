import { type SortedCandidates, sortCandidates } from '../candidates';
import type { PersonRef } from '../domain/actor';
import type { Customer } from '../domain/customer/customer';
import type { Transfer } from '../domain/customer/transfer';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { Partnership } from '../domain/programme/programme';
import { type ThingRef, transferPointer } from '../ids';
import { customerNow, type ObserveDeps } from '../observe';
import type { CustomerRowDocument, ObservationDocument } from '../store/documents/customerDocuments';
import { type TransferDraftDocument, transferDraftId } from '../store/documents/transferDraftDocument';
import { type DraftPosition, draftStart } from '../transferDraft';
import { loadCustomer, loadCustomerRow, loadProgramme } from './loadAggregates';
import { findPointer } from './pointers';

type DraftRef = Extract<ThingRef, { kind: 'transferDraft' }>;

export interface LoadedDraft {
  readonly row: CustomerRowDocument;
  readonly partnership: Partnership;
  readonly customer: Customer;
  readonly seq: number;
  /** Undefined: could not be read, and was never read before. */
  readonly open?: {
    readonly observation: ObservationDocument;
    readonly sorted: SortedCandidates;
    readonly position: DraftPosition;
    /** What is chosen so far. */
    readonly selected: readonly string[];
  };
}

/** All that the card where a request is made is about; undefined when the partner has no such customer or provider. */
export async function loadTransferDraft(
  deps: ObserveDeps,
  person: PersonRef,
  thing: DraftRef,
  policy: PolicyPack,
): Promise<LoadedDraft | undefined> {
  const { tenantId } = person;
  const { customerId, provider } = thing;
  const [row, programme, { state: customer, seq }, observation, stored, earlier] = await Promise.all([
    loadCustomerRow(deps.store, tenantId, customerId),
    loadProgramme(deps.store, tenantId),
    loadCustomer(deps.store, tenantId, customerId),
    customerNow(deps, tenantId, customerId),
    deps.store.read<TransferDraftDocument>('records', tenantId, transferDraftId(thing, person.userId)),
    earlierRequest(deps, tenantId, thing),
  ]);
  const partnership = programme.state.partnerships[provider];
  if (row === undefined || partnership === undefined) return undefined;
  const draft = { row, partnership, customer, seq };
  if (observation === undefined) return draft;
  const sorted = sortCandidates(observation, customer, policy);
  const position = stored?.doc.position ?? draftStart;
  const ids = sorted.movable.map((one) => one.subscriptionId);
  const selected = position.selected ?? (earlier === undefined ? ids : ids.filter((id) => leftBehind(earlier).has(id)));
  return { ...draft, open: { observation, sorted, position, selected } };
}

/** The request that the new one corrects or completes, from the partner's own partition: it may have left the aggregate. */
async function earlierRequest(deps: ObserveDeps, tenantId: string, thing: DraftRef): Promise<Transfer | undefined> {
  if (thing.after === undefined) return undefined;
  const pointer = transferPointer(tenantId, thing.customerId, thing.after);
  return (await findPointer(deps, tenantId, 'transfer', pointer))?.projection;
}

/** A.3-8, A.3-16: the lines that did not move, or all of a request that moved nothing. */
function leftBehind(earlier: Transfer): ReadonlySet<string> {
  const failed =
    'outcomes' in earlier
      ? earlier.outcomes.filter((one) => one.outcome === 'failed').map((one) => one.subscriptionId)
      : [];
  return new Set(failed.length > 0 ? failed : earlier.lines.map((line) => line.subscriptionId));
}
