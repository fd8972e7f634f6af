import { boreal, nordwind } from '../../../src/simulator/world/organizations';
import { azureId, customerId, subscriptionId } from '../../../src/simulator/world/worldIds';
import { createStage, type Stage } from '../../simulator/support/stage';
import { buy, cancel, refOfTransfer, request, submit } from './support';

const lucerne = customerId(17);
const margies = customerId(18);
const munsons = customerId(19);
const transfersOf = (customer: string) => `/v1/customers/${customer}/transfers`;

describe('new commerce: the provider asks, the partner hands over', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ world: 'midway', ruleSet: 'current-2026', transferDelayMs: 3_600_000 });
  });
  afterEach(() => stage.close());

  /** Time passes until what was handed over has arrived. */
  const finished = async (customer: string, id: string) => {
    await stage.control('POST', '/_sim/clock', { advance: 'PT1H' });
    return stage.connect(boreal).transfer(customer, id);
  };

  test('TRF-2, TRF-6, TRF-12: a request is open for thirty days, and both sides see it without lines', async () => {
    const made = await request(stage, margies, { productTypes: ['AzureReservation'] });
    expect(made).toMatchObject({
      protocol: 'newCommerce',
      status: 'active',
      sourceTenantId: boreal,
      targetTenantId: nordwind,
      lines: [],
    });
    expect(Date.parse(made.expiresAt ?? '') - Date.parse(made.createdAt)).toBe(30 * 86_400_000);
    expect(await stage.connect(boreal).transfers(margies)).toEqual([made]);
    expect(await stage.connect(nordwind).transfer(margies, made.id)).toEqual(made);
  });

  test('TRF-16, TRF-17, CON-1: submitted lines stay hidden from the target until they arrive, with new ids', async () => {
    const made = await request(stage, margies);
    const lines = [1, 2].map((n) => ({ subscriptionId: subscriptionId(18, n), kind: 'reservation' as const }));
    expect(await submit(stage, made, lines)).toEqual({ orderIds: [], failed: [] });
    expect(await stage.connect(nordwind).transfer(margies, made.id)).toMatchObject({ status: 'inProgress', lines: [] });
    expect((await stage.connect(boreal).transfer(margies, made.id))?.lines).toMatchObject(
      lines.map(({ subscriptionId: id }, item) => ({ item, subscriptionId: id })),
    );
    const done = await finished(margies, made.id);
    expect(done).toMatchObject({ status: 'complete', completedAt: expect.stringMatching(/Z$/u) });
    expect(done?.lines).toMatchObject([{ outcome: 'complete' }, { outcome: 'complete' }]);
    const arrived = await stage.connect(nordwind).subscriptions(margies);
    const seenThere = await stage.connect(nordwind).transfer(margies, made.id);
    expect(seenThere?.lines.map(({ item, subscriptionId: id, orderId }) => ({ item, id, orderId }))).toEqual(
      arrived.map(({ id, orderId }, item) => ({ item, id, orderId })),
    );
    expect(arrived.map(({ id }) => id)).not.toEqual(expect.arrayContaining(lines.map((line) => line.subscriptionId)));
    expect(await stage.connect(boreal).subscriptions(margies)).toEqual([]);
  });

  test('CON-2, VER-6: an Azure subscription leaves the source and keeps its Azure id', async () => {
    const made = await request(stage, lucerne, { productTypes: ['AzureSubscription'] });
    await submit(stage, made, [{ subscriptionId: subscriptionId(17, 1), kind: 'azurePlan' }]);
    await finished(lucerne, made.id);
    const [arrived] = await stage.connect(nordwind).subscriptions(lucerne);
    expect(arrived).toMatchObject({ azureId: azureId(17, 1), status: 'active', kind: 'azurePlan' });
    expect(arrived?.id).not.toBe(subscriptionId(17, 1));
    expect(await stage.connect(boreal).subscriptions(lucerne)).toEqual([]);
  });

  test('VER-7: licenses and software go by their own product type and are suspended at the source; the reseller is on record', async () => {
    await stage.portal(boreal).extendRelationship(munsons, nordwind, {});
    const license = await buy(stage, { customer: munsons, offer: 'BPN', quantity: 12 });
    const made = await request(stage, munsons);
    await submit(stage, made, [
      { subscriptionId: license, kind: 'term' },
      { subscriptionId: subscriptionId(19, 1), kind: 'term' },
    ]);
    await finished(munsons, made.id);
    const { body } = await stage.raw(boreal, 'GET', `${transfersOf(munsons)}/${made.id}`);
    expect(body).toMatchObject({ lineItems: [{ productType: 'OnlineServicesNCE' }, { productType: 'Software' }] });
    const left = await stage.connect(boreal).subscriptions(munsons);
    expect(left.filter(({ status }) => status === 'suspended')).toHaveLength(2);
    const arrived = await stage.raw(nordwind, 'GET', `/v1/customers/${munsons}/subscriptions?mpn_id=5139005`);
    expect(arrived.body).toMatchObject({ items: [{ quantity: 12, status: 'active' }, { quantity: 1 }] });
  });

  test('whoever asked may cancel while nobody has answered; the request stays readable as withdrawn', async () => {
    const made = await request(stage, margies);
    await cancel(stage, made);
    expect(await stage.connect(boreal).transfer(margies, made.id)).toMatchObject({ status: 'withdrawn' });
    const { headers } = await stage.raw(boreal, 'GET', `${transfersOf(margies)}/${made.id}`);
    expect(headers.get('X-Sim-Assumption')).toBe('status word of a canceled new-commerce request');
  });

  test('TRF-12: an unanswered request lapses after thirty days and cannot be removed; a new one can be made', async () => {
    const made = await request(stage, margies);
    await stage.control('POST', '/_sim/clock', { advance: 'P29D' });
    expect(await stage.connect(boreal).transfer(margies, made.id)).toMatchObject({ status: 'active' });
    await stage.control('POST', '/_sim/clock', { advance: 'P1D' });
    expect(await stage.connect(boreal).transfer(margies, made.id)).toMatchObject({ status: 'expired' });
    await expect(cancel(stage, made)).rejects.toMatchObject({
      details: { status: 400, code: '900102', description: expect.stringContaining('Expired') },
    });
    expect(await request(stage, margies)).toMatchObject({ status: 'active' });
  });

  test('CON-3: one subscription in two requests goes with the first that hands it over, and is free again when it fails', async () => {
    const [first, second] = [await request(stage, margies), await request(stage, margies)];
    const line = { subscriptionId: subscriptionId(18, 1), kind: 'reservation' } as const;
    await stage.control('PATCH', `/_sim/subscriptions/${line.subscriptionId}`, { syncState: 'None' });
    await submit(stage, first, [line]);
    await expect(submit(stage, second, [line])).rejects.toMatchObject({
      details: { code: '800078', description: expect.stringContaining(first.id) },
    });
    const failed = await finished(margies, first.id);
    expect(failed).toMatchObject({
      status: 'failed',
      lines: [{ outcome: 'failed', error: { text: expect.stringContaining('current state: None') } }],
    });
    expect(await stage.connect(nordwind).transfer(margies, first.id)).toMatchObject({ lines: [] });
    await stage.control('PATCH', `/_sim/subscriptions/${line.subscriptionId}`, { syncState: 'SyncComplete' });
    await submit(stage, second, [line]);
    expect(await finished(margies, second.id)).toMatchObject({ status: 'complete' });
  });

  test('CON-10: what is on its way by new commerce is not eligible for the legacy protocol', async () => {
    const made = await request(stage, margies);
    await submit(stage, made, [{ subscriptionId: subscriptionId(18, 1), kind: 'reservation' }]);
    const [one] = await stage.connect(boreal).eligibility(margies);
    expect(one).toMatchObject({ eligible: false, reason: { kind: 'inTransfer', transferId: made.id } });
  });

  test('creating and handing over are in both partners’ audit log', async () => {
    const made = await request(stage, margies);
    await submit(stage, made, [{ subscriptionId: subscriptionId(18, 1), kind: 'reservation' }]);
    const state = (await stage.control('GET', '/_sim/state')) as {
      audit: { resourceId: string; operationType: string; tenantIds: string[] }[];
    };
    const records = state.audit.filter(({ resourceId }) => resourceId === made.id);
    expect(records.map(({ operationType }) => operationType)).toEqual(['create_transfer', 'update_transfer']);
    for (const { tenantIds } of records) expect(tenantIds).toEqual([boreal, nordwind]);
  });

  test('each side sees its own tenant and direction; type, product types and names come back as they were sent', async () => {
    const body = {
      transferType: '3',
      sourcePartnerTenantId: boreal,
      sourcePartnerName: 'Boréal',
      customerEmailId: 'billing@customer.example',
      targetPartnerEmailId: 'our-own-key',
      targetProductTypes: ['AzureReservation'],
    };
    const made = await stage.raw(nordwind, 'POST', transfersOf(margies), { body });
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 'Pending',
        transferType: 3,
        transferDirection: 2,
        partnertenantid: nordwind,
        targetPartnerTenantId: nordwind,
        targetPartnerEmailId: 'our-own-key',
        targetProductTypes: ['AzureReservation'],
        sourcePartnerName: 'Boréal',
        completedTime: null,
        lineItems: [],
      },
    });
    const { id } = made.body as { id: string };
    const seen = await stage.raw(boreal, 'GET', `${transfersOf(margies)}/${id}`);
    expect(seen.body).toMatchObject({ transferDirection: 1, partnertenantid: boreal });
  });

  test('the portal: the provider asks, the partner hands over everything it can, or the provider cancels', async () => {
    const asked = async (more = {}) => {
      const body = { customer: margies, source: boreal, target: nordwind, ...more };
      return (await stage.control('POST', '/_sim/transfers', body)) as { id: string };
    };
    const canceled = await asked();
    await expect(stage.control('POST', `/_sim/transfers/${canceled.id}/reject`)).rejects.toThrow('409');
    await stage.control('POST', `/_sim/transfers/${canceled.id}/withdraw`);
    expect(await stage.connect(boreal).transfer(margies, canceled.id)).toMatchObject({ status: 'withdrawn' });
    const chosen = await asked({ productTypes: ['AzureReservation'] });
    await stage.control('POST', `/_sim/transfers/${chosen.id}/accept`, { subscriptionIds: [subscriptionId(18, 2)] });
    expect((await finished(margies, chosen.id))?.lines).toMatchObject([{ subscriptionId: subscriptionId(18, 2) }]);
    const rest = await asked();
    await stage.control('POST', `/_sim/transfers/${rest.id}/accept`);
    expect((await finished(margies, rest.id))?.lines).toMatchObject([{ subscriptionId: subscriptionId(18, 1) }]);
    const nothing = await asked();
    await expect(stage.control('POST', `/_sim/transfers/${nothing.id}/accept`)).rejects.toThrow('nothing');
    await expect(stage.control('POST', `/_sim/transfers/${rest.id}/withdraw`)).rejects.toThrow('900102');
  });

  test('a subscription moves in the middle of its term: the source pays to the day before, the target to the same end', async () => {
    await stage.control('POST', '/_sim/reset', { world: 'midway' });
    const license = await buy(stage, { customer: margies, offer: 'BPN', quantity: 12 });
    const endAt = async (tenantId: string) => {
      const { body } = await stage.raw(tenantId, 'GET', `/v1/customers/${margies}/subscriptions`);
      const { items } = body as { items: { offerId: string; commitmentEndDate: string }[] };
      return items.find(({ offerId }) => offerId.startsWith('CFQ7'))?.commitmentEndDate;
    };
    const before = await endAt(boreal);
    await stage.control('POST', '/_sim/clock', { advance: 'P65D' });
    const made = await request(stage, margies);
    await submit(stage, made, [{ subscriptionId: license, kind: 'term' }]);
    const done = await finished(margies, made.id);
    expect(await endAt(nordwind)).toBe(before);
    const { transfers } = (await stage.control('GET', '/_sim/state')) as {
      transfers: { id: string; lines: { billing: Record<string, string> }[] }[];
    };
    const billing = transfers.find(({ id }) => id === made.id)?.lines[0]?.billing;
    const day = (instant: string | undefined, minus: number) =>
      new Date(Date.parse(instant ?? '') - minus * 86_400_000).toISOString().slice(0, 10);
    expect(billing).toEqual({
      sourceUntil: day(done?.completedAt, 1),
      targetFrom: day(done?.completedAt, 0),
      targetUntil: day(before, 1),
    });
  });

  test.each([
    ['5139007', '5139007'],
    [undefined, undefined],
  ])('the reseller on record is the one that the request names: %p', async (named, onRecord) => {
    const unnamed = { customerId: margies, sourceTenantId: boreal, sourceName: 'B', customerEmail: 'a@b.example' };
    const made = await stage
      .connect(nordwind)
      .protocol('newCommerce')
      .open(named === undefined ? unnamed : { ...unnamed, partnerIdOnRecord: named }, {});
    await submit(stage, made, [{ subscriptionId: subscriptionId(18, 1), kind: 'reservation' }]);
    await finished(margies, made.id);
    const { body } = await stage.raw(nordwind, 'GET', `/v1/customers/${margies}/subscriptions`);
    const [arrived] = (body as { items: { partnerId?: string }[] }).items;
    expect(arrived).toBeDefined();
    expect(arrived?.partnerId).toBe(onRecord);
  });

  test('every answer that the documentation does not settle says so', async () => {
    const told = async (tenantId: string, method: string, path: string, body?: unknown) =>
      (await stage.raw(tenantId, method, path, body === undefined ? {} : { body })).headers.get('X-Sim-Assumption');
    await stage.control('PATCH', `/_sim/subscriptions/${subscriptionId(18, 1)}`, { syncState: 'None' });
    const made = await request(stage, margies);
    const path = `${transfersOf(margies)}/${made.id}`;
    expect(await told(boreal, 'GET', path)).toBeNull();
    const lineItems = [{ subscriptionId: subscriptionId(18, 1), productType: 'AzureReservation' }];
    expect(await told(boreal, 'PATCH', path, { lineItems })).toBe('status word and answer of a submission');
    await finished(margies, made.id);
    expect(await told(boreal, 'GET', path)).toBe('status word of a new-commerce transfer that failed');
    expect(await told(boreal, 'GET', transfersOf(margies))).toBe('status word of a new-commerce transfer that failed');
    const canceled = await request(stage, margies);
    const cancellation = { id: canceled.id, status: 'Cancel' };
    expect(await told(nordwind, 'PATCH', `${transfersOf(margies)}/${canceled.id}`, cancellation)).toBe(
      'status word of a canceled new-commerce request',
    );
  });

  test('the same MS-RequestId asks once, and a request whose answer was lost is found by a look', async () => {
    await stage.control('POST', '/_sim/faults', { match: 'POST /v1/customers/*/transfers', dropAfterCommit: true });
    const open = () =>
      stage
        .connect(nordwind)
        .protocol('newCommerce')
        .open(
          { customerId: margies, sourceTenantId: boreal, sourceName: 'B', customerEmail: 'a@b.example' },
          { requestId: '7b3f0f66-26b9-4f7c-8f3f-1d1a6a3f0c11' },
        );
    await expect(open()).rejects.toMatchObject({ details: { answered: false } });
    const [found] = await stage.connect(nordwind).transfers(margies);
    expect(await open()).toEqual(found);
    expect(await stage.connect(nordwind).transfers(margies)).toHaveLength(1);
  });

  test('a submission reads no product type that the kind tells already, and fails before it leaves when the look fails', async () => {
    const made = await request(stage, margies);
    await stage.control('POST', '/_sim/faults', { match: 'GET *subscriptions', status: 403, times: 1 });
    await expect(submit(stage, made, [{ subscriptionId: subscriptionId(18, 1), kind: 'term' }])).rejects.toMatchObject({
      details: { status: 403, left: false },
    });
    await stage.control('POST', '/_sim/faults', { match: 'GET *subscriptions', status: 403, times: 1 });
    await submit(stage, made, [{ subscriptionId: subscriptionId(18, 1), kind: 'reservation' }]);
    expect(refOfTransfer(made).transferId).toBe(made.id);
  });
});
