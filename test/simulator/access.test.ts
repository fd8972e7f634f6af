import { alize, boreal, lumen, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, type Stage } from './support/stage';

const contoso = customerId(1);

describe('who is let in', () => {
  let stage: Stage;
  let now = Date.now();
  beforeAll(async () => {
    stage = await createStage({ now: () => new Date(now) });
  });
  afterAll(() => stage.close());

  it('a token for another audience gets 401 900420, both ways', async () => {
    const graph = await stage.token(boreal, { resource: 'https://graph.microsoft.com' });
    const answer = await stage.raw(boreal, 'GET', '/v1/customers', { token: graph });
    expect(answer).toMatchObject({ status: 401, body: { code: 900420 } });
    const partnerCenter = await stage.token(boreal);
    const user = '/graph/v1.0/users/c0000000-0000-4000-8000-000000000001';
    expect((await stage.raw(boreal, 'GET', user, { token: partnerCenter })).status).toBe(401);
    const byScope = await fetch(`${stage.simulator.url}/${boreal}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: boreal,
        client_secret: 'local',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    const { access_token: token } = (await byScope.json()) as { access_token: string };
    expect((await stage.raw(boreal, 'GET', user, { token })).status).toBe(200);
  });

  it('no token, a forged token and an expired token get 401 400', async () => {
    const good = await stage.token(boreal);
    const forged = good.replace(/\.[^.]+$/u, '.AAAA');
    for (const token of ['', 'x', 'a.b.c', forged]) {
      expect(await stage.raw(boreal, 'GET', '/v1/customers', { token })).toMatchObject({
        status: 401,
        body: { code: 400 },
      });
    }
    now += 3_601_000;
    expect((await stage.raw(boreal, 'GET', '/v1/customers', { token: good })).status).toBe(401);
    expect((await stage.raw(boreal, 'GET', '/v1/customers')).status).toBe(200);
  });

  it('an app-only token is refused where a user is needed, and good elsewhere', async () => {
    const token = await stage.token(boreal, { grant_type: 'client_credentials' });
    const relationships = '/v1/relationships?relationship_type=IsIndirectResellerOf';
    expect(await stage.raw(boreal, 'GET', relationships, { token })).toMatchObject({
      status: 403,
      body: { code: 900329 },
    });
    expect((await stage.raw(boreal, 'GET', '/v1/customers', { token })).status).toBe(200);
  });

  it.each([
    ['wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ["another tenant's application", { client_id: nordwind }, 400, 'unauthorized_client'],
    ['unknown grant', { grant_type: 'password' }, 400, 'invalid_request'],
  ])('the token endpoint refuses: %s', async (_, change, status, error) => {
    const form = { grant_type: 'client_credentials', client_id: boreal, client_secret: 'local', ...change };
    const url = `${stage.simulator.url}/${boreal}/oauth2/token`;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error, error_codes: [expect.any(Number)] });
  });

  it("another tenant's customer is answered exactly as an unknown one", async () => {
    const paths = ['', '/subscriptions', '/profiles/billing', '/relationships', '/transfers', '/agreements'];
    for (const path of paths) {
      const foreign = await stage.raw(lumen, 'GET', `/v1/customers/${contoso}${path}`);
      const unknown = await stage.raw(lumen, 'GET', `/v1/customers/${customerId(99)}${path}`);
      expect(foreign).toMatchObject({ status: 404, body: { code: 1000 } });
      expect(foreign.body).toEqual(unknown.body);
    }
  });

  it('two partners of one customer do not see each other', async () => {
    const soleil = customerId(41);
    expect(await stage.connect(boreal).subscriptions(soleil)).toMatchObject([{ id: subscriptionId(41, 1) }]);
    expect(await stage.connect(alize).subscriptions(soleil)).toMatchObject([{ id: subscriptionId(41, 21) }]);
    expect(await stage.connect(boreal).partnersOfCustomer(soleil)).toEqual([]);
  });

  it('unknown paths get 404, wrong methods 405, too much 413, no JSON 400, always in the standard shape', async () => {
    expect(await stage.raw(boreal, 'GET', '/v1/nothing')).toMatchObject({ status: 404, body: { code: 1000 } });
    expect((await stage.raw(boreal, 'PUT', '/v1/customers')).status).toBe(405);
    const transfers = `/v1/customers/${contoso}/transfers`;
    expect((await stage.raw(boreal, 'POST', transfers, { body: 'x'.repeat(1_100_000) })).status).toBe(413);
    const response = await fetch(stage.simulator.url + transfers, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await stage.token(boreal)}` },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 800002,
      description: expect.any(String),
      source: expect.any(String),
    });
  });

  it('pages of other sites cannot drive the control plane', async () => {
    const url = `${stage.simulator.url}/_sim/reset`;
    const response = await fetch(url, { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } });
    expect(response.status).toBe(403);
  });
});
