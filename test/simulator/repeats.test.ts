import { randomUUID } from 'node:crypto';
import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, type Stage } from './support/stage';

const contoso = customerId(1);
const transfers = `/v1/customers/${contoso}/transfers`;
const create = {
  sourcePartnerTenantId: boreal,
  targetPartnerTenantId: nordwind,
  lineItems: [{ subscriptionId: subscriptionId(1, 1) }],
};

describe('the same MS-RequestId again', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage({ transferDelayMs: 60_000 });
    await readyToTransfer(stage, [contoso]);
  });
  afterAll(() => stage.close());
  afterEach(() => stage.control('DELETE', '/_sim/faults'));

  it('gets the first answer and has its effect once', async () => {
    const requestId = randomUUID();
    const first = await stage.raw(boreal, 'POST', transfers, { body: create, requestId });
    const again = await stage.raw(boreal, 'POST', transfers, { body: create, requestId: requestId.toUpperCase() });
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('ms-requestid')).toBe(requestId.toUpperCase());
    expect(await stage.connect(boreal).transfers(contoso)).toHaveLength(1);
    const calls = (await stage.control('GET', '/_sim/requests')) as { requestId: string; replayed?: boolean }[];
    expect(calls.filter((call) => call.requestId === requestId).map((call) => call.replayed ?? false)).toEqual([
      false,
      true,
    ]);
  });

  it('for another request gets 400 and nothing happens', async () => {
    const requestId = randomUUID();
    await stage.raw(boreal, 'POST', transfers, { body: create, requestId });
    const other = { ...create, lineItems: [{ subscriptionId: subscriptionId(1, 2) }] };
    const answer = await stage.raw(boreal, 'POST', transfers, { body: other, requestId });
    expect(answer).toMatchObject({ status: 400, body: { code: 2000 } });
    expect(answer.headers.get('x-sim-assumption')).toBe('reuse of MS-RequestId');
    expect(await stage.connect(boreal).transfers(contoso)).toHaveLength(1);
  });

  it('replays a refusal too, even after its reason is gone', async () => {
    const requestId = randomUUID();
    const path = `/_sim/portal/partnerships/d0000000-0000-4000-8000-000000000002/accept`;
    expect((await stage.raw(boreal, 'POST', path, { requestId })).status).toBe(404);
    await stage.control('POST', '/_sim/partnerships', {
      partner: boreal,
      provider: 'd0000000-0000-4000-8000-000000000002',
    });
    expect((await stage.raw(boreal, 'POST', path, { requestId })).status).toBe(404);
    expect((await stage.raw(boreal, 'POST', path, { requestId: randomUUID() })).status).toBe(200);
  });

  it('is never answered with a remembered 429 or 503', async () => {
    const [open] = await stage.connect(boreal).transfers(contoso);
    const accept = `${transfers}/${open?.id}/accept`;
    const requestId = randomUUID();
    await stage.control('POST', '/_sim/faults', { match: 'POST */accept', status: 429, retryAfter: 7 });
    await stage.control('POST', '/_sim/faults', { match: 'POST */accept', status: 503 });
    const throttled = await stage.raw(nordwind, 'POST', accept, { requestId });
    expect(throttled).toMatchObject({
      status: 429,
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 7 seconds.' },
    });
    expect(throttled.headers.get('retry-after')).toBe('7');
    expect((await stage.raw(nordwind, 'POST', accept, { requestId })).status).toBe(503);
    expect((await stage.raw(nordwind, 'POST', accept, { requestId })).status).toBe(200);
  });

  it('belongs to the calling tenant: two tenants may use the same id', async () => {
    const requestId = randomUUID();
    const path = '/_sim/portal/resellerAgreement';
    expect((await stage.raw(boreal, 'POST', path, { requestId })).status).toBe(409);
    expect((await stage.raw('b0000000-0000-4000-8000-000000000002', 'POST', path, { requestId })).status).toBe(403);
  });
});
