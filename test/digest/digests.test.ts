import { customerAggregate, customerRef } from '../../src/aggregates';
import type { Clock } from '../../src/clock';
import { createDigests } from '../../src/digest/digests';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { type Customer, noCustomer } from '../../src/domain/customer/customer';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { execute } from '../../src/execute';
import { deterministicId } from '../../src/ids';
import { unknownDelivery } from '../../src/notify/afterDelivery';
import type { Organization } from '../../src/organizations';
import { present } from '../../src/present/present';
import type { PersonSettings } from '../../src/settings/settings';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import { customerRowId } from '../../src/store/documents/customerDocuments';
import type { PersonDocument } from '../../src/store/documents/personDocument';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import type { Store } from '../../src/store/store';
import type { Human } from '../support/clock/people';
import { type Cast, createReminderWorld } from '../support/clock/reminderWorld';
import { boreal, lumen, meridian, nordwind } from '../support/people';

/** A Monday. */
const start = '2026-10-05T08:00:00.000Z';

const organizations: readonly Organization[] = [
  { tenantId: boreal, name: 'Boréal', side: 'partner', timeZone: 'America/Toronto' },
  { tenantId: lumen, name: 'Lumen', side: 'partner', timeZone: 'Europe/Paris' },
  { tenantId: nordwind, name: 'Nordwind', side: 'provider', timeZone: 'Europe/Stockholm' },
  { tenantId: meridian, name: 'Meridian', side: 'provider', timeZone: 'America/New_York' },
];

const human = (tenantId: string, userId: string, role: Human['roles'][number], settings?: PersonSettings): Human => ({
  tenantId,
  userId,
  roles: [role],
  timeZone: organizations.find((one) => one.tenantId === tenantId)?.timeZone ?? 'UTC',
  ...(settings === undefined ? {} : { settings }),
});

const humans: readonly Human[] = [
  human(boreal, 'camille', 'adminAgent'),
  human(boreal, 'sam', 'salesAgent', { muted: true }),
  human(boreal, 'ola', 'salesAgent', { digest: 'off' }),
  human(boreal, 'luc', 'helpdeskAgent'),
  human(lumen, 'paul', 'adminAgent'),
  human(nordwind, 'tom', 'adminAgent'),
  human(meridian, 'mei', 'adminAgent'),
];

/** The cards as people see them, with their subject beside. */
const really: Cast['present'] = (deps) => async (subject, viewer, moment) => {
  if (subject !== 'digest') return { card: { subject }, revision: 1 };
  const presented = await present(
    {
      ...deps,
      connection: () => undefined,
      organization: () => undefined,
      holdersOf: async () => [],
      local: false,
      policy: seed2021,
      mailDownloads: { urlOf: async () => undefined, refOf: async () => undefined },
    },
    subject,
    viewer,
    moment,
  );
  return presented === undefined ? undefined : { ...presented, card: { subject, ...presented.card } };
};

async function startWorld(cast: Partial<Cast> = {}) {
  const world = await createReminderWorld(start, { humans, organizations, present: really, ...cast });
  let customers = 0;
  const ids = new Map<string, string>();
  const idOf = (name: string) => ids.get(name) ?? '';
  const line = { subscriptionId: 's1', name: 'E3', kind: 'license' as const, quantity: 5, addons: [] };

  async function runs(partner: string, name: string, command: CustomerCommand): Promise<void> {
    const { refusal } = await execute(world.deps, customerAggregate, customerRef(partner, idOf(name)), [command]);
    if (refusal !== undefined) throw new Error(JSON.stringify(refusal));
    await world.sweep();
  }

  /** Everything that is due until then happens, in its order. */
  async function goTo(at: string): Promise<void> {
    for (let due = await world.nextDue(); due !== undefined && due <= at; due = await world.nextDue()) {
      world.moveTo(due > world.deps.clock.now().toISOString() ? due : world.deps.clock.now().toISOString());
      await world.sweep();
    }
    world.moveTo(at);
  }

  await world.sweep();
  return {
    ...world,
    goTo,
    cards: (userId: string) =>
      world.digestCards.filter(({ line: one }) => one.includes(`/${userId} `)).map(({ card }) => JSON.stringify(card)),
    async requests(at: string, partner: string, provider: string, name: string) {
      await goTo(at);
      customers += 1;
      ids.set(name, deterministicId('digest', customers));
      const names = { providerName: 'Provider', partnerName: 'Partner', customerName: name };
      const by = { partner, requestedBy: { tenantId: partner, userId: partner === lumen ? 'paul' : 'camille' } };
      const request = { provider, ...names, ...by, policy: 'seed-2021', lines: [line], requestedAt: at };
      await runs(partner, name, { type: 'adoptTransfer', transferId: `t${customers}`, request, now: at });
    },
    async answers(at: string, partner: string, name: string, answer: 'accept' | 'reject') {
      await goTo(at);
      await runs(partner, name, { type: 'noteAnsweredOutside', n: 1, answer, now: at });
    },
    async drifts(at: string, partner: string, name: string) {
      await goTo(at);
      const drift = [{ subscriptionId: 's1', name: 'E3', requested: 5, live: 7 }];
      await runs(partner, name, { type: 'noteDrift', n: 1, drift, now: at });
    },
    /** A customer of the book whose consents were recorded then. */
    async consents(at: string, partner: string, provider: string, name: string) {
      const id = deterministicId('digest', 'consent', name);
      const by = { tenantId: partner, userId: 'camille' };
      const said = { at, language: 'en', wording: 'w' };
      const customerConsent = { ...said, method: 'email' as const, by: 'Somebody', date: '2026-10-06', recordedBy: by };
      const consented = { status: 'consented' as const, version: 2, customerConsent, billToConsent: { ...said, by } };
      const state: Customer = { ...noCustomer, relationships: { [provider]: consented } };
      const row = { type: 'customerRow', v: 1, customer: { id, name, domain: '', kind: 'direct' }, folded: name };
      await world.deps.store.create('records', { pk: partner, id: customerRowId(id), ...row });
      await world.deps.store.create<AggregateDocument>('records', {
        ...customerRef(partner, id),
        type: 'customer',
        v: 1,
        state,
        seq: 2,
        head: '',
        commit: 'given',
        outbox: [],
      });
    },
  };
}

