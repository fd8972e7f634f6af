import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { alize, boreal, meridian, nordwind } from '../../src/simulator/world/organizations';
import { azureId, customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, refOf, type Stage, until } from './support/stage';

/** Status and code of a refused call. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof PartnerCenterError) return `${error.details.status} ${error.details.code}`;
    throw error;
  }
  return 'accepted';
}

const contoso = customerId(1);

describe('what the transfer endpoints refuse', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage({ transferDelayMs: 60_000 });
    await readyToTransfer(stage, [1, 2, 3, 10, 23, 41].map(customerId));
  });
  afterAll(() => stage.close());

  const create = (n: number, subscriptionIds: readonly string[], more: Record<string, string> = {}) =>
    stage
      .connect(boreal)
      .protocol('legacy')
      .open({ customerId: customerId(n), providerTenantId: nordwind, subscriptionIds, ...more }, {});

  it.each([
    ['CON-4: an add-on listed alone', 1, subscriptionId(1, 51)],
    ['CON-9: a reservation', 1, subscriptionId(1, 3)],
    ['a suspended subscription', 23, subscriptionId(23, 1)],
    ["another customer's subscription", 1, subscriptionId(2, 1)],
    ['an unknown subscription', 1, 'e0000000-0000-4000-8000-0000000000ff'],
    ["another partner's subscription of the same customer", 41, subscriptionId(41, 21)],
  ])('%s gets 400 800078', async (_, n, id) => {
    expect(await refusal(create(n, [id]))).toBe('400 800078');
  });

  it('CON-3: a subscription already in an open request gets 400 800078 and its eligibility names the request', async () => {
    const { id } = await create(10, [subscriptionId(10, 1)]);
    expect(await refusal(create(10, [subscriptionId(10, 1)]))).toBe('400 800078');
    expect(await stage.connect(boreal).eligibility(customerId(10))).toEqual([
      { subscriptionId: subscriptionId(10, 1), eligible: false, reason: { kind: 'inTransfer', transferId: id } },
    ]);
    await stage
      .connect(boreal)
      .protocol('legacy')
      .cancel(refOf(customerId(10), id), {});
    expect(await refusal(create(10, [subscriptionId(10, 1)]))).toBe('accepted');
  });

  it('TRF-7: an empty request and a line named twice get 400 800002', async () => {
    expect(await refusal(create(1, []))).toBe('400 800002');
    expect(await refusal(create(1, [subscriptionId(1, 1), subscriptionId(1, 1)]))).toBe('400 800002');
  });

  it('TRF-4: a provider without relationship with the customer gets 403 20002', async () => {
    expect(await refusal(create(1, [subscriptionId(1, 1)], { providerTenantId: meridian }))).toBe('403 20002');
    expect(await refusal(create(11, [subscriptionId(11, 1)]))).toBe('403 20002');
  });

  it('the partner on record must exist and be a reseller', async () => {
    expect(await refusal(create(1, [subscriptionId(1, 1)], { partnerIdOnRecord: '999' }))).toBe('404 800015');
    expect(await refusal(create(1, [subscriptionId(1, 1)], { partnerIdOnRecord: '5139006' }))).toBe('400 800016');
  });

  it('only the source creates, and not for itself', async () => {
    const lineItems = [{ subscriptionId: subscriptionId(1, 1) }];
    const post = (sourcePartnerTenantId: string, targetPartnerTenantId: string) =>
      stage.raw(boreal, 'POST', `/v1/customers/${contoso}/transfers`, {
        body: { sourcePartnerTenantId, targetPartnerTenantId, lineItems },
      });
    expect(await post(alize, nordwind)).toMatchObject({ status: 400, body: { code: 800002 } });
    expect(await post(boreal, boreal)).toMatchObject({ status: 400, body: { code: 900148 } });
    expect(await post(boreal, alize)).toMatchObject({ status: 400, body: { code: 800002 } });
    expect(await post('no-guid', nordwind)).toMatchObject({ status: 400, body: { code: 800002 } });
  });

  it.each([
    ['MCA-3', 3],
    ['MCA-5', 2],
  ])(
    'MCA-6, %s: acceptance without an agreement through the provider gets 403 13605 until there is one',
    async (_, n) => {
      const { id } = await create(n, [subscriptionId(n, 1)]);
      const provider = stage.connect(nordwind);
      expect(await provider.agreement(customerId(n))).toBe('none');
      expect(await refusal(provider.protocol('legacy').accept(refOf(customerId(n), id), [], {}))).toBe('403 13605');
      await stage.control('POST', `/_sim/customers/${customerId(n)}/agreement`, {
        how: 'attestation',
        partner: nordwind,
      });
      expect(await provider.agreement(customerId(n))).toBe('throughProvider');
      expect(await refusal(provider.protocol('legacy').accept(refOf(customerId(n), id), [], {}))).toBe('accepted');
    },
  );

  it('accept and reject are the target’s, withdraw is the source’s', async () => {
    const { id } = await create(1, [subscriptionId(1, 1)]);
    const partner = stage.connect(boreal);
    const provider = stage.connect(nordwind);
    expect(await refusal(partner.protocol('legacy').accept(refOf(contoso, id), [], {}))).toBe('403 900308');
    expect(await refusal(partner.protocol('legacy').reject(refOf(contoso, id), {}))).toBe('403 900308');
    expect(await refusal(provider.protocol('legacy').cancel(refOf(contoso, id), {}))).toBe('403 900308');
    await provider.protocol('legacy').accept(refOf(contoso, id), [], {});
    expect(await refusal(provider.protocol('legacy').accept(refOf(contoso, id), [], {}))).toMatch(/^409 90010[14]$/u);
    expect(await refusal(partner.protocol('legacy').cancel(refOf(contoso, id), {}))).toMatch(/^409 90010[14]$/u);
  });

  it('a stranger to the transfer finds nothing, whoever asks', async () => {
    const { id } = await create(41, [subscriptionId(41, 1)]);
    const stranger = stage.connect(alize);
    expect(await stranger.transfers(customerId(41))).toEqual([]);
    expect(await stranger.transfer(customerId(41), id)).toBeUndefined();
    expect(await refusal(stranger.protocol('legacy').cancel(refOf(customerId(41), id), {}))).toBe('404 900100');
    expect(await stage.connect(boreal).transfer(customerId(41), subscriptionId(1, 1))).toBeUndefined();
    expect(await stage.connect(nordwind).transfer(contoso, id)).toBeUndefined();
  });
});

describe('how transfers end', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.close());

  it('TRF-3: a partner that has not enrolled gets 403 900137', async () => {
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    expect(await refusal(stage.connect(boreal).protocol('legacy').open(request, {}))).toBe('403 900137');
  });

  it('reject ends it, frees its subscriptions, and further decisions get 400 900102 with the status', async () => {
    await readyToTransfer(stage, [contoso]);
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
    await stage.connect(nordwind).protocol('legacy').reject(refOf(contoso, id), {});
    expect(await stage.connect(boreal).transfer(contoso, id)).toMatchObject({ status: 'rejected' });
    await until(
      () => refusal(stage.connect(nordwind).protocol('legacy').accept(refOf(contoso, id), [], {})),
      (answer) => answer === '400 900102',
    );
    await expect(stage.connect(boreal).protocol('legacy').cancel(refOf(contoso, id), {})).rejects.toMatchObject({
      details: { code: '900102', description: expect.stringContaining('Reject') },
    });
    expect(await refusal(stage.connect(boreal).protocol('legacy').open(request, {}))).toBe('accepted');
  });

  it('a withdrawn request is found by nobody any more', async () => {
    await readyToTransfer(stage, [contoso]);
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
    await stage.connect(boreal).protocol('legacy').cancel(refOf(contoso, id), {});
    expect(await stage.connect(boreal).transfer(contoso, id)).toBeUndefined();
    expect(await stage.connect(nordwind).transfers(contoso)).toEqual([]);
    expect(await refusal(stage.connect(nordwind).protocol('legacy').accept(refOf(contoso, id), [], {}))).toBe(
      '404 900100',
    );
  });

  it('twenty acceptances at once: one 200, the rest 409 900104 or 900101, and one set of subscriptions', async () => {
    await stage.close();
    stage = await createStage({ transferDelayMs: 1000 });
    await readyToTransfer(stage, [contoso]);
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
    const provider = stage.connect(nordwind);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusal(provider.protocol('legacy').accept(refOf(contoso, id), [], {}))),
    );
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
    expect(answers.filter((answer) => /^409 90010[14]$/u.test(answer))).toHaveLength(19);
    await until(
      () => provider.subscriptions(contoso),
      (subscriptions) => subscriptions.length === 2,
    );
  });

  it('CON-6: a count changed after creation is not carried over', async () => {
    await readyToTransfer(stage, [contoso]);
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
    await stage.control('PATCH', `/_sim/subscriptions/${subscriptionId(1, 1)}`, { quantity: 30 });
    await stage.connect(nordwind).protocol('legacy').accept(refOf(contoso, id), [], {});
    const arrived = await until(
      () => stage.connect(nordwind).subscriptions(contoso),
      (subscriptions) => subscriptions.length === 2,
    );
    expect(arrived[0]?.quantity).toBe(25);
  });

  it('a line whose sync state is wrong fails alone, says why, and is free again', async () => {
    const design = customerId(12);
    await readyToTransfer(stage, [design]);
    const lines = [1, 2, 3].map((line) => subscriptionId(12, line));
    const request = { customerId: design, providerTenantId: nordwind, subscriptionIds: lines };
    const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
    const accepted = await stage.raw(nordwind, 'POST', `/v1/customers/${design}/transfers/${id}/accept`);
    expect(accepted).toMatchObject({
      status: 200,
      body: { orders: [{}, {}], transferErrors: [{ transferGroupId: '2', code: 900103 }] },
    });
    const done = await until(
      () => stage.connect(boreal).transfer(design, id),
      (transfer) => transfer?.status === 'partlyComplete',
    );
    expect(done?.lines).toMatchObject([
      { outcome: 'complete' },
      { outcome: 'complete' },
      { outcome: 'failed', error: { code: '900103', text: expect.stringContaining('current state: None') } },
    ]);
    const eligibility = await stage.connect(boreal).eligibility(design);
    expect(eligibility.map(({ eligible }) => eligible)).toEqual([false, false, true]);
  });

  it('when every line fails the transfer has failed and nothing has moved', async () => {
    await readyToTransfer(stage, [contoso]);
    await stage.control('PATCH', `/_sim/subscriptions/${subscriptionId(1, 1)}`, { syncState: 'Pending' });
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
    await stage.connect(nordwind).protocol('legacy').accept(refOf(contoso, id), [], {});
    await until(
      () => stage.connect(boreal).transfer(contoso, id),
      (transfer) => transfer?.status === 'failed',
    );
    expect(await stage.connect(nordwind).subscriptions(contoso)).toEqual([]);
    expect((await stage.connect(boreal).subscriptions(contoso))[0]?.status).toBe('active');
  });

  it('VER-6: two Azure subscriptions leave the source and keep their Azure ids', async () => {
    const alpine = customerId(5);
    await readyToTransfer(stage, [alpine]);
    const request = {
      customerId: alpine,
      providerTenantId: nordwind,
      subscriptionIds: [subscriptionId(5, 1), subscriptionId(5, 2)],
    };
    const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
    await stage.control('POST', `/_sim/transfers/${id}/accept`);
    const arrived = await until(
      () => stage.connect(nordwind).subscriptions(alpine),
      (subscriptions) => subscriptions.length === 2,
    );
    expect(arrived.map((subscription) => subscription.azureId)).toEqual([azureId(5, 1), azureId(5, 2)]);
    expect(await stage.connect(boreal).subscriptions(alpine)).toEqual([]);
  });

  it('the portal can reject and withdraw, and says why it cannot', async () => {
    await readyToTransfer(stage, [contoso]);
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const first = await stage.connect(boreal).protocol('legacy').open(request, {});
    await stage.control('POST', `/_sim/transfers/${first.id}/reject`);
    expect(await stage.connect(boreal).transfer(contoso, first.id)).toMatchObject({ status: 'rejected' });
    const second = await stage.connect(boreal).protocol('legacy').open(request, {});
    await stage.control('POST', `/_sim/transfers/${second.id}/withdraw`);
    expect(await stage.connect(boreal).transfer(contoso, second.id)).toBeUndefined();
    await expect(stage.control('POST', `/_sim/transfers/${second.id}/accept`)).rejects.toThrow('404');
    await expect(stage.control('POST', `/_sim/transfers/${first.id}/accept`)).rejects.toThrow('900102');
  });
});
