import { nextNight } from '../../src/businessTime';
import { type Customer, noCustomer } from '../../src/domain/customer/customer';
import { current2026 } from '../../src/domain/policy/current2026';
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
const idle = { type: 'customer', v: 1, state: noCustomer, seq: 1, head: '', commit: 'given', outbox: [] };
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

const away = () => new PartnerCenterError('no answer', { answered: false, verdict: unanswered });
const refused = () =>
  new PartnerCenterError('no', { answered: true, status: 404, code: '1', verdict: verdictOn(404, undefined) });

test('one customer that never answers is left out after a few tries, with an alert; the rest of the night goes on', async () => {
  const connection = {
    ...allThere,
    partnersOfCustomer: async (id: string) => (id === 'c0' ? Promise.reject(away()) : []),
  };
  const relay = relayHarness({ connection: () => connection as unknown as PartnerCenterConnection });
  await relay.given(programme, enrolled, [due]);
  for (let n = 0; n < 7; n += 1) await relay.given(customer(n), related, []);
  for (let step = 0; step < 6; step += 1) {
    await relay.sweep();
    relay.pass(60_000);
  }
  for (let n = 1; n < 7; n += 1)
    expect((await relay.doc(customer(n))).state).toMatchObject({ relationships: { provider: { status: 'none' } } });
  expect(relay.alerts).toEqual(['alert: a customer could not be compared; it is next night']);
  const [item] = (await relay.doc(programme)).outbox.filter(({ id }) => id === 'r');
  expect(item).toMatchObject({ failures: 0, work: { kind: 'reconcile', last: expect.any(String) } });
  expect(item?.work).not.toHaveProperty('run');
});

test('while Partner Center answers nobody, nobody is left out, however long it takes', async () => {
  let up = false;
  const answer = async () => (up ? [] : Promise.reject(away()));
  const connection = { ...allThere, partnersOfCustomer: answer };
  const relay = relayHarness({
    connection: () =>
      ({ ...connection, partners: async () => (up ? allThere.partners() : Promise.reject(away())) }) as never,
  });
  await relay.given(programme, enrolled, [
    effect('r', { kind: 'reconcile', last: '2026-10-04T05:00:00.000Z', run: { began: '2026-10-05T12:00:00.000Z' } }),
  ]);
  await relay.given(customer(0), related, []);
  for (let step = 0; step < 8; step += 1) {
    await relay.sweep();
    relay.pass(60_000);
  }
  expect((await relay.doc(programme)).outbox[0]).toMatchObject({ work: { run: expect.any(Object) } });
  up = true;
  await relay.sweep();
  expect((await relay.doc(customer(0))).state).toMatchObject({ relationships: { provider: { status: 'none' } } });
});

test('a fault with one customer keeps nobody else from being compared and says so', async () => {
  const { relay, state } = await night(
    {
      ...allThere,
      partnersOfCustomer: async (id: string) => {
        if (id === 'c0') throw new TypeError('not foreseen');
        return [];
      },
    },
    [related, related],
  );
  expect((await state(1)).relationships.provider).toMatchObject({ status: 'none' });
  expect(relay.alerts).toEqual(['alert: a customer could not be compared; it is next night']);
});

test('a night that the program itself cannot end is not the last one: it begins anew in a day, with an alert', async () => {
  let broken = true;
  const connection = {
    ...allThere,
    partners: async () => {
      if (broken) throw new TypeError('not foreseen');
      return allThere.partners();
    },
  };
  const relay = relayHarness({ connection: () => connection as unknown as PartnerCenterConnection });
  await relay.given(programme, enrolled, [due]);
  for (let step = 0; step < 10; step += 1) {
    await relay.sweep();
    relay.pass(60_000);
  }
  const kept = async () => (await relay.doc(programme)).outbox.find(({ id }) => id === 'r');
  expect(relay.alerts).toContain('alert: the nightly comparison failed too often; it begins anew in a day');
  expect(await kept()).not.toHaveProperty('parked');
  broken = false;
  relay.pass(24 * hour);
  await relay.sweep();
  expect(await kept()).toMatchObject({ failures: 0, work: { last: relay.now() } });
});

test('what may not be read of a customer keeps nothing else of it from being compared', async () => {
  const both: Customer = {
    ...waiting,
    transfers: {
      '1': aTransfer({ status: 'active', transferId: 'hidden' }),
      '2': { ...aTransfer({ status: 'active', transferId: 'gone' }), n: 2 },
    },
    lastTransfer: 2,
  };
  const { state } = await night(
    {
      ...allThere,
      transfer: async (_id: string, transferId: string) =>
        transferId === 'hidden' ? Promise.reject(refused()) : undefined,
      subscriptions: async () => Promise.reject(refused()),
      transfers: async () => Promise.reject(refused()),
      partnersOfCustomer: async () => [],
    },
    [both],
  );
  expect((await state(0)).transfers['2']).toMatchObject({ status: 'withdrawn' });
  expect((await state(0)).relationships.provider).toMatchObject({ status: 'none' });
});

test('docs/data-model.md: a night costs two to four calls per customer and three writes per page of five', async () => {
  const calls: Record<string, number> = {};
  const counted = (name: keyof typeof allThere, answer: () => unknown) => ({
    [name]: async () => {
      calls[name] = (calls[name] ?? 0) + 1;
      return answer();
    },
  });
  const connection = {
    ...allThere,
    ...counted('partnersOfCustomer', allThere.partnersOfCustomer),
    ...counted('transfer', allThere.transfer),
    ...counted('transfers', allThere.transfers),
    ...counted('subscriptions', allThere.subscriptions),
  };
  const relay = relayHarness({
    policy: current2026,
    connection: () => connection as unknown as PartnerCenterConnection,
  });
  await relay.given(programme, enrolled, [due]);
  // A hundred customers of which nothing is known stand before the ten that are compared.
  for (let n = 100; n < 200; n += 1) await relay.store.create('records', { ...idle, ...customer(n) });
  for (let n = 300; n < 310; n += 1) await relay.given(customer(n), n < 305 ? related : waiting, []);
  await relay.sweep();
  const replace = jest.spyOn(relay.store, 'replace');
  const sent = { ...calls };
  relay.pass(5_000);
  await relay.sweep();
  relay.pass(5_000);
  await relay.sweep();
  expect(sent.transfers).toBeUndefined();
  expect(calls).toEqual({ partnersOfCustomer: 10, transfers: 10, transfer: 5, subscriptions: 5 });
  // The claim, how far it got, and the claim handed back.
  expect(replace).toHaveBeenCalledTimes(2 * 3);
});
