import { boreal, lumen, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, refOf, type Stage } from './support/stage';

describe('the control plane', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  const enrollment = async () => {
    const { body } = await stage.raw(boreal, 'GET', '/_sim/portal/enrollment');
    return (body as { status: string }).status;
  };
  const submit = () => stage.portal(boreal).submitEnrollment({ primaryContact: 'camille@boreal.example' }, {});

  test('ENR-11: an enrollment may need information, or show a status nobody knows, before it is decided', async () => {
    stage = await createStage({ approvalDelayMs: 60_000 });
    await expect(stage.control('POST', `/_sim/enrollments/${boreal}/needsInformation`)).rejects.toThrow('409');
    await submit();
    for (const [decision, status] of [
      ['needsInformation', 'needsInformation'],
      ['underReview', 'underReview'],
      ['resume', 'submitted'],
      ['approve', 'approved'],
    ]) {
      await stage.control('POST', `/_sim/enrollments/${boreal}/${decision}`);
      expect(await enrollment()).toBe(status);
    }
    await expect(stage.control('POST', `/_sim/enrollments/${boreal}/ponder`)).rejects.toThrow('404');
  });

  test('ENR-10: time moved on brings the approval', async () => {
    stage = await createStage({ approvalDelayMs: 3_600_000 });
    await submit();
    expect(await enrollment()).toBe('submitted');
    await stage.control('POST', '/_sim/clock', { advance: 'PT2H' });
    expect(await enrollment()).toBe('approved');
  });

  test('TRF-17: time moved on completes an accepted transfer', async () => {
    stage = await createStage({ transferDelayMs: 3_600_000 });
    await readyToTransfer(stage, [customerId(1)]);
    const partner = stage.connect(boreal);
    const request = { customerId: customerId(1), providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const { id } = await partner.protocol('legacy').open(request, {});
    await stage
      .connect(nordwind)
      .protocol('legacy')
      .accept(refOf(customerId(1), id), [], {});
    expect((await partner.transfer(customerId(1), id))?.status).toBe('inProgress');
    await stage.control('POST', '/_sim/clock', { advance: 'P1D' });
    expect((await partner.transfer(customerId(1), id))?.status).toBe('complete');
  });

  test('EXT-14, TRF-9: a provider is listed for the customer when Partner Center says so, not before', async () => {
    stage = await createStage({ world: 'midway' });
    const partner = stage.connect(boreal);
    const listed = async () => (await partner.partnersOfCustomer(customerId(36))).map(({ tenantId }) => tenantId);
    const request = {
      customerId: customerId(36),
      providerTenantId: nordwind,
      subscriptionIds: [subscriptionId(36, 1)],
    };
    expect(await listed()).toEqual([]);
    await expect(partner.protocol('legacy').open(request, {})).rejects.toMatchObject({ details: { code: '20002' } });
    await stage.control('POST', `/_sim/customers/${customerId(36)}/list`, { partner: boreal, provider: nordwind });
    expect(await listed()).toEqual([nordwind]);
    await expect(partner.protocol('legacy').open(request, {})).resolves.toHaveProperty('id');
    await expect(
      stage.control('POST', `/_sim/customers/${customerId(36)}/list`, { partner: boreal, provider: meridian }),
    ).rejects.toThrow('409');
  });

  test('GEN-2, ENR-1, ENR-2, ENR-7: what Microsoft knows of a partner can change', async () => {
    stage = await createStage();
    const profile = async () => (await stage.raw(lumen, 'GET', '/_sim/portal/profile')).body;
    expect(await profile()).toMatchObject({ profileCurrent: false, mpnCurrent: false, notice: 'restricted' });
    await stage.control('PATCH', `/_sim/partners/${lumen}`, {
      profileCurrent: true,
      mpnCurrent: true,
      anniversary: '--11-03',
      revenue: 90_000,
      restricted: false,
    });
    expect(await profile()).toMatchObject({
      profileCurrent: true,
      mpnCurrent: true,
      anniversary: '--11-03',
      revenueUsd: 90_000,
    });
    expect(await profile()).not.toHaveProperty('notice');
  });
});
