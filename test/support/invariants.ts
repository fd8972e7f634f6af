import { isDeepStrictEqual } from 'node:util';
import { customerAggregate, customerIdOf, programmeAggregate } from '../../src/aggregates';
import { awaitsProvider } from '../../src/domain/customer/agreement';
import type { Customer } from '../../src/domain/customer/customer';
import { projectAgreement } from '../../src/domain/customer/projectAgreement';
import { projectForPartner, projectForProvider } from '../../src/domain/customer/projection';
import { isOpen, type Transfer } from '../../src/domain/customer/transfer';
import type { Programme } from '../../src/domain/programme/programme';
import { agreementPointer, linkPointer, tenantRequestPointer, transferPointer } from '../../src/ids';
import { ledgerHash } from '../../src/ledger/chain';
import { openEvent } from '../../src/ledger/sealEvent';
import { textHash } from '../../src/ledger/textHash';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import type { LedgerEntryDocument, LedgerText, LedgerTextDocument } from '../../src/store/documents/ledgerDocument';
import { pointerDocumentId } from '../../src/store/documents/pointerDocument';
import { listAll } from '../../src/store/listAll';
import type { Store, StoredDocument } from '../../src/store/store';

/** What the simulator's control plane shows of what it holds and what it was asked. */
export interface PartnerCenterSeen {
  readonly transfers: readonly {
    readonly id: string;
    readonly status: string;
    readonly sourceTenantId: string;
    readonly lines: readonly SeenLine[];
  }[];
  readonly calls: readonly {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly replayed?: boolean;
  }[];
}
interface SeenLine {
  readonly subscriptionId: string;
  readonly addons: readonly { readonly subscriptionId: string }[];
}

export interface Checked {
  /** One sentence for each thing that is not as promised. */
  readonly broken: readonly string[];
  readonly aggregates: number;
  readonly ledgerEntries: number;
  readonly transfers: number;
  readonly pointers: number;
  readonly cards: number;
  /** Cards by the state in which their last delivery ended. */
  readonly deliveries: Readonly<Record<string, number>>;
  /** Posts that may or may not have arrived. */
  readonly unknown: number;
}

/** What must hold of a store and of Partner Center behind it, once everything is quiet and no instance runs. */
export async function checkInvariants(
  store: Store,
  tenants: readonly string[],
  partnerCenter: PartnerCenterSeen,
): Promise<Checked> {
  const broken: string[] = [];
  const aggregates = (
    await Promise.all(tenants.flatMap((pk) => ['programme', 'customer'].map((type) => all(store, 'records', pk, type))))
  ).flat() as AggregateDocument[];
  let ledgerEntries = 0;
  for (const doc of aggregates) {
    const ofAggregate = async (type: string) =>
      (await all(store, 'ledger', doc.pk, type)).filter(({ aggregate }) => aggregate === doc.id);
    const entries = (await ofAggregate('ledgerEntry')) as unknown as LedgerEntryDocument[];
    const texts = (await ofAggregate('ledgerText')) as unknown as LedgerTextDocument[];
    ledgerEntries += entries.length;
    broken.push(...checkChain(doc, entries, texts), ...checkOutbox(doc));
  }
  const customers = aggregates.filter((doc): doc is AggregateDocument<Customer> => doc.type === 'customer');
  const transfers = customers.flatMap((doc) => Object.values(doc.state.transfers));
  broken.push(...checkLocks(customers), ...checkPartnerCenter(partnerCenter, transfers, tenants));
  const programmes = aggregates.filter((doc): doc is AggregateDocument<Programme> => doc.type === 'programme');
  const pointers = (await Promise.all(tenants.map((pk) => all(store, 'records', pk, 'pointer')))).flat();
  broken.push(...checkPointers(pointers, customers, programmes));
  const cards = (await Promise.all(tenants.map((pk) => all(store, 'cards', pk, 'card')))).flat() as CardDocument[];
  broken.push(...cards.flatMap(checkCard));
  const deliveries: Record<string, number> = {};
  for (const { state } of cards) deliveries[state] = (deliveries[state] ?? 0) + 1;
  return {
    broken,
    aggregates: aggregates.length,
    ledgerEntries,
    transfers: transfers.length,
    pointers: pointers.length,
    cards: cards.length,
    deliveries,
    unknown: cards.reduce((sum, { unknown = 0 }) => sum + unknown, 0),
  };
}

