import { sortCandidates } from '../candidates';
import { knownAgreement } from '../domain/customer/agreement';
import { agreementSatisfied, type Customer } from '../domain/customer/customer';
import type { SourceAfter } from '../domain/customer/facts';
import { projectForPartner, projectForProvider } from '../domain/customer/projection';
import type { SubscriptionKind } from '../domain/customer/subscriptionLine';
import type { Transfer } from '../domain/customer/transfer';
import { answererOf, isNewCommerce } from '../domain/customer/transferStrategy';
import { policyPacks } from '../domain/policy/packs';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { ThingRef } from '../ids';
import { customerNow } from '../observe';
import { howIs, type Operation } from '../partnerCenter/operations';
import type { ObservationDocument } from '../store/documents/customerDocuments';
import type { TransferPointer } from '../store/documents/pointerDocument';
import type { TransferInput } from '../views/transferInputs';
import { transferView } from '../views/transferView';
import type { Viewer } from '../views/viewer';
import { type AskedByMail, deliveryOf } from './deliveryOf';
import { loadCustomer } from './loadAggregates';
import { findPointer } from './pointers';
import type { Found, Moment, PresentDeps } from './present';

export async function presentTransfer(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'transfer' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const pointer = (await findPointer(deps, viewer.tenantId, 'transfer', thing.pointer)) ?? justMade(viewer, moment);
  if (pointer === undefined) return undefined;
  const found =
    viewer.side === 'provider'
      ? await forProvider(deps, id, viewer, pointer, moment)
      : await forPartner(deps, id, viewer, pointer, moment);
  const own = deps.connection(viewer.tenantId);
  const input: TransferInput = {
    ...found,
    inPortal: howIs(own, operationOf(found.transfer, viewer.side)) === 'portal',
    rejectsInPortal: howIs(own, 'rejectTransfer') === 'portal',
    ...(moment.answers === undefined ? {} : { answers: moment.answers }),
  };
  return {
    shows: input.transfer,
    revision: pointer.revision,
    view: (context) => transferView(input, viewer, context),
  };
}

/** What the viewer's side does next with the request. */
function operationOf(transfer: Transfer, side: Viewer['side']): Operation {
  if (answererOf(transfer) === side) return 'acceptTransfer';
  return transfer.status === 'asked' ? 'openTransfer' : 'cancelTransfer';
}

/** A request of the viewer's own that the relay has not published yet: the answer to *Create* does not wait for it. */
function justMade(viewer: Viewer, { transfer, customerId }: Moment): ShownPointer | undefined {
  if (viewer.side !== 'partner' || transfer === undefined || customerId === undefined) return undefined;
  return { partnerTenant: viewer.tenantId, customerId, n: transfer.n, revision: 0, projection: transfer };
}

/** What of a pointer a card is made from. */
type ShownPointer = Pick<TransferPointer, 'partnerTenant' | 'customerId' | 'n' | 'revision' | 'projection'>;

/** What the provider sees comes from its own projection and its own connection, never from the partner's records. */
async function forProvider(
  deps: PresentDeps,
  id: string,
  viewer: Viewer,
  pointer: ShownPointer,
  moment: Moment,
): Promise<TransferInput> {
  const decided = moment.transfer?.archived === true ? undefined : moment.transfer;
  const transfer = projectForProvider(decided ?? pointer.projection);
  const observation = await customerNow(deps, viewer.tenantId, pointer.customerId);
  if (observation === undefined) return { id, transfer };
  return {
    id,
    transfer,
    listed: observation.partners.includes(pointer.partnerTenant),
    agreementSatisfied: agreementSatisfied(observation.agreement),
  };
}

