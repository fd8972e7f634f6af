import { audit, keptAuditRecords } from '../../src/simulator/audit';
import { createThrottle } from '../../src/simulator/rateLimits';
import type { RecordedCall, State } from '../../src/simulator/state';
import { openStateFile } from '../../src/simulator/stateFile';
import { boreal } from '../../src/simulator/world/organizations';
import { startingPoints } from '../../src/simulator/world/startingPoints';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, type Stage } from './support/stage';

const now = new Date('2026-03-02T10:00:00Z');
const fresh = (): State => startingPoints.fresh('seed', now, undefined);

describe('what is kept has an end', () => {
  test('the audit log keeps its last records, each with an id of its own', () => {
    const state = fresh();
    for (let n = 0; n < keptAuditRecords + 5; n += 1) {
      const record = { resourceType: 'transfer', operationType: 'update_transfer', resourceId: String(n) };
      audit(state, now, { tenantIds: [boreal], ...record });
    }
    expect(state.audit).toHaveLength(keptAuditRecords);
    expect(state.audit.at(-1)?.resourceId).toBe(String(keptAuditRecords + 4));
    expect(new Set(state.audit.map(({ nth = 0 }) => nth)).size).toBe(keptAuditRecords);
  });

  test('calls and answers: the last ones', () => {
    const file = openStateFile(undefined, { kept: 3 });
    file.restart(fresh());
    const call = { method: 'POST', requestId: null, callerTenant: null, status: 200, at: now.toISOString() };
    const value = { fingerprint: '', status: 200, body: {}, headers: {} };
    for (const path of ['1', '2', '3', '4', '5'])
      file.commit({ call: { ...call, path } satisfies RecordedCall, answer: { key: path, value } });
    expect(file.calls().map(({ path }) => path)).toEqual(['3', '4', '5']);
    expect(['2', '3', '5'].map((key) => file.answer(key)?.status)).toEqual([undefined, 200, 200]);
    file.close();
  });

  test('the limit of transfers does not count eligibility', () => {
    const state = fresh();
    state.switches = { ...state.switches, rateLimits: true, requestsPerMinute: 1 };
    const throttle = createThrottle();
    const caller = { tenantId: boreal, userId: '', appOnly: true, roles: [], mfa: false };
    const ask = (path: string) => {
      const route = { method: 'GET', path, guard: 'partnerCenter', handle: () => ({ status: 200 }) } as const;
      return throttle(state, { match: { route, params: { customerId: customerId(1) } }, caller, now })?.status;
    };
    const one = '/v1/customers/:customerId';
    expect([ask(`${one}/transferseligibility`), ask(`${one}/transfers`), ask(`${one}/transfers/:transferId`)]).toEqual([
      undefined,
      undefined,
      429,
    ]);
  });
});

describe('what is not part of the world', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.close());

  const listed = async () =>
    ((await stage.raw(boreal, 'GET', '/v1/partnerRequests')).body as { items: { requestId: string }[] }).items;

  test('signing in takes no place among the states that a late read sees', async () => {
    const path = `/v1/customers/${customerId(1)}/subscriptions/${subscriptionId(1, 1)}`;
    const token = await stage.token(boreal);
    await stage.control('POST', '/_sim/clock', { advance: 60_000 });
    await stage.raw(boreal, 'PATCH', path, { token, body: { quantity: 77 } });
    await stage.control('POST', '/_sim/clock', { advance: 60_000 });
    for (let n = 0; n < 25; n += 1) await stage.token(boreal);
    await stage.control('POST', '/_sim/faults', { match: 'GET /v1/*', staleMs: 90_000 });
    expect((await stage.raw(boreal, 'GET', path, { token })).body).toMatchObject({ quantity: 25 });
  });

  test('a call is listed under the id that its answer carried, until a reset', async () => {
    const { headers } = await stage.raw(boreal, 'GET', '/v1/customers');
    expect((await listed()).map(({ requestId }) => requestId)).toContain(headers.get('ms-requestid'));
    await stage.control('POST', '/_sim/reset', {});
    expect(await listed()).toHaveLength(1);
  });

  test('a reset also forgets what the rate limits have seen', async () => {
    const limit = () => stage.control('PATCH', '/_sim/switches', { rateLimits: true, requestsPerMinute: 1 });
    const ask = async () => (await stage.raw(boreal, 'GET', '/v1/customers')).status;
    await limit();
    expect([await ask(), await ask()]).toEqual([200, 429]);
    await stage.control('POST', '/_sim/reset', {});
    await limit();
    expect(await ask()).toBe(200);
  });

  test('two records of one millisecond have two ids', async () => {
    const path = `/v1/customers/${customerId(1)}/subscriptions/${subscriptionId(1, 1)}`;
    await stage.close();
    stage = await createStage({ now: () => now });
    const token = await stage.token(boreal);
    for (const quantity of [7, 8]) await stage.raw(boreal, 'PATCH', path, { token, body: { quantity } });
    const { body } = await stage.raw(boreal, 'GET', '/v1/auditrecords', { token });
    const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
  });
});