/** Both zones are on summer time that week. */
const friday = { camille: '2026-10-09T19:00:00.000Z', tom: '2026-10-09T13:00:00.000Z' };

test('design 5: on Friday at three o’clock where they are, everybody concerned gets one digest with what changed for them and nothing of others', async () => {
  const world = await startWorld();
  try {
    await world.requests('2026-10-06T10:00:17.000Z', boreal, nordwind, 'Contoso');
    await world.requests('2026-10-06T11:00:17.000Z', lumen, nordwind, 'Fabrikam');
    await world.requests('2026-10-07T10:00:17.000Z', boreal, meridian, 'Adatum');
    await world.consents('2026-10-07T12:00:17.000Z', boreal, nordwind, 'Wingtip');
    await world.answers('2026-10-08T10:00:17.000Z', boreal, 'Adatum', 'reject');
    await world.goTo('2026-10-12T00:00:00.000Z');

    expect([...world.digests].sort()).toEqual([
      `${friday.tom} ${lumen}/paul digest`,
      `${friday.tom} ${nordwind}/tom digest`,
      `${friday.camille} ${boreal}/camille digest`,
      `${friday.camille} ${meridian}/mei digest`,
    ]);
    const named = (userId: string) =>
      ['Contoso-1', 'Fabrikam-1', 'Adatum-1', 'Wingtip'].filter((name) => world.cards(userId).join().includes(name));
    expect(named('camille')).toEqual(['Contoso-1', 'Adatum-1', 'Wingtip']);
    expect(named('paul')).toEqual(['Fabrikam-1']);
    expect(named('tom')).toEqual(['Contoso-1', 'Fabrikam-1']);
    expect(named('mei')).toEqual(['Adatum-1']);
    expect(world.cards('camille').join()).toContain('consents recorded');
    expect(world.cards('tom').join()).not.toContain('consent');
    expect(world.cards('camille').join()).toContain('1 thing waited for a provider.');
    expect(world.cards('tom').join()).toContain('2 things waited for your organization.');
    expect(world.failures).toEqual([]);
  } finally {
    await world.stop();
  }
});

test('design 5: a Friday after a week without a change is silent, and the next digest says only what changed since the last', async () => {
  const world = await startWorld();
  try {
    await world.requests('2026-10-06T10:00:17.000Z', boreal, nordwind, 'Contoso');
    await world.requests('2026-10-06T11:00:17.000Z', boreal, nordwind, 'Adatum');
    // What changes about a request without bringing it to another step is no news of the week.
    await world.drifts('2026-10-13T10:00:17.000Z', boreal, 'Contoso');
    await world.goTo('2026-10-19T00:00:00.000Z');
    expect(world.cards('camille')).toHaveLength(1);
    expect(world.cards('tom')).toHaveLength(1);
    await world.answers('2026-10-20T10:00:17.000Z', boreal, 'Contoso', 'accept');
    await world.goTo('2026-11-02T00:00:00.000Z');

    const [, second, ...more] = world.cards('camille');
    expect(more).toEqual([]);
    expect(second).toContain('Contoso-1');
    expect(second).toContain('accepted, being transferred');
    expect(second).toContain('since Friday, October 9');
    expect(second).not.toContain('Adatum');
    expect(world.failures).toEqual([]);
  } finally {
    await world.stop();
  }
});

test('design 5: one digest stands for all that an outage or an absence went over, and comes when the person may be disturbed again', async () => {
  const away = human(boreal, 'zoe', 'adminAgent', { away: { from: '2026-10-08', until: '2026-10-18' } });
  const world = await startWorld({ humans: [...humans, away] });
  try {
    await world.requests('2026-10-06T10:00:17.000Z', boreal, nordwind, 'Contoso');
    // Nothing runs over two Fridays, and it is Saturday when it does again.
    world.moveTo('2026-10-17T10:00:00.000Z');
    await world.sweep();
    await world.goTo('2026-10-22T00:00:00.000Z');
    expect(world.digests).toContain(`2026-10-19T13:00:00.000Z ${boreal}/camille digest`);
    expect(world.digests).toContain(`2026-10-19T13:00:00.000Z ${boreal}/zoe digest`);
    expect(world.digests.filter((line) => line.includes(boreal))).toHaveLength(2);
  } finally {
    await world.stop();
  }
});

