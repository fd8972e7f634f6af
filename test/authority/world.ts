import { type AggregateRef, emptyDocument } from '../../src/aggregateDraft';
import { customerAggregate, customerRef, programmeAggregate, programmeRef } from '../../src/aggregates';
import { readConfig } from '../../src/config';
import { createDirectory, type Directory, type RoleReading } from '../../src/directory/directory';
import { awaitsProvider } from '../../src/domain/customer/agreement';
import type { Customer } from '../../src/domain/customer/customer';
import { projectAgreement } from '../../src/domain/customer/projectAgreement';
import { projectForPartner, projectForProvider } from '../../src/domain/customer/projection';
import { isOpen } from '../../src/domain/customer/transfer';
import { execute } from '../../src/execute';
import { noFailPoint } from '../../src/failPoint';
import { foldName } from '../../src/foldName';
import type { Organization } from '../../src/organizations';
import { createConnections } from '../../src/partnerCenter/connections';
import { everythingByApi } from '../../src/partnerCenter/operations';
import type { PartnerCenterConnection } from '../../src/partnerCenter/partnerCenter';
import { rehearsalOrganizations } from '../../src/rehearsal/rehearsalOrganizations';
import { createSimulator } from '../../src/simulator/simulator';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import { customerRowId, type ObservationDocument, observationId } from '../../src/store/documents/customerDocuments';
import { pointerDocumentId } from '../../src/store/documents/pointerDocument';
import { boreal, contoso, nordwind } from '../support/people';
import { everybody } from './people';
import { azure, licenses, now, pointersAt, reservation, type Story } from './stories';
import { turnsOn } from './turns';
import { type WatchedStore, watchedStore } from './watchedStore';

const clock = { now: () => new Date(now) };

/** The organizations of the world, and what their directories really answer, read once for each person. */
export interface Known {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly directory: Directory;
  stop(): Promise<void>;
}

export async function knownPeople(): Promise<Known> {
  const simulator = await createSimulator({ port: 0, dataFile: ':memory:' });
  const config = readConfig({ LOCAL: '1', SIMULATOR_URL: simulator.url });
  const real = createConnections(config.organizations, { clock: { now: () => new Date() }, graph: config.directory });
  const directory = createDirectory({
    baseUrl: real.graphUrl,
    tokenSource: real.graphTokens,
    now: () => new Date(),
    timeoutMs: 20_000,
  });
  const read = new Map<string, Promise<RoleReading>>();
  return {
    organizations: new Map(
      [...config.organizations, ...rehearsalOrganizations(config.organizations)].map((one) => [one.tenantId, one]),
    ),
    directory: {
      rolesOf(person) {
        const key = `${person.tenantId} ${person.userId}`;
        const known = read.get(key) ?? directory.rolesOf(person);
        read.set(key, known);
        return known;
      },
    },
    stop: () => simulator.close(),
  };
}

/** A story as it stands in a store, and the turns that people take on it. */
export interface StagedStory extends ReturnType<typeof turnsOn> {
  readonly store: WatchedStore;
  /** Version of what is asked, as an honest card of now would carry it. */
  readonly version: number | undefined;
}

export async function staged(story: Story, known: Known): Promise<StagedStory> {
  const store = watchedStore(clock.now);
  const deps = { store, clock, owner: 'told', leaseMs: 0, failPoint: noFailPoint, nudge() {} };
  for (const ref of [programmeRef(boreal), customerRef(boreal, story.customerId)]) {
    const { refusal } =
      ref.id === 'programme'
        ? await execute(deps, programmeAggregate, ref, story.programme)
        : await execute(deps, customerAggregate, ref, story.customer);
    if (refusal !== undefined) throw new Error(`${story.kind} ${story.state}: ${refusal.rule} ${refusal.reason}`);
  }
  const programme =
    (await read(store, programmeRef(boreal))) ?? emptyDocument(programmeAggregate, programmeRef(boreal));
  const ref = customerRef(boreal, story.customerId);
  const customer = ((await read(store, ref)) ?? emptyDocument(customerAggregate, ref)) as AggregateDocument<Customer>;
  await point(store, customer, story.customerId);
  await seen(store, story);
  for (const { tenantId: pk, userId: id, name } of everybody)
    await store.create('people', { pk, id, type: 'person', v: 1, name, language: 'en', conversation: where(id) });
  const turns = turnsOn({
    store,
    clock,
    policy: story.policy,
    organizations: known.organizations,
    directory: known.directory,
    connection: (tenantId) => connectionOf(tenantId, story),
  });
  store.mark();
  return { ...turns, store, version: versionOf(story, programme.state, customer.state) };
}

const where = (userId: string) => ({
  conversationId: `chat-${userId}`,
  serviceUrl: 'http://127.0.0.1:1',
  channelId: 'msteams',
  botId: '28:passerelle',
  channelUserId: `29:${userId}`,
});

const read = async (store: WatchedStore, { pk, id }: AggregateRef): Promise<AggregateDocument | undefined> =>
  (await store.read<AggregateDocument>('records', pk, id))?.doc;

