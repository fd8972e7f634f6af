import { randomUUID } from 'node:crypto';
import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, refOf, type Stage } from './support/stage';

const contoso = customerId(1);
const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };

describe('injected faults', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage({ transferDelayMs: 60_000 });
    await readyToTransfer(stage, [contoso]);
  });
  afterAll(() => stage.close());
  afterEach(() => stage.control('DELETE', '/_sim/faults'));

  it('dropAfterCommit: the effect is there, the answer is not, and the same id brings the answer', async () => {
    await stage.control('POST', '/_sim/faults', { match: 'POST /v1/customers/*/transfers', dropAfterCommit: true });
    const requestId = randomUUID();
    const lost: unknown = await stage
      .connect(boreal)
      .protocol('legacy')
      .open(request, { requestId })
      .catch((error) => error);
    expect(lost).toBeInstanceOf(PartnerCenterError);
    expect(lost).toMatchObject({ details: { answered: false, verdict: { action: 'retry' } } });
    const [made] = await stage.connect(boreal).transfers(contoso);
    expect(made).toMatchObject({ status: 'active' });
    expect(await stage.connect(boreal).protocol('legacy').open(request, { requestId })).toEqual(made);
    expect(await stage.connect(boreal).transfers(contoso)).toHaveLength(1);
    const calls = (await stage.control('GET', '/_sim/requests')) as Record<string, unknown>[];
    expect(calls.filter((call) => call.requestId === requestId)).toMatchObject([
      { status: 201, dropped: true },
      { status: 201, replayed: true },
    ]);
  });

  it('latency longer than the client waits: not answered, but the effect comes', async () => {
    await stage.control('POST', '/_sim/faults', { match: 'PATCH', latencyMs: 150 });
    const [open] = await stage.connect(boreal).transfers(contoso);
    const id = open?.id ?? '';
    const impatient = stage.connect(nordwind, { timeoutMs: 50 });
    await impatient.transfers(contoso);
    await expect(impatient.protocol('legacy').reject(refOf(contoso, id), {})).rejects.toMatchObject({
      details: { answered: false },
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await stage.connect(boreal).transfer(contoso, id)).toMatchObject({ status: 'rejected' });
  });

  it('happen as many times as asked, to the requests they match only', async () => {
    await stage.control('POST', '/_sim/faults', { match: 'GET */profiles/billing', status: 404, times: 2 });
    const read = async (path: string) => (await stage.raw(boreal, 'GET', path)).status;
    const billing = `/v1/customers/${contoso}/profiles/billing`;
    expect(await read(`/v1/customers/${contoso}`)).toBe(200);
    expect([await read(billing), await read(billing), await read(billing)]).toEqual([404, 404, 200]);
  });

  it('never hit the control plane, and refuse what they do not understand', async () => {
    await stage.control('POST', '/_sim/faults', { match: '*', status: 500, times: 1 });
    await expect(stage.control('GET', '/_sim/state')).resolves.toBeDefined();
    await expect(stage.control('POST', '/_sim/faults', { match: '*', surprise: 1 })).rejects.toThrow('400');
  });
});
