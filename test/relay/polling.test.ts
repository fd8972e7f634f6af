import type { Customer } from '../../src/domain/customer/customer';
import { noCustomer } from '../../src/domain/customer/customer';
import { newCustomerId } from '../../src/ids';
import { lookAgain } from '../../src/lookAgain';
import type { AuditQuery, AuditRecord } from '../../src/partnerCenter/auditRecord';
import type {
  CustomerSummary,
  PartnerCenterConnection,
  PartnerReference,
  Transfer,
} from '../../src/partnerCenter/partnerCenter';
import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { verdictOn } from '../../src/partnerCenter/verdicts';
import { type Polling, pollingMs } from '../../src/relay/poll';
import { aTransfer, effect, relayHarness } from '../support/relayHarness';

const ref = { pk: 'partner', id: 'customer:c1' };
const hour = 3_600_000;
const day = 24 * hour;
const poll: Polling = { ms: 1000, maxMs: 3000, afterDayMs: hour, afterWeekMs: day };
const refusal = (status: number, code?: string) =>
  new PartnerCenterError('no', {
    answered: true,
    status,
    ...(code === undefined ? {} : { code }),
    verdict: verdictOn(status, code),
  });
const as = (tenantId: string, reads: object): PartnerCenterConnection =>
  ({ tenantId, ...reads }) as PartnerCenterConnection;
const never = () => Promise.reject(new Error('must not be read here'));
const live = (more: Partial<Transfer>): Transfer => ({
  id: 'transfer1',
  customerId: 'c1',
  protocol: 'legacy',
  status: 'active',
  sourceTenantId: 'partner',
  targetTenantId: 'provider',
  createdAt: '2026-10-05T11:00:00.000Z',
  lines: [],
  ...more,
});
const active: Customer = {
  ...noCustomer,
  transfers: { '1': aTransfer({ status: 'active', transferId: 'transfer1' }) },
  lastTransfer: 1,
};
const moving: Customer = {
  ...noCustomer,
  transfers: {
    '1': aTransfer({ status: 'inProgress', transferId: 'transfer1', acceptedAt: '2026-10-05T11:30:00.000Z' }),
  },
  lastTransfer: 1,
};
const stageOf = async (relay: ReturnType<typeof relayHarness>) =>
  ((await relay.doc(ref)).state as Customer).transfers['1'];
const watching = effect('w', { kind: 'watchTransfer', n: 1, stage: 'active' });

describe('how often Partner Center is read', () => {
  test('often in the first minutes after an act, then every few minutes, hourly after a day, daily after a week', () => {
    expect(
      [0, 60_000, 10 * 60_000, hour, day - 1, day, 6 * day, 7 * day, 90 * day].map((age) => pollingMs(poll, age)),
    ).toEqual([1000, 1500, 3000, 3000, 3000, hour, hour, day, day]);
  });

  test('who opens the card of an old request has it read now and often again, and who opens it twice does no more', async () => {
    let reads = 0;
    const connection = as('partner', {
      transfer: async () => {
        reads += 1;
        return live({});
      },
      subscriptions: async () => [{ id: 's1', name: 'E3', status: 'active', quantity: 5 }],
    });
    const relay = relayHarness({ connection: (tenantId) => (tenantId === 'partner' ? connection : undefined) });
    await relay.given(ref, active, [watching]);
    relay.pass(10 * day);
    await relay.sweep();
    const notBefore = async () => (await relay.doc(ref)).outbox[0]?.notBefore;
    expect(await notBefore()).toBe(new Date(Date.parse(relay.now()) + day).toISOString());
    const nudged: unknown[] = [];
    const deps = { ...relay.deps, nudge: (one: unknown) => nudged.push(one) };
    await lookAgain(deps, 'partner', 'customer:c1');
    expect(nudged).toEqual([]);
    const customerId = newCustomerId('partner', 'c1');
    const real = { pk: 'partner', id: `customer:${customerId}` };
    await relay.given(real, active, [
      { ...watching, notBefore: new Date(Date.parse(relay.now()) + day).toISOString() },
    ]);
    await lookAgain(deps, 'partner', `customer:${customerId}`);
    await lookAgain(deps, 'partner', `customer:${customerId}`);
    expect(nudged).toEqual([real]);
    reads = 0;
    await relay.sweep();
    expect(reads).toBe(1);
    expect((await relay.doc(real)).outbox[0]?.notBefore).toBe(new Date(Date.parse(relay.now()) + 1000).toISOString());
  });
});

