import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, refOf, type Stage } from './support/stage';

const contoso = customerId(1);
const license = subscriptionId(1, 1);
const transfers = `/v1/customers/${contoso}/transfers`;
const body = {
  sourcePartnerTenantId: boreal,
  targetPartnerTenantId: nordwind,
  lineItems: [{ subscriptionId: license }],
};
const hour = { advance: 3_600_000 };

describe('what a transfer has moved', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ transferDelayMs: 60_000 });
    await readyToTransfer(stage, [contoso]);
  });
  afterEach(() => stage.close());

  const open = async (more: object = {}) =>
    (await stage.raw(boreal, 'POST', transfers, { body: { ...body, ...more } })) as unknown as {
      status: number;
      body: { id: string; code: number; description: string };
    };
  const answer = (id: string, decision: string) => stage.control('POST', `/_sim/transfers/${id}/${decision}`);
  const change = (what: object, id = license) => stage.control('PATCH', `/_sim/subscriptions/${id}`, what);
  const header = async (tenantId: string, path: string) =>
    (await stage.raw(tenantId, 'GET', path)).headers.get('x-sim-assumption');

  test('CON-1: is switched on again at the source and does not move a second time', async () => {
    const { body: created } = await open();
    await answer(created.id, 'accept');
    await stage.control('POST', '/_sim/clock', hour);
    const path = `/v1/customers/${contoso}/subscriptions/${license}`;
    expect(await stage.raw(boreal, 'PATCH', path, { body: { status: 'active' } })).toMatchObject({ status: 200 });
    const said = `Subscription has already been transfered. Subscription: ${license}`;
    expect(await open()).toMatchObject({
      status: 400,
      body: { code: 800078, description: expect.stringContaining(said) },
    });
    const eligibility = await stage.raw(
      boreal,
      'GET',
      `/v1/customers/${contoso}/transferseligibility?transferType=DirectToIndirect`,
    );
    expect(eligibility.body).toContainEqual({ id: license, isEligible: false, reason: said });
  });

  test('CON-1, CON-9: by new commerce neither', async () => {
    await stage.control('PATCH', '/_sim/switches', { newCommerce: true });
    const bought = { customer: contoso, seller: boreal, offer: 'E3N', quantity: 3 };
    const { id } = (await stage.control('POST', '/_sim/subscriptions', bought)) as { id: string };
    const request = async () => {
      const asked = { customer: contoso, source: boreal, target: nordwind };
      return ((await stage.control('POST', '/_sim/transfers', asked)) as { id: string }).id;
    };
    const submit = (transferId: string) =>
      stage.raw(boreal, 'PATCH', `${transfers}/${transferId}`, {
        body: { lineItems: [{ subscriptionId: id, productType: 'OnlineServicesNCE' }] },
      });
    expect(await submit(await request())).toMatchObject({ status: 200 });
    await stage.control('POST', '/_sim/clock', hour);
    await change({ status: 'active' }, id);
    const second = await request();
    expect(await submit(second)).toMatchObject({ status: 400, body: { code: 800078 } });
    const inPortal = stage.control('POST', `/_sim/transfers/${second}/accept`, { subscriptionIds: [id] });
    await expect(inPortal).rejects.toThrow('cannot be handed over');
  });

  test('EXT-14: nothing is taken, by either protocol, while the provider is not listed for the customer', async () => {
    await stage.control('PATCH', '/_sim/switches', { newCommerce: true });
    await stage.control('POST', '/_sim/subscriptions', { customer: contoso, seller: boreal, offer: 'E3N' });
    const { body: legacy } = await open();
    const asked = { customer: contoso, source: boreal, target: nordwind };
    const newCommerce = (await stage.control('POST', '/_sim/transfers', asked)) as { id: string };
    const list = (listed: boolean) =>
      stage.control('POST', `/_sim/customers/${contoso}/list`, { partner: boreal, provider: nordwind, listed });
    await list(false);
    for (const { id } of [legacy, newCommerce]) await expect(answer(id, 'accept')).rejects.toThrow('20002');
    await list(true);
    for (const { id } of [legacy, newCommerce])
      expect(await answer(id, 'accept')).toMatchObject({ status: 'InProgress' });
  });

  test('only a legacy transfer of which nothing moved has a status that is ours', async () => {
    const { body: created } = await open({
      lineItems: [{ subscriptionId: license }, { subscriptionId: subscriptionId(1, 2) }],
    });
    await change({ transferFailure: 'No.' });
    const accepted = await answer(created.id, 'accept');
    expect(accepted).toMatchObject({ modifiedBy: expect.stringMatching(/^[0-9a-f-]{36}$/u) });
    await stage.control('POST', '/_sim/clock', hour);
    expect(await stage.connect(boreal).transfer(contoso, created.id)).toMatchObject({ status: 'partlyComplete' });
    expect(await header(boreal, `${transfers}/${created.id}`)).toBeNull();
    const { body: again } = await open();
    await answer(again.id, 'accept');
    await stage.control('POST', '/_sim/clock', hour);
    expect(await header(boreal, `${transfers}/${again.id}`)).toBe(
      'status word of a transfer of which every group failed',
    );
  });

  test('CON-11: a relationship is not removed while software is only suspended', async () => {
    await change({ status: 'suspended' });
    const bought = { customer: customerId(32), seller: boreal, offer: 'SQL' };
    const state = (await stage.control('GET', '/_sim/state')) as { offers: Record<string, { kind: string }> };
    const [software] = Object.entries(state.offers).find(([, { kind }]) => kind === 'term') ?? [];
    const { id } = (await stage.control('POST', '/_sim/subscriptions', { ...bought, offer: software })) as {
      id: string;
    };
    const remove = () =>
      stage.raw(boreal, 'PATCH', `/v1/customers/${customerId(32)}`, { body: { relationshipToPartner: 'none' } });
    await change({ status: 'suspended' }, id);
    expect(await remove()).toMatchObject({ status: 400, body: { code: 2000 } });
    await change({ status: 'deleted' }, id);
    expect(await remove()).toMatchObject({ status: 200 });
  });

  test('withdrawn by its partner it is free again', async () => {
    const { body: created } = await open();
    await stage.connect(boreal).protocol('legacy').cancel(refOf(contoso, created.id), {});
    expect((await open()).status).toBe(201);
  });
});
