import { rateLimits } from '../../src/simulator/rateLimits';
import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, type Stage } from './support/stage';

const contoso = `/v1/customers/${customerId(1)}`;

describe('bad days', () => {
  let stage: Stage;
  let token: string;
  beforeAll(async () => {
    stage = await createStage();
    token = await stage.token(boreal);
  });
  const closeLater: Stage[] = [];
  afterAll(async () => {
    for (const one of [stage, ...closeLater]) await one.close();
  });
  afterEach(async () => {
    await stage.control('DELETE', '/_sim/faults');
    await stage.control('DELETE', '/_sim/switches');
  });

  const fault = (what: object) => stage.control('POST', '/_sim/faults', { match: 'GET', ...what });
  const read = (path = contoso) => fetch(stage.simulator.url + path, { headers: { Authorization: `Bearer ${token}` } });

  test.each(['malformed', 'html'])('a body that is %s comes with status 200 and cannot be parsed', async (body) => {
    await fault({ body });
    const response = await read();
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).not.toBe('');
    expect(() => JSON.parse(text)).toThrow();
    await expect((await read()).json()).resolves.toHaveProperty('id');
  });

  test('an empty and a cut body', async () => {
    await fault({ body: 'empty' });
    expect(await (await read()).text()).toBe('');
    await fault({ body: 'truncated' });
    await expect(read().then((response) => response.text())).rejects.toThrow();
  });

  test('a slow body arrives whole, but late', async () => {
    await fault({ dripMs: 200 });
    const began = Date.now();
    const response = await read();
    expect(await response.json()).toHaveProperty('companyProfile');
    expect(Date.now() - began).toBeGreaterThanOrEqual(150);
  });

  test('a connection that breaks before the call leaves nothing behind', async () => {
    await stage.control('POST', '/_sim/faults', { match: 'PATCH', dropBeforeCommit: true });
    const path = `${contoso}/subscriptions/${subscriptionId(1, 1)}`;
    await expect(stage.raw(boreal, 'PATCH', path, { body: { quantity: 99 } })).rejects.toThrow();
    expect(await (await read(path)).json()).toMatchObject({ quantity: 25 });
  });

  test('a fault may have any code, and one that fits its status without', async () => {
    await fault({ status: 403, code: 900309 });
    expect(await (await read()).json()).toMatchObject({ code: 900309 });
    for (const [status, code] of [
      [403, 2032],
      [503, 800003],
      [504, 800003],
    ]) {
      await fault({ status });
      const response = await read();
      expect([response.status, ((await response.json()) as { code: number }).code]).toEqual([status, code]);
    }
  });

  test('a late read sees what was, and the next one what is', async () => {
    const path = `${contoso}/subscriptions/${subscriptionId(1, 1)}`;
    await stage.control('POST', '/_sim/clock', { advance: 'PT1H' });
    await stage.control('PATCH', `/_sim/subscriptions/${subscriptionId(1, 1)}`, { quantity: 31 });
    await fault({ staleMs: 60_000 });
    expect(await (await read(path)).json()).toMatchObject({ quantity: 25 });
    expect(await (await read(path)).json()).toMatchObject({ quantity: 31 });
  });

  test('there is an end to what can be asked for', async () => {
    await expect(fault({ latencyMs: 3_600_000 })).rejects.toThrow('400');
    await expect(fault({ staleMs: 7 * 86_400_000 })).rejects.toThrow('400');
    for (let n = 0; n < 100; n += 1) await fault({ match: 'GET /nothing', status: 500 });
    await expect(fault({ status: 500 })).rejects.toThrow('409');
  });

  test('rate limits are off, and when on they count per partner, retries included, until they are over', async () => {
    let now = Date.parse('2026-01-15T09:00:00Z');
    const paced = await createStage({ now: () => new Date(now) });
    closeLater.push(paced);
    const status = async (tenant: string, path: string) => (await paced.raw(tenant, 'GET', path)).status;
    for (let n = 0; n < 4; n += 1) expect(await status(boreal, contoso)).toBe(200);
    await paced.control('PATCH', '/_sim/switches', { rateLimits: true, requestsPerMinute: 3 });
    for (let n = 0; n < 3; n += 1) expect(await status(boreal, contoso)).toBe(200);
    now += 10_000;
    const refused = await paced.raw(boreal, 'GET', contoso);
    expect(refused).toMatchObject({
      status: 429,
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 50 seconds.' },
    });
    expect(refused.headers.get('retry-after')).toBe('50');
    expect(await status(nordwind, '/v1/customers')).toBe(200);
    expect(await status(boreal, `${contoso}/subscriptions`)).toBe(200);
    now += 50_001;
    expect(await status(boreal, contoso)).toBe(200);
  });

  test('transfers count per partner and customer', async () => {
    await stage.control('PATCH', '/_sim/switches', { rateLimits: true, requestsPerMinute: 1 });
    expect((await read(`${contoso}/transfers`)).status).toBe(200);
    const second = await read(`${contoso}/transfers`);
    expect(second.status).toBe(429);
    expect(second.headers.get('x-sim-assumption')).toContain('number of requests');
    expect((await read(`/v1/customers/${customerId(2)}/transfers`)).status).toBe(200);
    expect(rateLimits.map(({ requests }) => requests)).toEqual([500, 500, 500, 500]);
  });

  test('codes come as text, and subscription ids in upper case, when asked', async () => {
    await stage.control('PATCH', '/_sim/switches', { errorCodes: 'text', subscriptionIds: 'upper' });
    expect(await (await read('/v1/nothing')).json()).toMatchObject({ code: '1000' });
    const eligibility = `${contoso}/transferseligibility?transferType=directtoindirect`;
    const [first] = (await (await read(eligibility)).json()) as { id: string }[];
    expect(first?.id).toBe(subscriptionId(1, 1).toUpperCase());
    const one = await (await read(`${contoso}/subscriptions/${first?.id}`)).json();
    expect(one).toMatchObject({
      id: first?.id,
      links: { self: { uri: expect.stringContaining(subscriptionId(1, 1)) } },
    });
  });
});