test('design 5: where Friday is a holiday of the organization, the digest comes on the last business day before; a week without one is told in the next', async () => {
  const week = ['2026-10-12', '2026-10-13', '2026-10-14', '2026-10-15', '2026-10-16'];
  const closed = organizations.map((one) => ({ ...one, holidays: ['2026-10-09', ...week] }));
  const world = await startWorld({ organizations: closed });
  try {
    await world.requests('2026-10-06T10:00:17.000Z', boreal, nordwind, 'Contoso');
    await world.answers('2026-10-10T10:00:17.000Z', boreal, 'Contoso', 'reject');
    await world.goTo('2026-10-26T00:00:00.000Z');
    expect(world.digests.filter((line) => line.includes('camille'))).toEqual([
      `2026-10-08T19:00:00.000Z ${boreal}/camille digest`,
      `2026-10-23T19:00:00.000Z ${boreal}/camille digest`,
    ]);
  } finally {
    await world.stop();
  }
});

test('design 5: a crash between the card and the person neither doubles nor skips a week, and a week that failed is tried again', async () => {
  let now = Date.parse('2026-10-05T08:00:00.000Z');
  const clock: Clock = { now: () => new Date(now) };
  const store = createSqliteStore({ file: ':memory:', now: clock.now });
  const wakes: string[] = [];
  let crash = false;
  const dying: Store = {
    ...store,
    read: (...of) => store.read(...of),
    list: (...of) => store.list(...of),
    due: (...of) => store.due(...of),
    create: (...of) => store.create(...of),
    replace: (container, doc, etag) => {
      const digest = doc.digest as PersonDocument['digest'];
      if (crash && container === 'people' && digest?.week === '2026-10-09') return Promise.reject(new Error('crash'));
      return store.replace(container, doc, etag);
    },
  };
  const digests = createDigests({
    store: dying,
    clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    directory: { rolesOf: async () => ({ roles: ['adminAgent'], readAt: '', guest: false, found: true }) },
    policy: seed2021,
    organization: () => ({ tenantId: boreal, name: 'Boréal', side: 'partner', timeZone: 'UTC' }),
    wakeCards: (cards) => wakes.push(...cards.map(({ id }) => id)),
  });
  const person = { pk: boreal, id: 'camille', type: 'person', v: 1, name: 'Camille', conversation: {} };
  await store.create('people', { ...person, due: new Date(0).toISOString() });
  await digests.sweep();
  await store.create('records', {
    pk: boreal,
    id: 'programme',
    type: 'programme',
    v: 1,
    state: {
      partnerships: { p: { status: 'accepted', version: 1, name: 'Nordwind', at: '2026-10-06T08:00:00.000Z' } },
      enrollment: { status: 'notStarted', version: 1 },
      opened: true,
    },
  });
  const card = async () => (await store.read<CardDocument>('cards', boreal, 'digest|camille'))?.doc;
  const week = async () => (await store.read<PersonDocument>('people', boreal, 'camille'))?.doc.digest?.week;

  now = Date.parse('2026-10-09T15:00:00.000Z');
  crash = true;
  await digests.sweep();
  expect(await week()).toBe('2026-10-02');
  const written = await card();
  expect(written?.turn).toBe(1);

  crash = false;
  now += 5 * 60_000;
  await digests.sweep();
  expect(await week()).toBe('2026-10-02');
  now += 5 * 60_000;
  await digests.sweep();
  expect(await week()).toBe('2026-10-09');
  expect(await card()).toEqual(written);
  // What came between the card and the person's document is for the next digest.
  expect((await store.read<PersonDocument>('people', boreal, 'camille'))?.doc.digest?.since).toBe(
    '2026-10-09T14:58:00.000Z',
  );
  await store.close();
});

test('design 1.3: a digest is a courtesy: one that may have arrived is not sent a second time', () => {
  const digest = { week: '2026-10-09', since: start, until: start, total: 1, customers: 0 } as CardDocument['digest'];
  const card: CardDocument = {
    pk: boreal,
    id: 'digest|camille',
    type: 'card',
    v: 1,
    subject: 'digest',
    userId: 'camille',
    wanted: 1,
    shown: 0,
    turn: 1,
    turnShown: 0,
    turnRevision: 0,
    turnKind: 'reminder',
    state: 'pending',
    failures: 0,
  };
  const must = unknownDelivery(card, card, 'timeout', start);
  expect(must.turnShown).toBe(0);
  const courtesy = { ...card, ...(digest === undefined ? {} : { digest }) };
  const given = unknownDelivery(courtesy, courtesy, 'timeout', start);
  expect([given.state, given.turnShown, given.due]).toEqual(['unknown', 1, undefined]);
});
