import { alize, boreal, lumen, meridian, nordwind } from '../../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../../src/simulator/world/worldIds';
import { createStage, type Stage } from '../../simulator/support/stage';
import { buy, cancel, refOfTransfer, refusal, request, submit } from './support';

const lucerne = customerId(17);
const margies = customerId(18);
const relecloud = customerId(22);
const wingtip = customerId(30);
const transfersOf = (customer: string) => `/v1/customers/${customer}/transfers`;
const reservation = { subscriptionId: subscriptionId(18, 1), kind: 'reservation' } as const;

const complete = {
  transferType: 5,
  sourcePartnerTenantId: boreal,
  sourcePartnerName: 'Boréal Cloud',
  customerEmailId: 'billing@customer.example',
};

describe('what new commerce refuses', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ world: 'midway', ruleSet: 'current-2026', transferDelayMs: 60_000 });
  });
  afterEach(() => stage.close());

  const post = async (change: Record<string, unknown>, tenantId = nordwind, customer = margies) => {
    const answer = await stage.raw(tenantId, 'POST', transfersOf(customer), { body: { ...complete, ...change } });
    return `${answer.status} ${(answer.body as { code?: number }).code ?? ''}`.trim();
  };

  it.each([
    ['an unknown transfer type', { transferType: 1 }, '400 800002'],
    ['no name of the source', { sourcePartnerName: '  ' }, '400 900136'],
    ['no name of the source at all', { sourcePartnerName: null }, '400 900136'],
    ['no address of the customer', { customerEmailId: undefined }, '400 800002'],
    ['an address that is none', { customerEmailId: 'nobody' }, '400 800002'],
    ['a source that is no GUID', { sourcePartnerTenantId: 'boreal' }, '400 800002'],
    ['a source that does not exist', { sourcePartnerTenantId: subscriptionId(1, 1) }, '404 60003'],
    ['itself as the source', { sourcePartnerTenantId: nordwind }, '400 900148'],
    ['another target', { targetPartnerTenantId: meridian }, '400 800002'],
    ['a product type nobody knows', { targetProductTypes: ['Socks'] }, '400 800002'],
    ['line items, which are the source’s to name', { lineItems: [{ subscriptionId: 'x' }] }, '400 800002'],
    ['eligibility not to be checked', { ignoreEligibilityCheck: true }, '400 800002'],
    ['a partner on record nobody knows', { partnerOnRecord: '1' }, '404 800015'],
    ['a partner on record that is no reseller', { partnerOnRecord: '5139006' }, '400 800016'],
    ['nothing wrong', {}, '201'],
  ])('TRF-7: a request with %s', async (_, change, expected) => {
    expect(await post(change)).toBe(expected);
  });

  it('TRF-4, TRF-9: a target, or a source, without relationship with the customer gets 403 20002', async () => {
    expect(await refusal(request(stage, margies, {}, meridian))).toBe('403 20002');
    expect(await refusal(request(stage, wingtip))).toBe('403 20002');
    expect(await refusal(request(stage, customerId(36)))).toBe('403 20002');
    expect(await refusal(request(stage, subscriptionId(1, 1)))).toBe('403 20002');
    expect(await refusal(request(stage, margies, { sourceTenantId: lumen }))).toBe('403 20002');
  });

  it('a partner agreement that is not signed gets 403 900124 for the own one, 900123 for the reseller’s', async () => {
    const made = await request(stage, margies);
    await stage.control('PATCH', `/_sim/partners/${nordwind}`, { mpaSigned: false });
    expect(await refusal(request(stage, margies))).toBe('403 900124');
    await stage.control('PATCH', `/_sim/partners/${nordwind}`, { mpaSigned: true });
    await stage.control('PATCH', `/_sim/partners/${boreal}`, { mpaSigned: false });
    expect(await refusal(request(stage, margies))).toBe('403 900123');
    expect(await refusal(submit(stage, made, [reservation]))).toBe('403 900124');
    await stage.control('PATCH', `/_sim/partners/${boreal}`, { mpaSigned: true });
    expect(await refusal(submit(stage, made, [reservation]))).toBe('taken');
  });

  it('MCA-3, MCA-6: nothing is handed over while the customer agreement through the provider is missing', async () => {
    const trey = customerId(27);
    const id = await buy(stage, { customer: trey, offer: 'E3N' });
    const made = await request(stage, trey);
    expect(await refusal(submit(stage, made, [{ subscriptionId: id, kind: 'term' }]))).toBe('403 13605');
    await stage.control('POST', `/_sim/customers/${trey}/agreement`, { how: 'direct' });
    expect(await refusal(submit(stage, made, [{ subscriptionId: id, kind: 'term' }]))).toBe('taken');
  });

  it('ROL-4, ROL-5: each side does its own part only', async () => {
    const made = await request(stage, margies);
    const provider = stage.connect(nordwind).protocol('newCommerce');
    expect(await refusal(provider.accept(refOfTransfer(made), [reservation], {}))).toBe('403 900308');
    expect(await refusal(cancel(stage, made, boreal))).toBe('403 900308');
  });

  it('calls of the legacy protocol are not for it, nor its own for a legacy request', async () => {
    const made = await request(stage, margies);
    const ref = refOfTransfer(made);
    for (const tenantId of [boreal, nordwind]) {
      const legacy = stage.connect(tenantId).protocol('legacy');
      expect(await refusal(legacy.accept(ref, [], {}))).toBe('400 900141');
      expect(await refusal(legacy.reject(ref, {}))).toBe('400 900141');
      expect(await refusal(legacy.cancel(ref, {}))).toBe('400 900141');
    }
    const [open] = await stage.connect(nordwind).transfers(customerId(10));
    expect(open).toMatchObject({ protocol: 'legacy', status: 'active' });
    if (open) expect(await refusal(cancel(stage, open))).toBe('400 900141');
  });

  it('a stranger finds nothing', async () => {
    const made = await request(stage, margies);
    const ref = refOfTransfer(made);
    for (const stranger of [alize, meridian, lumen]) {
      const protocol = stage.connect(stranger).protocol('newCommerce');
      expect(await refusal(protocol.cancel(ref, {}))).toBe('404 900100');
      expect(await refusal(protocol.accept(ref, [reservation], {}))).toBe('404 900100');
    }
  });

  it('TRF-16: while it is on its way nothing more is possible: 409 900101, or 900104 at the same moment', async () => {
    const made = await request(stage, margies);
    await submit(stage, made, [reservation]);
    expect(await refusal(submit(stage, made, [reservation]))).toMatch(/^409 90010[14]$/u);
    expect(await refusal(cancel(stage, made))).toMatch(/^409 90010[14]$/u);
  });

  it('once it is over: 400 900102 with the status', async () => {
    const made = await request(stage, margies);
    await cancel(stage, made);
    await expect(submit(stage, made, [reservation])).rejects.toMatchObject({
      details: { status: 400, code: '900102', description: expect.stringContaining('Cancel') },
    });
  });

  it('twenty submissions at once: one is taken, the rest get 409 900104 or 900101', async () => {
    const made = await request(stage, margies);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal(submit(stage, made, [reservation]))));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(answers.filter((answer) => /^409 90010[14]$/u.test(answer))).toHaveLength(19);
  });

  it('two submissions in the same moment: the second gets 409 900104', async () => {
    const made = await request(stage, margies);
    const token = await stage.token(boreal);
    const body = { lineItems: [{ subscriptionId: reservation.subscriptionId, productType: 'AzureReservation' }] };
    const path = `${transfersOf(margies)}/${made.id}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stage.raw(boreal, 'PATCH', path, { body, token })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body: answer } of answers.filter((one) => one.status !== 200)) {
      expect(status).toBe(409);
      expect((answer as { code: number }).code === 900104 || (answer as { code: number }).code === 900101).toBe(true);
    }
  });

  describe('TRF-7, CON-8, CON-9, CON-10: lines', () => {
    const patch = async (lineItems: unknown, more: Record<string, unknown> = {}) => {
      const made = await request(stage, relecloud, more);
      const answer = await stage.raw(boreal, 'PATCH', `${transfersOf(relecloud)}/${made.id}`, { body: { lineItems } });
      return `${answer.status} ${(answer.body as { code?: number }).code ?? ''}`.trim();
    };
    const item = (line: number, productType: string) => ({ subscriptionId: subscriptionId(22, line), productType });

    it.each([
      ['none', [], '400 800002'],
      ['without product type', [{ subscriptionId: subscriptionId(22, 4) }], '400 800002'],
      ['under a wrong product type', [item(4, 'Software')], '400 800002'],
      ['one twice', [item(4, 'AzureReservation'), item(4, 'AzureReservation')], '400 800002'],
      ['a legacy license', [item(1, 'OnlineServicesNCE')], '403 900263'],
      ['legacy Azure', [item(2, 'AzureSubscription')], '403 900263'],
      ['an Azure plan while the customer has legacy Azure', [item(3, 'AzureSubscription')], '400 900131'],
      ['a third party’s product', [item(6, 'SaaS')], '400 900146'],
      [
        'another customer’s',
        [{ subscriptionId: reservation.subscriptionId, productType: 'AzureReservation' }],
        '400 800078',
      ],
      ['a reservation and software', [item(4, 'AzureReservation'), item(5, 'Software')], '200'],
    ])('%s', async (_, lineItems, expected) => {
      expect(await patch(lineItems)).toBe(expected);
    });

    it('a product type that was not asked for', async () => {
      const more = { productTypes: ['Software'] };
      expect(await patch([item(4, 'AzureReservation')], more)).toBe('400 800002');
      expect(await patch([item(5, 'Software')], more)).toBe('200');
    });

    it('one that is not active', async () => {
      await stage.control('PATCH', `/_sim/subscriptions/${subscriptionId(22, 4)}`, { status: 'suspended' });
      expect(await patch([item(4, 'AzureReservation')])).toBe('400 800078');
    });

    it('more than twenty-five', async () => {
      const ids = await Promise.all(
        Array.from({ length: 26 }, () => buy(stage, { customer: relecloud, offer: 'BPN', quantity: 3 })),
      );
      const items = ids.map((id) => ({ subscriptionId: id, productType: 'OnlineServicesNCE' }));
      expect(await patch(items)).toBe('400 800002');
      expect(await patch(items.slice(1))).toBe('200');
    });
  });

  it.each([
    ['notActive', '400 900132'],
    ['notPurchased', '400 900133'],
    ['notPurchasable', '400 900134'],
    ['active', 'taken'],
  ])('an Azure plan that is %s at the target: %s', async (state, expected) => {
    await stage.control('PUT', `/_sim/customers/${lucerne}/azurePlan`, { provider: nordwind, state });
    expect(await refusal(request(stage, lucerne, { productTypes: ['AzureSubscription'] }))).toBe(expected);
    const made = await request(stage, lucerne);
    const line = { subscriptionId: subscriptionId(17, 1), kind: 'azurePlan' } as const;
    expect(await refusal(submit(stage, made, [line]))).toBe(expected);
  });

  it('under the rules of 2021 the protocol does not exist: 400 900141', async () => {
    await stage.control('POST', '/_sim/reset', { world: 'midway', rules: 'seed-2021' });
    expect(await post({})).toBe('400 900141');
    const body = { customer: margies, source: boreal, target: nordwind };
    await expect(stage.control('POST', '/_sim/transfers', body)).rejects.toThrow('409');
  });
});
