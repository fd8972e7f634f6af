import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, refOf, type Stage, until } from './support/stage';

const contoso = customerId(1);
const premium = subscriptionId(1, 1);
const payg = subscriptionId(1, 2);
const reservation = subscriptionId(1, 3);
const audio = subscriptionId(1, 51);

describe('Contoso from enrollment to a completed transfer, through the client', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage({ transferDelayMs: 500 });
  });
  afterAll(() => stage.close());

  it('ENR-10, ENR-16: approval comes by itself, and only the agreement makes the partner a reseller', async () => {
    const portal = stage.portal(boreal);
    expect(await portal.enrollment()).toEqual({ status: 'none' });
    await portal.submitEnrollment({ primaryContact: 'camille@boreal.example' }, {});
    await until(
      () => portal.enrollment(),
      ({ status }) => status === 'approved',
    );
    await portal.acceptResellerAgreement({});
    expect(await portal.enrollment()).toEqual({ status: 'enrolled' });
  });

  it('PRO-7, PRO-9: the provider is a partner once its invitation is accepted', async () => {
    const portal = stage.portal(boreal);
    await stage.control('POST', '/_sim/partnerships', { partner: boreal, provider: nordwind });
    expect(await portal.partnershipInvitations()).toEqual([
      { tenantId: nordwind, name: 'Nordwind Distribution', mpnId: '7200001' },
    ]);
    expect(await stage.connect(boreal).partners('reseller')).toEqual([]);
    await portal.acceptPartnership(nordwind, {});
    expect(await stage.connect(boreal).partners('reseller')).toMatchObject([{ tenantId: nordwind }]);
    expect(await stage.connect(nordwind).partners('provider')).toContainEqual(
      expect.objectContaining({ tenantId: boreal, name: 'Boréal Cloud' }),
    );
  });

  it('EXT-1, EXT-14: extension lists the provider under the customer, and the customer at the provider', async () => {
    const portal = stage.portal(boreal);
    await portal.extendRelationship(contoso, nordwind, {});
    expect(await stage.connect(boreal).partnersOfCustomer(contoso)).toMatchObject([{ tenantId: nordwind }]);
    expect(await stage.connect(nordwind).partnersOfCustomer(contoso)).toMatchObject([{ tenantId: boreal }]);
    expect(await stage.connect(boreal).customer(contoso)).toMatchObject({ name: 'Contoso', kind: 'direct' });
    expect(await stage.connect(nordwind).agreement(contoso)).toBe('direct');
  });

  it('CON-4, CON-9, CON-10: the add-on rides along, and the reservation says why it cannot move', async () => {
    const eligibility = await stage.connect(boreal).eligibility(contoso);
    expect(eligibility).toEqual([
      { subscriptionId: premium, eligible: true },
      { subscriptionId: audio, eligible: false, reason: { kind: 'addon' } },
      { subscriptionId: payg, eligible: true },
      { subscriptionId: reservation, eligible: false, reason: { kind: 'unsupported', what: 'reservation' } },
    ]);
  });

  it('TRF-6, TRF-17, VER-1, VER-5 to VER-7, CON-1, CON-2: create, accept, complete', async () => {
    const partner = stage.connect(boreal);
    const provider = stage.connect(nordwind);
    const created = await partner.protocol('legacy').open(
      {
        customerId: contoso,
        providerTenantId: nordwind,
        subscriptionIds: [premium, payg],
        partnerIdOnRecord: '5139005',
      },
      {},
    );
    expect(created).toMatchObject({
      status: 'active',
      lines: [
        { subscriptionId: premium, quantity: 25, addons: [{ subscriptionId: audio, quantity: 25 }] },
        { subscriptionId: payg, addons: [] },
      ],
    });
    expect(await provider.transfers(contoso)).toEqual([created]);

    await provider.protocol('legacy').accept(refOf(contoso, created.id), [], {});
    expect(await partner.transfer(contoso, created.id)).toMatchObject({ status: 'inProgress' });
    const done = await until(
      () => partner.transfer(contoso, created.id),
      (transfer) => transfer?.status === 'complete',
    );
    expect(done?.lines).toMatchObject([{ outcome: 'complete' }, { outcome: 'complete' }]);

    const before = await partner.subscriptions(contoso);
    expect(before.map(({ id, status }) => [id, status])).toEqual([
      [premium, 'suspended'],
      [audio, 'suspended'],
      [reservation, 'active'],
    ]);
    const arrived = await provider.subscriptions(contoso);
    expect(arrived).toMatchObject([
      { name: 'Microsoft 365 Business Premium', quantity: 25, status: 'active' },
      { name: 'Audio Conferencing', quantity: 25, parentId: arrived[0]?.id },
      { kind: 'azurePayg', azureId: 'f0000000-0000-4000-8000-000000000102' },
    ]);
    expect(arrived.map(({ id }) => id)).not.toContain(premium);
    expect(arrived.map(({ orderId }) => orderId)).toContain(done?.lines[1]?.orderId);
  });

  it('every mutating call is on record once, with its tenant', async () => {
    const calls = (await stage.control('GET', '/_sim/requests')) as {
      method: string;
      callerTenant: string;
      status: number;
    }[];
    expect(calls.map(({ method, callerTenant, status }) => [method, callerTenant, status])).toEqual([
      ['POST', boreal, 200],
      ['POST', boreal, 200],
      ['POST', boreal, 200],
      ['POST', boreal, 200],
      ['POST', boreal, 201],
      ['POST', nordwind, 200],
    ]);
  });
});