async function all(
  store: Store,
  container: 'records' | 'ledger' | 'cards',
  pk: string,
  type?: string,
): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  for await (const doc of listAll(store, container, { pk, ...(type === undefined ? {} : { type }) })) found.push(doc);
  return found;
}

/** The chain is whole, ends in the aggregate's head, tells how its state came about, and expires never. */
function checkChain(
  doc: AggregateDocument,
  entries: readonly LedgerEntryDocument[],
  textDocs: readonly LedgerTextDocument[],
): readonly string[] {
  if (entries.length !== doc.seq) return [`${doc.id}: ${doc.seq} events, but ${entries.length} in the ledger`];
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return [`${doc.id}: entry ${index + 1} of the ledger is number ${entry.seq}`];
    if (entry.format !== undefined && (entry.partner !== doc.pk || entry.aggregate !== doc.id))
      return [`${doc.id}: entry ${entry.seq} belongs to another chain`];
    if (entry.previous !== previous || entry.hash !== ledgerHash(entry))
      return [`${doc.id}: the chain breaks at ${entry.seq}`];
    previous = entry.hash;
  }
  if (previous !== doc.head) return [`${doc.id}: the chain does not end in the head`];
  const expiring = [...entries, ...textDocs].find(({ expiresAt }) => expiresAt !== undefined);
  if (expiring !== undefined) return [`${doc.id}: ${expiring.id} of the ledger expires`];
  const textsOf = new Map(textDocs.map(({ seq, texts }) => [seq, texts]));
  const events: { readonly type: string }[] = [];
  for (const { seq, event } of entries) {
    const texts = textsOf.get(seq) ?? {};
    if (!hashesOf(event).every(([place, hash]) => fits(texts[place], hash)))
      return [`${doc.id}: a text of entry ${seq} is missing or is not the one that was decided`];
    events.push(openEvent(event, texts, erasedText));
  }
  const fold = <S, E>(initial: S, evolve: (state: S, event: E) => S): S =>
    events.reduce((state, event) => evolve(state, event as E), initial);
  const rebuilt =
    doc.type === 'customer'
      ? fold(customerAggregate.initial, customerAggregate.evolve)
      : fold(programmeAggregate.initial, programmeAggregate.evolve);
  return sameButErased(plain(rebuilt), plain(doc.state)) ? [] : [`${doc.id}: its state is not what its ledger tells`];
}

/** Stands for a text that was erased: what the state says there cannot be told from the ledger any more. */
const erasedText = '\u0000erased';

const fits = (text: LedgerText | undefined, hash: string): boolean =>
  text !== undefined && ('erasedAt' in text || textHash(text.salt, text.text) === hash);

/** Every hash of a text in an event, with its place. */
function hashesOf(value: unknown, place: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('textHash' in value) return [[place.join('.'), String(value.textHash)]];
  return Object.entries(value).flatMap(([key, inner]) => hashesOf(inner, [...place, key]));
}

function sameButErased(rebuilt: unknown, stored: unknown): boolean {
  if (rebuilt === erasedText) return true;
  if (typeof rebuilt !== 'object' || rebuilt === null || typeof stored !== 'object' || stored === null)
    return isDeepStrictEqual(rebuilt, stored);
  const keys = new Set([...Object.keys(rebuilt), ...Object.keys(stored)]);
  const at = (value: object, key: string) => (value as Readonly<Record<string, unknown>>)[key];
  return [...keys].every((key) => sameButErased(at(rebuilt, key), at(stored, key)));
}

