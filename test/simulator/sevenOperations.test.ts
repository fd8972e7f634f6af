import { boreal, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, refOf, type Stage, until } from './support/stage';

describe('what the simulator stands in for', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.close());

  test('TRF-8: the seven operations: eligibility, create, list, get by id, withdraw, reject, accept', async () => {
    await readyToTransfer(stage, [customerId(11)]);
    const partner = stage.connect(boreal);
    const provider = stage.connect(nordwind);
    const id = customerId(11);
    expect((await partner.eligibility(id)).map(({ eligible }) => eligible)).toEqual([true, true]);
    const ask = () =>
      partner
        .protocol('legacy')
        .open({ customerId: id, providerTenantId: nordwind, subscriptionIds: [subscriptionId(11, 1)] }, {});
    const withdrawn = await ask();
    expect((await partner.transfers(id)).map((one) => one.id)).toEqual([withdrawn.id]);
    expect((await provider.transfer(id, withdrawn.id))?.status).toBe('active');
    await partner.protocol('legacy').cancel(refOf(id, withdrawn.id), {});
    expect(await partner.transfer(id, withdrawn.id)).toBeUndefined();
    const rejected = await ask();
    await provider.protocol('legacy').reject(refOf(id, rejected.id), {});
    expect((await partner.transfer(id, rejected.id))?.status).toBe('rejected');
    const accepted = await ask();
    await provider.protocol('legacy').accept(refOf(id, accepted.id), [], {});
    await until(
      () => partner.transfer(id, accepted.id),
      (one) => one?.status === 'complete',
    );
  });

  test('EXT-4, MGT-11: an indirect customer appears in the partner’s list with the partnership, not before', async () => {
    const indirect = async () => {
      const found: string[] = [];
      for await (const { id, kind } of stage.connect(boreal).customers()) if (kind === 'indirect') found.push(id);
      return found;
    };
    expect(await indirect()).toEqual([]);
    await readyToTransfer(stage, []);
    expect(await indirect()).toEqual([customerId(37)]);
    await stage.control('POST', '/_sim/partnerships', { partner: boreal, provider: meridian });
    expect(await indirect()).toEqual([customerId(37)]);
    await stage.portal(boreal).acceptPartnership(meridian, {});
    expect(await indirect()).toEqual([customerId(37), customerId(39)]);
  });

  test('CON-9, CON-10: every kind that cannot move has a reason, and what Microsoft’s texts do not settle says so', async () => {
    const { body, headers } = await stage.raw(
      boreal,
      'GET',
      `/v1/customers/${customerId(22)}/transferseligibility?transferType=directtoindirect`,
    );
    const reasons = (body as { isEligible: boolean; reason?: string }[]).map((one) => one.reason ?? '');
    expect(reasons.filter((text) => text !== '')).toHaveLength(4);
    expect(new Set(reasons.map((text) => text.split(': ').at(-1))).size).toBe(5);
    expect(headers.get('X-Sim-Assumption')).toBe('reason texts for kinds that cannot be transferred');
  });

  test('TRF-12: nobody learns through a filter who else sells to a customer', async () => {
    await stage.control('POST', '/_sim/reset', { world: 'midway' });
    const filter = JSON.stringify({ Field: 'IndirectCloudSolutionProvider', Value: nordwind, Operator: 'starts_with' });
    const { body } = await stage.raw(boreal, 'GET', `/v1/customers?size=100&filter=${encodeURIComponent(filter)}`);
    const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(ids).toContain(customerId(2));
    expect(ids).not.toContain(customerId(41));
  });
});
