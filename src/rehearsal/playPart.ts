import { customerIdOf } from '../aggregates';
import type { PersonRef } from '../domain/actor';
import type { Customer } from '../domain/customer/customer';
import type { Transfer } from '../domain/customer/transfer';
import { isNewCommerce } from '../domain/customer/transferStrategy';
import type { PolicyPack } from '../domain/policy/policyPack';
import { allRoles } from '../domain/roles';
import { type ThingRef, thingId, transferPointer } from '../ids';
import type { Profile } from '../partnerCenter/partnerCenter';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import { listAll } from '../store/listAll';
import { upsert } from '../store/upsert';
import type { Workflow } from '../workflow';
import { beforeTransfers, type Known, playBeforeTransfers } from './playBeforeTransfers';
import {
  deskId,
  emptyDesk,
  type RehearsalCustomerDocument,
  type RehearsalDeskDocument,
  rehearsalCustomerId,
} from './rehearsalDocuments';
import { moveLines } from './rehearsalTransfers';

/** What Microsoft, the provider or the customer do in reality and a person plays in the rehearsal. */
export const partNames = [
  'openEnrollment',
  'approveEnrollment',
  'authorize',
  'createTenant',
  'recordAgreement',
  'accept',
  'acceptPartly',
  'reject',
  'openRequest',
  'cancelRequest',
  'confirm',
] as const;
export type PartName = (typeof partNames)[number];

/** One part that can be played now; `id` is the card id of the enrollment, the transfer or what the customer is asked. */
export interface Part {
  readonly name: PartName;
  readonly id: string;
  /** For the choice's text: the customer, the number of its request if it is about one, and the provider. */
  readonly about?: { readonly customer: string; readonly n?: number; readonly provider: string };
}

/** Who plays, in which rehearsal, under which rules. */
export interface Player extends PersonRef {
  readonly policy: PolicyPack;
}

interface Place {
  readonly customerId: string;
  readonly transfer: Transfer;
}

/** What lets every partner enroll, whatever its real profile says (ENR-1, ENR-2, ENR-7). */
const opened = { profileCurrent: true, mpnCurrent: true, anniversary: '--10-14' } as const;

const isOpened = (profile: Profile): boolean =>
  profile.profileCurrent === true && profile.mpnCurrent === true && profile.anniversary === opened.anniversary;

/** The parts that can be played at this moment, in the order of the journey. */
export async function partsToPlay(workflow: Pick<Workflow, 'store'>, tenantId: string): Promise<readonly Part[]> {
  const desk = (await workflow.store.read<RehearsalDeskDocument>('records', tenantId, deskId))?.doc;
  const parts: Part[] = [];
  if (desk?.profile !== undefined && desk.enrollment === 'none' && !isOpened(desk.profile))
    parts.push({ name: 'openEnrollment', id: 'enrollment' });
  if (desk?.enrollment === 'submitted') parts.push({ name: 'approveEnrollment', id: 'enrollment' });
  const customers = await customersIn(workflow, tenantId);
  parts.push(...customers.flatMap(beforeTransfers).map(({ part }) => part));
  for (const { customerId, transfer } of customers.flatMap(transfersOfOne)) {
    const id = thingId({ kind: 'transfer', pointer: transferPointer(tenantId, customerId, transfer.n) });
    const about = { customer: transfer.customerName, n: transfer.n, provider: transfer.providerName };
    const names: readonly PartName[] = isNewCommerce(transfer)
      ? newCommerceParts(transfer)
      : transfer.status === 'active' || transfer.status === 'held'
        ? ['accept', ...(transfer.lines.length > 1 ? (['acceptPartly'] as const) : []), 'reject']
        : transfer.status === 'finished'
          ? ['confirm']
          : [];
    parts.push(...names.map((name) => ({ name, id, about })));
  }
  return parts;
}