async function forPartner(
  deps: PresentDeps,
  id: string,
  viewer: Viewer,
  pointer: ShownPointer,
  moment: Moment,
): Promise<TransferInput> {
  const [customer, observation] = await Promise.all([
    loadCustomer(deps.store, viewer.tenantId, pointer.customerId),
    customerNow(deps, viewer.tenantId, pointer.customerId),
  ]);
  const current = customer.state.transfers[String(pointer.n)];
  const stored = current === undefined || current.archived === true ? pointer.projection : current;
  const decided = moment.transfer?.archived === true ? undefined : moment.transfer;
  const transfer = projectForPartner(decided ?? stored);
  const { customerId } = pointer;
  const own = { id, transfer, customerId, ...(await deliveryOf(deps.store, viewer, id, askedByMail(transfer))) };
  if (observation === undefined) return own;
  const policy = policyPacks[transfer.policy] ?? deps.policy;
  return {
    ...own,
    ...(isNewCommerce(transfer) ? submission(observation, customer.state, transfer, policy, moment.selected) : {}),
    leftBehind: leftBehind(observation, customer.state, transfer, policy),
    sources: sourcesAfter(observation, transfer),
    listed: observation.partners.includes(transfer.provider),
    agreementSatisfied: agreementSatisfied(
      knownAgreement(customer.state, transfer.provider, observation.agreement) ?? 'none',
    ),
  };
}

/** What the provider is asked now, as an e-mail would put it; undefined when it is not the provider's turn. */
function askedByMail(transfer: Transfer): AskedByMail | undefined {
  const { customerName: customer, providerName: provider, partnerName: partner, status } = transfer;
  const names = { customer, provider, partner };
  if (status === 'finished') return { ...names, what: 'verify' };
  if (isNewCommerce(transfer)) return status === 'asked' ? { ...names, what: 'open' } : undefined;
  return status === 'active' || status === 'held' ? { ...names, what: 'answer' } : undefined;
}

/** New commerce: what can be submitted now, how much of it is chosen at first, and what this request does not carry. */
function submission(
  observation: ObservationDocument,
  customer: Customer,
  transfer: Transfer,
  policy: PolicyPack,
  selected: readonly string[] | undefined,
): Pick<TransferInput, 'submission'> {
  const sorted = sortCandidates(observation, customer, policy);
  const kinds = transfer.opening?.kinds ?? [];
  const fits = sorted.newer.filter((one) => kinds.includes(one.kind));
  const rows = fits.slice(0, policy.transferMaxLines ?? fits.length);
  return {
    submission: {
      rows,
      tooMany: fits.slice(rows.length),
      otherKinds: sorted.newer.filter((one) => !kinds.includes(one.kind)),
      selected: selected ?? rows.filter(isSurelyMovable).map((one) => one.subscriptionId),
      movable: sorted.movable.length,
    },
  };
}

/** Partner Center refuses what other publishers sell on the marketplace (900146), and does not tell which those are. */
const isSurelyMovable = ({ kind }: { readonly kind: SubscriptionKind }): boolean => kind !== 'saas';

/** What stays where it is because it cannot move; what moved already is suspended and not counted (VER-7). */
function leftBehind(observation: ObservationDocument, customer: Customer, transfer: Transfer, policy: PolicyPack) {
  const moving = new Set(transfer.lines.map((line) => line.subscriptionId));
  return sortCandidates(observation, customer, policy).cannotMove.filter((one) => !moving.has(one.subscriptionId));
}

/** VER-5 to VER-7: what the partner's own side shows of each subscription of the request. */
export function sourcesAfter(
  observation: ObservationDocument,
  transfer: Transfer,
): Readonly<Record<string, SourceAfter>> {
  return Object.fromEntries(
    transfer.lines.map((line): [string, SourceAfter] => {
      const live = observation.subscriptions.find((one) => one.id.toLowerCase() === line.subscriptionId.toLowerCase());
      if (live === undefined || live.status === 'deleted') return [line.subscriptionId, 'gone'];
      if (live.status === 'suspended') return [line.subscriptionId, 'suspended'];
      return [line.subscriptionId, live.status === 'active' ? 'stillActive' : 'unknown'];
    }),
  );
}