test('design 6: an hour after a person looked, what is old is looked at at its own pace again', async () => {
  const connection = as('partner', {
    transfer: async () => live({}),
    subscriptions: async () => [{ id: 's1', name: 'E3', status: 'active', quantity: 5 }],
  });
  const relay = relayHarness({ connection: (tenantId) => (tenantId === 'partner' ? connection : undefined) });
  await relay.given(ref, active, [{ ...watching, lookedAt: '2026-10-15T12:00:00.000Z' }]);
  relay.pass(10 * day);
  const waits = async () => {
    await relay.sweep();
    return Date.parse((await relay.doc(ref)).outbox[0]?.notBefore ?? '') - Date.parse(relay.now());
  };
  expect(await waits()).toBe(1000);
  relay.pass(hour);
  expect(await waits()).toBe(day);
});

describe('whose connection sees a transfer', () => {
  test('the provider’s own, when the partner has none or may not read any more; nothing is read as somebody else', async () => {
    const provider = as('provider', {
      transfer: async () => live({ status: 'rejected' }),
      subscriptions: never,
    });
    for (const partner of [undefined, as('partner', { transfer: () => Promise.reject(refusal(403, '2032')) })]) {
      const relay = relayHarness({
        connection: (tenantId) => (tenantId === 'partner' ? partner : tenantId === 'provider' ? provider : undefined),
      });
      await relay.given(ref, active, [watching]);
      await relay.sweep();
      expect(await stageOf(relay)).toMatchObject({ status: 'rejected' });
    }
  });

  test('an outage of the partner’s side is waited for, not answered by another', async () => {
    const partner = as('partner', { transfer: () => Promise.reject(refusal(503)) });
    const provider = as('provider', { transfer: never });
    const relay = relayHarness({ connection: (tenantId) => (tenantId === 'partner' ? partner : provider) });
    await relay.given(ref, active, [watching]);
    await relay.sweep();
    expect(await stageOf(relay)).toMatchObject({ status: 'active' });
    expect((await relay.doc(ref)).outbox[0]).toMatchObject({ failures: 1 });
  });

  test('TRF-17, CON-1: a provider that may not read keeps no finished transfer from being noted; the new ids stay unknown', async () => {
    const partner = as('partner', {
      transfer: async () =>
        live({
          status: 'complete',
          lines: [{ subscriptionId: 's1', name: 'E3', quantity: 5, addons: [], orderId: 'o1' }],
        }),
    });
    const provider = as('provider', { subscriptions: () => Promise.reject(refusal(403)) });
    const relay = relayHarness({ connection: (tenantId) => (tenantId === 'partner' ? partner : provider) });
    await relay.given(ref, moving, [effect('w', { kind: 'watchTransfer', n: 1, stage: 'inProgress' })]);
    await relay.sweep();
    expect(await stageOf(relay)).toMatchObject({
      status: 'finished',
      outcomes: [{ subscriptionId: 's1', outcome: 'complete' }],
    });
  });
});

describe('a new customer', () => {
  const request = {
    ...noCustomer,
    tenantRequests: {
      provider: {
        version: 1,
        status: 'requested' as const,
        customerName: 'Coho Winery Inc.',
        provider: 'provider',
        providerName: 'Nordwind',
        partnerName: 'Boréal',
        by: { tenantId: 'partner', userId: 'camille' },
        at: '2026-10-05T12:00:00.000Z',
      },
    },
  };
  const found: CustomerSummary = { id: 'coho', name: 'COHO Winery', domain: 'coho.example', kind: 'indirect' };

  test('INV-17: is looked for by the beginning of its name; one that waits for a week is looked for in the rows kept of the book as well', async () => {
    const asked: string[] = [];
    let there = false;
    const connection = as('partner', {
      async *customersNamed(start: string) {
        asked.push(start);
        yield { id: 'other', name: 'Coho Vineyard' };
        if (there) yield found;
      },
      customers: never,
      customer: async () => found,
      partnersOfCustomer: async () => [{ tenantId: 'provider', name: 'Nordwind' }],
    });
    const relay = relayHarness({ connection: () => connection });
    await relay.given(ref, request, [effect('w', { kind: 'watchNewCustomer', provider: 'provider' })]);
    await relay.sweep();
    // No further than the first letter that may bear an accent there and none here.
    expect(asked).toEqual(['C']);
    relay.pass(8 * day);
    await relay.sweep();
    expect(asked).toEqual(['C', 'C']);
    await relay.store.create('records', {
      pk: 'partner',
      id: 'customerRow:coho',
      type: 'customerRow',
      v: 1,
      customer: found,
      folded: 'coho winery',
    });
    relay.pass(day);
    await relay.sweep();
    expect(((await relay.doc(ref)).state as Customer).tenantRequests?.provider).toMatchObject({ status: 'appeared' });
    there = true;
    const again = relayHarness({ connection: () => connection });
    await again.given(ref, request, [effect('w', { kind: 'watchNewCustomer', provider: 'provider' })]);
    await again.sweep();
    expect(((await again.doc(ref)).state as Customer).tenantRequests?.provider).toMatchObject({
      status: 'appeared',
      customerId: 'coho',
    });
  });

  test.each([
    ['Ñandú', ['ñ', 'n']],
    ['Škoda', ['š', 's']],
    ['Živa', ['ž', 'z']],
    ['Ωmega', ['ω']],
    ['株式会社', ['株']],
  ])('INV-17: %s is asked for by its own first letter, and the book is never read', async (customerName, starts) => {
    const asked: string[] = [];
    const connection = as('partner', {
      async *customersNamed(start: string) {
        asked.push(start);
        yield { id: 'coho', name: customerName };
      },
      customers: never,
      customer: async () => ({ ...found, name: customerName }),
      partnersOfCustomer: async () => [{ tenantId: 'provider', name: 'Nordwind' }],
    });
    const { provider } = request.tenantRequests;
    const relay = relayHarness({ connection: () => connection });
    const state = { ...request, tenantRequests: { provider: { ...provider, customerName } } };
    await relay.given(ref, state, [effect('w', { kind: 'watchNewCustomer', provider: 'provider' })]);
    await relay.sweep();
    expect(asked).toEqual(starts.slice(0, 1));
    expect(((await relay.doc(ref)).state as Customer).tenantRequests?.provider).toMatchObject({ status: 'appeared' });
    const nobody = as('partner', {
      async *customersNamed(start: string) {
        asked.push(start);
        yield* [];
      },
      customers: never,
    });
    asked.length = 0;
    const other = relayHarness({ connection: () => nobody });
    await other.given(ref, state, [effect('w', { kind: 'watchNewCustomer', provider: 'provider' })]);
    await other.sweep();
    expect(asked).toEqual(expect.arrayContaining(starts));
  });
});