/** Plays one part. Whatever changed reaches the cards the way it does in reality: the relay sees it at its next look. */
export async function playPart(workflow: Workflow, player: Player, part: Part): Promise<void> {
  const { tenantId } = player;
  if (part.name === 'openEnrollment' || part.name === 'approveEnrollment') {
    return playMicrosoft(workflow, tenantId, part.name);
  }
  const customers = await customersIn(workflow, tenantId);
  const earlier = customers.flatMap(beforeTransfers).find((one) => isSamePart(one.part, part));
  if (earlier !== undefined) return playBeforeTransfers(workflow.store, tenantId, earlier);
  const place = customers
    .flatMap(transfersOfOne)
    .find(({ customerId, transfer }) => part.id === idOf(tenantId, customerId, transfer.n));
  if (place === undefined) return;
  if (part.name === 'confirm') return confirm(workflow, player, place);
  if (part.name === 'openRequest' || part.name === 'cancelRequest') {
    return playRequest(workflow, player, place, part.name);
  }
  const { transfer, customerId } = place;
  const transferId = 'transferId' in transfer ? transfer.transferId : undefined;
  if (transferId === undefined) return;
  await upsert<RehearsalCustomerDocument>(
    workflow.store,
    'records',
    { pk: tenantId, id: rehearsalCustomerId(customerId) },
    (current) => {
      if (current?.copied === undefined) return undefined;
      if (part.name !== 'reject') {
        return moveLines({ ...current, copied: current.copied }, transferId, part.name === 'acceptPartly');
      }
      const rejected = { status: 'rejected' } as const;
      const transfers = current.transfers.map((one) => (one.id === transferId ? { ...one, ...rejected } : one));
      return { ...current, transfers };
    },
  );
}

async function playMicrosoft(
  { store }: Workflow,
  tenantId: string,
  part: 'openEnrollment' | 'approveEnrollment',
): Promise<void> {
  await upsert<RehearsalDeskDocument>(store, 'records', { pk: tenantId, id: deskId }, (current) => {
    const desk = current ?? emptyDesk(tenantId);
    if (part === 'approveEnrollment')
      return desk.enrollment === 'submitted' ? { ...desk, enrollment: 'approved' } : undefined;
    if (desk.profile === undefined) return undefined;
    return { ...desk, profile: { ...desk.profile, ...opened } };
  });
}

/** New commerce: the provider opens the request, cancels what was declined, and confirms what arrived. */
function newCommerceParts(transfer: Transfer): readonly PartName[] {
  if (transfer.status === 'asked') return ['openRequest'];
  if (transfer.status === 'active' && transfer.declined !== undefined) return ['cancelRequest'];
  return transfer.status === 'finished' ? ['confirm'] : [];
}

/** Nobody gets the notice that Microsoft would send. */
const nobodysEmail = 'nobody@rehearsal.example';

async function playRequest(
  workflow: Workflow,
  { tenantId, userId, policy }: Player,
  { customerId, transfer }: Place,
  part: 'openRequest' | 'cancelRequest',
): Promise<void> {
  const now = workflow.now();
  const actor = { tenantId: transfer.provider, userId, roles: allRoles, rolesReadAt: now };
  const common = { now, actor, policy, n: transfer.n };
  const { customerEmail = nobodysEmail, kinds = [] } = transfer.opening ?? {};
  await workflow.onCustomer(
    tenantId,
    customerId,
    part === 'openRequest'
      ? { type: 'openRequest', ...common, customerEmail, kinds }
      : { type: 'answerTransfer', ...common, answer: 'withdraw', comment: '', until: now },
  );
}

/** VER-1: the provider says that everything arrived. */
async function confirm(workflow: Workflow, player: Player, { customerId, transfer }: Place): Promise<void> {
  const { tenantId, userId, policy } = player;
  await workflow.onCustomer(tenantId, customerId, {
    type: 'verifyAsProvider',
    now: workflow.now(),
    actor: { tenantId: transfer.provider, userId, roles: allRoles, rolesReadAt: workflow.now() },
    policy,
    n: transfer.n,
    allThere: true,
    missing: '',
  });
}

const idOf = (tenantId: string, customerId: string, n: number): string =>
  thingId({ kind: 'transfer', pointer: transferPointer(tenantId, customerId, n) } satisfies ThingRef);

const transfersOfOne = ({ customerId, customer }: Known): readonly Place[] =>
  Object.values(customer.transfers).map((transfer) => ({ customerId, transfer }));

const isSamePart = (one: Part, other: Part): boolean => one.name === other.name && one.id === other.id;

async function customersIn({ store }: Pick<Workflow, 'store'>, pk: string): Promise<readonly Known[]> {
  const customers: Known[] = [];
  for await (const doc of listAll<AggregateDocument<Customer>>(store, 'records', { pk, idPrefix: 'customer:' })) {
    const customerId = customerIdOf(doc);
    if (customerId !== undefined) customers.push({ customerId, customer: doc.state });
  }
  return customers;
}