/** As stored: what is undefined is absent. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** What may wait for ever: it looks at Partner Center or at the calendar. */
export const waitsByNature = /^(watch|verify|find|reconcile$|remind$|askAgain$|enrollmentOverdue$|incentivesOverdue$)/;

function checkOutbox(doc: AggregateDocument): readonly string[] {
  return doc.outbox.flatMap(({ work, parked }) => [
    ...(parked === undefined ? [] : [`${doc.id}: ${work.kind} is parked: ${parked.reason}`]),
    ...(waitsByNature.test(work.kind) ? [] : [`${doc.id}: ${work.kind} has not been done`]),
  ]);
}

const subscriptionsOf = (lines: readonly SeenLine[]): readonly string[] =>
  lines.flatMap(({ subscriptionId, addons }) => [subscriptionId, ...addons.map((addon) => addon.subscriptionId)]);

/** CON-3, on our side. */
const checkLocks = (customers: readonly AggregateDocument<Customer>[]): readonly string[] =>
  heldTwice(
    'Passerelle',
    customers.flatMap(({ state }) => Object.values(state.transfers).filter(isOpen)),
  );

const heldTwice = (where: string, open: readonly { readonly lines: readonly SeenLine[] }[]): readonly string[] =>
  twice(open.flatMap(({ lines }) => subscriptionsOf(lines))).map(
    (id) => `${where}: the subscription ${id} is in two open transfers`,
  );