test('CON-7: a partner without a connection makes the request again by hand; the withdrawn one says so and nothing is parked', async () => {
  const withdrawn: Customer = {
    ...noCustomer,
    transfers: {
      '1': aTransfer({
        status: 'withdrawn',
        transferId: 'transfer1',
        at: '2026-10-05T11:30:00.000Z',
        recreating: true,
      }),
    },
    lastTransfer: 1,
  };
  const relay = relayHarness({ connection: () => undefined });
  await relay.given(ref, withdrawn, [effect('r', { kind: 'recreateTransfer', n: 1 })]);
  await relay.sweep();
  expect(await stageOf(relay)).toMatchObject({ status: 'withdrawn', notReplaced: { rule: 'CON-9' } });
  expect(relay.alerts).toEqual([]);
});

describe('an extension that a person stated', () => {
  const stated: Customer = {
    ...noCustomer,
    relationships: {
      provider: {
        status: 'extended',
        version: 3,
        customerConsent: {
          method: 'email',
          by: 'Sofia',
          date: '2026-10-04',
          language: 'en',
          wording: 'hash',
          recordedBy: { tenantId: 'partner', userId: 'camille' },
          at: '2026-10-05T11:00:00.000Z',
        },
        billToConsent: {
          by: { tenantId: 'partner', userId: 'camille' },
          at: '2026-10-05T11:00:00.000Z',
          language: 'en',
          wording: 'hash',
        },
        by: { tenantId: 'partner', userId: 'camille' },
        at: '2026-10-05T11:30:00.000Z',
        stated: true,
      },
    },
  };
  const verify = async (connections: Readonly<Record<string, PartnerCenterConnection>>) => {
    const relay = relayHarness({ connection: (tenantId) => connections[tenantId] });
    await relay.given(ref, stated, [effect('v', { kind: 'verifyRelationship', provider: 'provider' })]);
    await relay.sweep();
    return ((await relay.doc(ref)).state as Customer).relationships.provider;
  };

  test('EXT-14: is confirmed by what the provider’s own connection lists, when the partner has none', async () => {
    const provider = as('provider', {
      partnersOfCustomer: async () => [{ tenantId: 'partner', name: 'Boréal' }],
      agreement: async () => 'direct',
    });
    const relationship = await verify({ provider });
    expect(relationship).toMatchObject({ status: 'verified', statedAt: '2026-10-05T11:30:00.000Z' });
    expect(relationship).not.toHaveProperty('byWord');
  });

  test('EXT-14: counts by the person’s word, marked so, when neither side has a connection', async () => {
    expect(await verify({})).toMatchObject({ status: 'verified', byWord: true, statedAt: '2026-10-05T11:30:00.000Z' });
  });

  describe('and that no listing shows', () => {
    const record = (more: Partial<AuditRecord> = {}): AuditRecord => ({
      id: 'r1',
      at: '2026-10-05T11:20:00.000Z',
      operation: 'extend_relationship',
      resource: 'partner_customer_relationship',
      status: 'succeeded',
      customerId: 'c1',
      participants: [],
      data: {},
      ...more,
    });
    const notListed = async () => [];
    const removed = record({ operation: 'remove_partner_customer_relationship', at: '2026-10-05T11:40:00.000Z' });
    /** What is known after one look, and how often the log was read for it. */
    const look = async (
      records: readonly AuditRecord[] | PartnerCenterError,
      { state = stated, item = {}, partners = notListed as () => Promise<readonly PartnerReference[]> } = {},
    ) => {
      const queries: AuditQuery[] = [];
      const partner = as('partner', {
        partnersOfCustomer: partners,
        async *auditRecords(query: AuditQuery) {
          queries.push(query);
          if (records instanceof PartnerCenterError) throw records;
          yield* records;
        },
      });
      const relay = relayHarness({ connection: (tenantId) => (tenantId === 'partner' ? partner : undefined) });
      const waiting = { ...effect('v', { kind: 'verifyRelationship', provider: 'provider' }), ...item };
      await relay.given(ref, state, [waiting]);
      await relay.sweep();
      const doc = await relay.doc(ref);
      expect(relay.alerts).toEqual([]);
      expect(doc.outbox.map(({ work }) => work.kind)).toContain('verifyRelationship');
      return { relationship: (doc.state as Customer).relationships.provider, queries };
    };
    const loggedAt = record().at;

    test('EXT-13: a log with more records than are read says nothing, and no more is read of it', async () => {
      let given = 0;
      const endless = {
        *[Symbol.iterator]() {
          for (;;) {
            given += 1;
            yield record({ operation: given === 1 ? 'extend_relationship' : 'update_subscription' });
          }
        },
      };
      const { relationship } = await look(endless as unknown as readonly AuditRecord[]);
      expect(relationship).not.toHaveProperty('loggedAt');
      expect(given).toBeLessThanOrEqual(1_001);
    });

    test('EXT-13: is what the partner’s activity log shows since the consents, and still waits for the listing', async () => {
      const { relationship, queries } = await look([record()]);
      expect(relationship).toMatchObject({ status: 'extended', loggedAt, missingSince: '2026-10-05T12:00:00.000Z' });
      expect(queries).toEqual([{ customerId: 'c1', since: new Date('2026-10-05T11:00:00.000Z') }]);
    });

    test('EXT-13: a connection that may not read the listing at all may still read the log', async () => {
      const { relationship } = await look([record()], { partners: () => Promise.reject(refusal(403, '900329')) });
      expect(relationship).toMatchObject({ status: 'extended', loggedAt });
      expect(relationship).not.toHaveProperty('missingSince');
    });

    test.each([
      ['failed', [record({ status: 'failed' })]],
      ['of another customer', [record({ customerId: 'c2' })]],
      ['with another provider', [record({ participants: ['partner', 'another'] })]],
      ['removed again', [removed, record()]],
      ['a subscription', [record({ operation: 'update_subscription', resource: 'subscription' })]],
      ['400', refusal(400)],
      ['403', refusal(403)],
      ['429', refusal(429)],
    ] as const)('EXT-13: %s in the log is not known, and the look at the listing counts', async (_what, records) => {
      const { relationship } = await look(records);
      expect(relationship).not.toHaveProperty('loggedAt');
      expect(relationship).toMatchObject({ status: 'extended', missingSince: '2026-10-05T12:00:00.000Z' });
    });

    test('EXT-13: with a second provider, only a record that names this one counts', async () => {
      const [one] = Object.values(stated.relationships);
      const state = { ...stated, relationships: { ...stated.relationships, ...(one && { second: one }) } };
      expect((await look([record()], { state })).relationship).not.toHaveProperty('loggedAt');
      const named = record({ participants: ['partner', 'provider'] });
      expect((await look([named], { state })).relationship).toMatchObject({ loggedAt });
    });

    test('EXT-13: the log is not read while the listing is looked for often, nor once it was found', async () => {
      const [one] = Object.values(stated.relationships);
      const changed = (change: object): Customer => ({
        ...stated,
        relationships: { ...(one && { provider: { ...one, ...change } as typeof one }) },
      });
      expect((await look([record()], { state: changed({ at: '2026-10-05T11:50:00.000Z' }) })).queries).toEqual([]);
      expect((await look([record()], { state: changed({ loggedAt }) })).queries).toEqual([]);
      expect((await look([record()], { state: changed({ stated: undefined }) })).queries).toEqual([]);
      expect((await look([record()], { item: { lookedAt: '2026-10-05T11:59:00.000Z' } })).queries).toEqual([]);
    });
  });
});