/** What either side knows by its id, as the relay would have written it. */
async function point(store: WatchedStore, doc: AggregateDocument<Customer>, customerId: string): Promise<void> {
  const common = { type: 'pointer', v: 1, partnerTenant: boreal, revision: doc.seq, customerId };
  for (const transfer of Object.values(doc.state.transfers)) {
    const id = pointerDocumentId('transfer', pointersAt.transfer(transfer.n));
    const same = { ...common, id, n: transfer.n, open: isOpen(transfer) };
    await store.create('records', { ...same, pk: boreal, projection: projectForPartner(transfer) });
    if (transfer.status === 'notCreated' || (transfer.status === 'creating' && transfer.strategy === undefined))
      continue;
    await store.create('records', { ...same, pk: nordwind, projection: projectForProvider(transfer) });
  }
  for (const request of Object.values(doc.state.agreementRequests ?? {})) {
    const id = pointerDocumentId('agreement', pointersAt.agreement);
    const open = awaitsProvider(request);
    const projection = projectAgreement(request, nordwind);
    await store.create('records', { ...common, id, pk: nordwind, open, projection });
  }
}

/** The book and what Partner Center showed last. */
async function seen(store: WatchedStore, story: Story): Promise<void> {
  const { customerKind: kind } = story.facts;
  const customer = { id: contoso, name: 'Contoso', domain: 'contoso.example', kind };
  const row = {
    pk: boreal,
    id: customerRowId(contoso),
    type: 'customerRow',
    v: 1,
    customer,
    folded: foldName('Contoso'),
  };
  await store.create('records', row);
  const shows = subscriptionsIn(story);
  const observation: ObservationDocument = {
    pk: boreal,
    id: observationId(contoso),
    type: 'observation',
    v: 1,
    customerId: contoso,
    observedAt: now,
    billTo,
    subscriptions: shows,
    eligibility: eligibilityIn(story),
    agreement: story.facts.agreement,
    partners: story.facts.listed ? [nordwind] : [],
  };
  await store.create('records', observation);
}

const billTo = { companyName: 'Contoso', lines: ['1 Main Street'], email: 'billing@contoso.example' };
const moved = ['finished', 'missing', 'missingAnswered', 'providerVerified', 'closed'];
const changed = ['drifted', 'recreateAsked', 'heldForDrift'];

/** The partner's subscriptions as its side shows them in the story. */
const subscriptionsIn = ({ kind, state }: Story) =>
  [
    { id: licenses, name: 'Licenses', kind: 'license' as const, quantity: changed.includes(state) ? 12 : 10 },
    { id: azure, name: 'Azure plan', kind: 'azurePlan' as const, quantity: 1 },
    { id: reservation, name: 'Reservation', kind: 'reservation' as const, quantity: 1 },
  ].map((one) => ({
    ...one,
    offerId: one.kind,
    status:
      kind === 'transfer' && one.id === licenses && moved.includes(state)
        ? ('suspended' as const)
        : ('active' as const),
  }));

const eligibilityIn = (story: Story) =>
  subscriptionsIn(story).map(({ id, status }) => ({
    subscriptionId: id,
    eligible: id === licenses && status === 'active',
  }));

/** Reads only: what a turn needs. Whatever would change something there is not called by a turn. */
function connectionOf(tenantId: string, story: Story): PartnerCenterConnection | undefined {
  const { facts } = story;
  const elsewhere = tenantId !== boreal;
  const own: Partial<PartnerCenterConnection> = {
    tenantId,
    operations: everythingByApi,
    profile: async () => ({
      mpnId: '1',
      mpnCurrent: true,
      profileCurrent: !elsewhere,
      anniversary: elsewhere ? '--03-03' : facts.anniversary,
      primaryContact: 'camille@boreal.example',
      mpnMailbox: 'mpn@boreal.example',
      timeZone: 'America/Toronto',
      organizationName: 'Boréal Cloud',
    }),
    billTo: async () => billTo,
    subscriptions: async () => (elsewhere ? [] : subscriptionsIn(story)),
    eligibility: async () => (elsewhere ? [] : eligibilityIn(story)),
    agreement: async () => facts.agreement,
    partnersOfCustomer: async () =>
      facts.listed ? [{ tenantId: elsewhere ? boreal : nordwind, name: 'The other side' }] : [],
    transfers: async () => [],
    portal: undefined,
  };
  return own as PartnerCenterConnection;
}

function versionOf(story: Story, programme: unknown, customer: Customer): number | undefined {
  const { enrollment, partnerships, checklist } = programme as {
    enrollment: { version: number };
    partnerships: Record<string, { version: number }>;
    checklist?: Record<string, { version: number }>;
  };
  switch (story.kind) {
    case 'enrollment':
      return enrollment.version;
    case 'partnership':
      return partnerships[nordwind]?.version;
    case 'checklist':
      return Object.values(checklist ?? {})[0]?.version;
    case 'relationship':
      return customer.relationships[nordwind]?.version ?? 1;
    case 'agreement':
      return customer.agreementRequests?.[nordwind]?.version;
    case 'invitation':
      return customer.invitations?.[nordwind]?.version;
    case 'newCustomer':
      return customer.tenantRequests?.[nordwind]?.version;
    case 'plan':
      return customer.plans?.[reservation]?.version;
    case 'transfer':
    case 'request':
      return customer.transfers['1']?.version;
    default:
      return undefined;
  }
}
