import { nextNight } from '../../src/businessTime';
import { type Customer, noCustomer } from '../../src/domain/customer/customer';
import { noProgramme, type Programme } from '../../src/domain/programme/programme';
import { notAsked } from '../../src/partnerCenter/lostAccess';
import { everythingByApi } from '../../src/partnerCenter/operations';
import { type PartnerCenterConnection, PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { unanswered, verdictOn } from '../../src/partnerCenter/verdicts';
import { aTransfer, effect, relayHarness } from '../support/relayHarness';

const programme = { pk: 'partner', id: 'programme' };
const hour = 3_600_000;
const enrolled: Programme = {
  ...noProgramme,
  reconciling: true,
  partnerships: {
    provider: { status: 'accepted', version: 2, name: 'Nordwind', at: '2026-10-01T12:00:00.000Z' },
    other: { status: 'accepted', version: 2, name: 'Meridian', at: '2026-10-01T12:00:00.000Z' },
  },
};
const related: Customer = {
  ...noCustomer,
  relationships: { provider: { status: 'verified', version: 3, at: '2026-10-01T12:00:00.000Z' } },
};
const waiting: Customer = {
  ...related,
  transfers: { '1': aTransfer({ status: 'active', transferId: 'transfer1' }) },
  lastTransfer: 1,
};
const customer = (n: number) => ({ pk: 'partner', id: `customer:c${n}` });
const allThere = {
  operations: everythingByApi,
  tenantId: 'partner',
  partners: async () => [
    { tenantId: 'provider', name: 'Nordwind' },
    { tenantId: 'other', name: 'Meridian' },
  ],
  partnersOfCustomer: async () => [{ tenantId: 'provider', name: 'Nordwind' }],
  async *customers() {},
  transfer: async () => ({ status: 'active', lines: [] }),
  transfers: async () => [],
  subscriptions: async () => [{ id: 's1', name: 'E3', status: 'active', quantity: 5 }],
};
const due = effect('r', { kind: 'reconcile', last: '2026-10-04T05:00:00.000Z' });

/** Lets the night's comparison of a programme with these customers run to its end. */
async function night(connection: object, customers: readonly Customer[]) {
  const relay = relayHarness({
    connection: (tenantId) => (tenantId === 'partner' ? (connection as PartnerCenterConnection) : undefined),
  });
  await relay.given(programme, enrolled, [due]);
  for (const [n, state] of customers.entries()) await relay.given(customer(n), state, []);
  for (let step = 0; step < 10; step += 1) {
    await relay.sweep();
    relay.pass(5_000);
  }
  const state = async (n: number) => (await relay.doc(customer(n))).state as Customer;
  return { relay, state, kept: async () => (await relay.doc(programme)).outbox.find(({ id }) => id === 'r') };
}

test('a night without a difference changes nothing, tells nobody and plans the next one', async () => {
  const { relay, kept } = await night(allThere, [related, waiting]);
  expect((await relay.doc(programme)).seq).toBe(1);
  expect((await relay.doc(customer(0))).seq).toBe(1);
  expect((await relay.doc(customer(1))).seq).toBe(1);
  const item = await kept();
  expect(item).toMatchObject({ work: { kind: 'reconcile', last: '2026-10-05T12:00:00.000Z' }, failures: 0 });
  expect(item?.work).not.toHaveProperty('run');
  const wait = Date.parse(item?.notBefore ?? '') - Date.parse(relay.now());
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThan(24 * hour);
});

test('PRO-9, EXT-14, TRF-12, CON-5: what was ended, removed, withdrawn or changed in Partner Center is seen', async () => {
  const { relay, state } = await night(
    {
      ...allThere,
      partners: async () => [{ tenantId: 'provider', name: 'Nordwind' }],
      partnersOfCustomer: async (id: string) => (id === 'c0' ? [] : [{ tenantId: 'provider', name: 'Nordwind' }]),
      transfer: async (id: string) => (id === 'c1' ? undefined : { status: 'active', lines: [] }),
      subscriptions: async () => [{ id: 's1', name: 'E3', status: 'active', quantity: 9 }],
    },
    [related, waiting, waiting],
  );
  const { partnerships } = (await relay.doc(programme)).state as Programme;
  expect(partnerships).toMatchObject({ provider: { status: 'accepted' }, other: { status: 'ended', version: 3 } });
  expect((await state(0)).relationships.provider).toMatchObject({
    status: 'none',
    version: 4,
    removedAt: expect.any(String),
  });
  expect((await state(1)).transfers['1']).toMatchObject({ status: 'withdrawn' });
  expect((await state(2)).transfers['1']).toMatchObject({ status: 'active', drift: [{ requested: 5, live: 9 }] });
});

test('PRO-9: a partnership of today is not taken back because the service is behind', async () => {
  const relay = relayHarness({
    connection: () => ({ ...allThere, partners: async () => [] }) as unknown as PartnerCenterConnection,
  });
  const young = { status: 'accepted', version: 2, name: 'Nordwind', at: '2026-10-05T09:00:00.000Z' } as const;
  await relay.given(programme, { ...enrolled, partnerships: { provider: young } }, [due]);
  await relay.sweep();
  expect((await relay.doc(programme)).state).toMatchObject({ partnerships: { provider: { status: 'accepted' } } });
});

test('design 1.4: once a partner’s access has ended the night goes on with what the provider’s connection shows', async () => {
  const refuses = () => Promise.reject(notAsked(9 * hour));
  const partner = {
    operations: everythingByApi,
    tenantId: 'partner',
    partners: refuses,
    partnersOfCustomer: refuses,
    // biome-ignore lint/correctness/useYield: it is refused before the first.
    async *customers() {
      await refuses();
    },
    transfer: refuses,
    transfers: refuses,
    subscriptions: refuses,
  };
  const provider = {
    ...allThere,
    tenantId: 'provider',
    transfer: async () => undefined,
    partnersOfCustomer: async (id: string) => (id === 'c1' ? [] : [{ tenantId: 'partner', name: 'Boréal' }]),
  };
  const relay = relayHarness({
    connection: (tenantId) => (tenantId === 'partner' ? partner : provider) as unknown as PartnerCenterConnection,
  });
  await relay.given(programme, enrolled, [due]);
  for (const [n, state] of [waiting, related].entries()) await relay.given(customer(n), state, []);
  for (let step = 0; step < 4; step += 1) {
    await relay.sweep();
    relay.pass(5_000);
  }
  expect((await relay.doc(customer(0))).state).toMatchObject({
    transfers: { '1': { status: 'withdrawn' } },
    relationships: { provider: { status: 'verified' } },
  });
  expect((await relay.doc(customer(1))).state).toMatchObject({ relationships: { provider: { status: 'none' } } });
  const kept = (await relay.doc(programme)).outbox.find(({ id }) => id === 'r');
  expect(kept).toMatchObject({ work: { last: '2026-10-05T12:00:00.000Z' }, failures: 0 });
});

test('a relationship of today is not taken back because the service is behind', async () => {
  const fresh: Customer = {
    ...noCustomer,
    relationships: { provider: { status: 'verified', version: 3, at: '2026-10-05T09:00:00.000Z' } },
  };
  const { state } = await night({ ...allThere, partnersOfCustomer: async () => [] }, [fresh]);
  expect((await state(0)).relationships.provider).toMatchObject({ status: 'verified' });
});

test('it goes page by page at its pace, and after an outage and a crash goes on where it was', async () => {
  const asked: string[] = [];
  let up = true;
  const connection = {
    ...allThere,
    partnersOfCustomer: async (id: string) => {
      if (!up) throw new PartnerCenterError('no answer', { answered: false, verdict: unanswered });
      asked.push(id);
      return [{ tenantId: 'provider', name: 'Nordwind' }];
    },
  };
  const relay = relayHarness({ connection: () => connection as unknown as PartnerCenterConnection });
  await relay.given(programme, enrolled, [due]);
  for (let n = 0; n < 7; n += 1) await relay.given(customer(n), related, []);
  await relay.sweep();
  expect(asked).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
  await relay.sweep();
  expect(asked).toHaveLength(5);
  up = false;
  relay.pass(5_000);
  await relay.sweep();
  expect((await relay.doc(programme)).outbox[0]).toMatchObject({
    failures: 1,
    work: { run: { page: expect.any(String) } },
  });
  up = true;
  relay.pass(60_000);
  // Another instance takes over.
  await relay.sweep('two');
  expect(asked).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
});

test('a customer that may not be read keeps nobody else from being compared', async () => {
  const no = new PartnerCenterError('no', {
    answered: true,
    status: 403,
    code: '20002',
    verdict: verdictOn(403, '20002'),
  });
  const { state } = await night(
    {
      ...allThere,
      partnersOfCustomer: async (id: string) => (id === 'c0' ? Promise.reject(no) : []),
    },
    [related, related],
  );
  expect((await state(0)).relationships.provider).toMatchObject({ status: 'verified' });
  expect((await state(1)).relationships.provider).toMatchObject({ status: 'none' });
});

test('an enrolled programme of before there was a comparison begins one by itself', async () => {
  const { reconciling: _new, ...before } = enrolled;
  const relay = relayHarness({ connection: () => allThere as unknown as PartnerCenterConnection });
  await relay.given(programme, before, [effect('w', { kind: 'watchPartnerships' })]);
  await relay.sweep();
  const doc = await relay.doc(programme);
  expect(doc.state).toMatchObject({ reconciling: true });
  expect(doc.outbox.filter(({ work }) => work.kind === 'reconcile')).toHaveLength(1);
});

test('the night is the partner’s own, and everybody’s turn is spread over it', () => {
  const at = '2026-10-05T12:00:00.000Z';
  expect(nextNight(at, 'America/Toronto', 0)).toBe('2026-10-06T05:00:00.000Z');
  expect(nextNight(at, 'America/Toronto', 0.5)).toBe('2026-10-06T07:00:00.000Z');
  expect(nextNight(at, 'Europe/Paris', 0.999)).toBe('2026-10-06T02:59:00.000Z');
  expect(nextNight('2026-10-06T05:30:00.000Z', 'America/Toronto', 0.5)).toBe('2026-10-06T07:00:00.000Z');
});

test('TRF-7: a request that was made in the portal shows up here; an old one that is over does not', async () => {
  const live = (id: string, status: string, createdAt: string) => ({
    id,
    customerId: 'c0',
    protocol: 'legacy',
    status,
    sourceTenantId: 'partner',
    targetTenantId: 'provider',
    createdAt,
    lines: [{ subscriptionId: 'S1', name: 'E3', quantity: 5, addons: [] }],
  });
  const { state } = await night(
    {
      ...allThere,
      transfers: async () => [
        live('old', 'complete', '2026-09-01T12:00:00.000Z'),
        live('new', 'active', '2026-10-05T10:00:00.000Z'),
        { ...live('stranger', 'active', '2026-10-05T10:00:00.000Z'), targetTenantId: 'nobody' },
      ],
      subscriptions: async () => [{ id: 's1', name: 'E3', kind: 'license', status: 'active', quantity: 5 }],
    },
    [related],
  );
  expect(Object.values((await state(0)).transfers)).toEqual([
    expect.objectContaining({
      n: 1,
      status: 'active',
      transferId: 'new',
      providerName: 'Nordwind',
      lines: [expect.objectContaining({ kind: 'license', quantity: 5 })],
    }),
  ]);
});