function twice(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

/** How Partner Center must have it, for each status in which nothing is on its way. */
const statusThere: Partial<Record<Transfer['status'], readonly string[]>> = {
  active: ['Active'],
  held: ['Active'],
  inProgress: ['InProgress', 'Complete', 'PartiallyComplete', 'Failed'],
  failed: ['Failed'],
  finished: ['Complete', 'PartiallyComplete'],
  providerVerified: ['Complete', 'PartiallyComplete'],
  closed: ['Complete', 'PartiallyComplete'],
  rejected: ['Reject'],
  withdrawn: ['Withdrawn', 'Cancel', 'Expired'],
};

function checkPartnerCenter(
  { transfers: there, calls }: PartnerCenterSeen,
  transfers: readonly Transfer[],
  tenants: readonly string[],
): readonly string[] {
  const taken = calls.filter(({ method, status, replayed }) => method !== 'GET' && status < 300 && replayed !== true);
  const accepts = taken.flatMap(({ path }) => /transfers\/([^/]+)\/accept$/.exec(path)?.[1] ?? []);
  const ours = new Map(
    transfers.flatMap((one) => ('transferId' in one && one.transferId ? [[one.transferId, one]] : [])),
  );
  return [
    ...heldTwice(
      'Partner Center',
      there.filter(({ status }) => ['Active', 'Pending', 'InProgress'].includes(status)),
    ),
    ...twice(accepts).map((id) => `Partner Center: ${id} was accepted twice`),
    ...there
      .filter(({ id, sourceTenantId }) => tenants.includes(sourceTenantId) && !ours.has(id))
      .map(({ id, status }) => `Partner Center: nobody here knows of the transfer ${id} (${status})`),
    ...[...ours].flatMap(([id, one]) => {
      const expected = statusThere[one.status];
      if (expected === undefined) return [`${one.customerName}-${one.n} is still ${one.status}`];
      const status = there.find((candidate) => candidate.id === id)?.status ?? 'missing';
      return expected.includes(status) ? [] : [`${one.customerName}-${one.n} is ${one.status}, but there ${status}`];
    }),
  ];
}

interface ExpectedPointer {
  readonly key: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Every reader's pointer is what the aggregate would make of it now, and there is no other. */
function checkPointers(
  pointers: readonly StoredDocument[],
  customers: readonly AggregateDocument<Customer>[],
  programmes: readonly AggregateDocument<Programme>[],
): readonly string[] {
  const expected = new Map(
    [...programmes.flatMap(linksOf), ...customers.flatMap(pointersOf)].map(({ key, content }) => [key, content]),
  );
  const found = new Map(pointers.map((doc) => [`${doc.pk}|${doc.id}`, doc]));
  return [
    ...[...expected].flatMap(([key, content]) => {
      const doc = found.get(key);
      if (doc === undefined) return [`there is no pointer ${key}`];
      const off = Object.keys(content).filter((field) => !same(doc[field], content[field]));
      return off.length === 0 ? [] : [`the pointer ${key} is not rebuilt: ${off.join()} differs`];
    }),
    ...[...found.keys()].filter((key) => !expected.has(key)).map((key) => `nothing stands behind the pointer ${key}`),
  ];
}

/** A provider's list of the partners it is linked with. */
const linksOf = ({ pk, state }: AggregateDocument<Programme>): readonly ExpectedPointer[] =>
  Object.entries(state.pairings ?? {}).flatMap(([provider, { linked }]) =>
    linked === undefined
      ? []
      : [
          {
            key: `${provider}|${pointerDocumentId('link', linkPointer(pk, provider))}`,
            content: { partnerTenant: pk, open: true },
          },
        ],
  );

function pointersOf(doc: AggregateDocument<Customer>): readonly ExpectedPointer[] {
  const customerId = customerIdOf(doc) ?? '';
  const at = (pk: string, id: string, content: Readonly<Record<string, unknown>>): ExpectedPointer => ({
    key: `${pk}|${id}`,
    content: { ...content, partnerTenant: doc.pk },
  });
  const { transfers, agreementRequests = {}, tenantRequests = {} } = doc.state;
  return [
    ...Object.values(transfers).flatMap((transfer) => {
      const id = pointerDocumentId('transfer', transferPointer(doc.pk, customerId, transfer.n));
      const same = { customerId, n: transfer.n, open: isOpen(transfer) };
      const partner = at(doc.pk, id, { ...same, ...projected(transfer, projectForPartner) });
      // A request that was never created was never shown to the provider.
      if (transfer.status === 'notCreated' || transfer.status === 'creating') return [partner];
      return [partner, at(transfer.provider, id, { ...same, ...projected(transfer, projectForProvider) })];
    }),
    ...Object.entries(agreementRequests).map(([provider, request]) =>
      at(provider, pointerDocumentId('agreement', agreementPointer(doc.pk, customerId, provider)), {
        open: awaitsProvider(request),
        projection: projectAgreement(request, provider),
      }),
    ),
    ...Object.entries(tenantRequests).map(([provider, request]) =>
      at(provider, pointerDocumentId('tenantRequest', tenantRequestPointer(doc.pk, customerId, provider)), {
        open: request.status === 'requested',
        projection: request,
      }),
    ),
  ];
}

/** What is archived stands whole in the pointers only. */
const projected = (transfer: Transfer, project: (transfer: Transfer) => Transfer) =>
  transfer.archived === true ? {} : { projection: project(transfer) };

/** Delivered, given up with the reason, counted as unknown, or kept from a person who wants no messages. */
function checkCard(card: CardDocument): readonly string[] {
  const { id, state, reason, due, sending, deliveredAt, unknown = 0 } = card;
  const is = (ended: boolean, what: string) => (ended ? [] : [`card ${id}: ${what}`]);
  return [
    ...is(due === undefined, `work of it is still due (${state}, ${reason ?? 'no reason'})`),
    ...is(sending === undefined, 'a delivery of it has not ended'),
    ...is(state !== 'pending', 'neither delivered nor given up'),
    ...is(state !== 'undeliverable' || reason !== undefined, 'given up without a reason'),
    ...is(state !== 'unknown' || unknown > 0, 'an unknown delivery is not counted'),
    ...is(state !== 'delivered' || deliveredAt !== undefined, 'delivered, but never'),
  ];
}
