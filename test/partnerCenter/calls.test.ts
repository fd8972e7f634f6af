import { z } from 'zod';
import { ConnectionFault } from '../../src/partnerCenter/auth/connectionFault';
import { createHttp, type HttpOptions } from '../../src/partnerCenter/http';
import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { createPauseOnlyBudget, type RateBudget } from '../../src/partnerCenter/rateBudget';
import { resourceOf } from '../../src/partnerCenter/rateLimits';
import { createScriptedServer, type ScriptedServer } from './support/scriptedServer';

const schema = z.unknown();
const path = '/v1/customers/c-1/subscriptions';
const silent = { cut: true as const };
const busy = { status: 503, body: {} };

const tokenWith = (claims: object): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

async function failureOf(call: Promise<unknown>): Promise<PartnerCenterError> {
  const failure: unknown = await call.catch((error: unknown) => error);
  if (failure instanceof PartnerCenterError) return failure;
  throw new Error('it did not fail');
}

describe('how calls are made', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await createScriptedServer();
  });
  afterEach(() => server.close());

  const httpWith = (options: Partial<HttpOptions> & { token?: string } = {}) =>
    createHttp({
      baseUrl: server.url,
      tokens: { token: async () => options.token ?? 'opaque' },
      readDelaysMs: [1, 1],
      timeoutMs: 500,
      ...options,
    });
  const header = (name: string) => server.received.map(({ headers }) => headers[name]);

  describe('headers', () => {
    it('each attempt has its own request id, each call its correlation id, and all the application’s name', async () => {
      server.answer(`GET ${path}`, busy, busy, { body: [] });
      const http = httpWith();
      await http.get(path, { schema });
      await http.get(path, { schema });
      expect(new Set(header('ms-requestid')).size).toBe(4);
      const [first, again, third, other] = header('ms-correlationid');
      expect([again, third]).toEqual([first, first]);
      expect(other).not.toBe(first);
      expect(new Set(header('ms-partnercenter-application'))).toEqual(new Set(['Passerelle']));
    });

    it('a failure carries the correlation id that support asks for', async () => {
      server.answer(`GET ${path}`, { status: 403, body: { code: 2032 } });
      const { details } = await failureOf(httpWith().get(path, { schema }));
      expect(details.correlationId).toBe(header('ms-correlationid')[0]);
    });
  });

  describe('reads that fail', () => {
    it('are not tried again when whoever waits cannot wait that long', async () => {
      server.answer(`GET ${path}`, busy);
      await failureOf(httpWith({ patienceMs: () => 0, readDelaysMs: [50, 50] }).get(path, { schema }));
      expect(server.received).toHaveLength(1);
    });

    it('wait as long as a short Retry-After says', async () => {
      server.answer(`GET ${path}`, { ...busy, headers: { 'Retry-After': '1' } }, { body: [] });
      const began = Date.now();
      await httpWith().get(path, { schema });
      expect(Date.now() - began).toBeGreaterThanOrEqual(990);
    });

    it('are not tried again after a long Retry-After, nor after what the SDK never repeats', async () => {
      const final = [400, 403, 404, 409, 417, 429].map((status) => ({ status, body: {} }));
      for (const answer of [...final, { ...busy, headers: { 'Retry-After': '30' } }]) {
        server.answer(`GET ${path}`, answer);
        await failureOf(httpWith().get(path, { schema }));
      }
      expect(server.received).toHaveLength(7);
    });

    it('are tried once with a new token after a 401, not more', async () => {
      server.answer(`GET ${path}`, { status: 401, body: { code: 400 } });
      const { details } = await failureOf(httpWith().get(path, { schema }));
      expect(details).toMatchObject({ status: 401, code: '400' });
      expect(server.received).toHaveLength(2);
    });

    it('for want of a token are not tried again; nor is a change followed by one more question for a token', async () => {
      const renewed: boolean[] = [];
      const token = async (options?: { renew?: boolean }): Promise<string> => {
        renewed.push(options?.renew ?? false);
        throw new ConnectionFault('badSecret', { status: 401, code: 'AADSTS7000215' });
      };
      const http = httpWith({ tokens: { token } });
      const expected = { status: 401, left: false, code: 'AADSTS7000215' };
      expect((await failureOf(http.get(path, { schema }))).details).toMatchObject(expected);
      expect(renewed).toEqual([false]);
      const change = http.send('POST', path, { schema, options: {} });
      expect((await failureOf(change)).details).toMatchObject(expected);
      expect(renewed).toEqual([false, false]);
      expect(server.received).toHaveLength(0);
    });

    it('for want of a token that may come later are tried again', async () => {
      let asked = 0;
      const token = async (): Promise<string> => {
        asked += 1;
        if (asked === 1) throw new ConnectionFault('authorityBusy', { status: 503 });
        return 'opaque';
      };
      server.answer(`GET ${path}`, { body: [] });
      await httpWith({ tokens: { token } }).get(path, { schema });
      expect(asked).toBe(2);
    });
  });

  describe('the circuit', () => {
    const circuit = { outages: 3, firstMs: 300 };

    it('opens after repeated outages: then calls fail at once, unsent, to be tried later', async () => {
      server.answer(`GET ${path}`, silent);
      server.answer(`POST ${path}`, { body: {} });
      const http = httpWith({ circuit });
      await failureOf(http.get(path, { schema }));
      expect(server.received).toHaveLength(3);
      const { details } = await failureOf(http.send('POST', path, { schema, options: {} }));
      expect(details).toMatchObject({
        answered: false,
        left: false,
        verdict: { action: 'retry', explanation: 'partnerCenter.error.unreachable' },
      });
      expect(details.verdict.retryAfterMs).toBeGreaterThan(0);
      await failureOf(http.get(path, { schema }));
      expect(server.received).toHaveLength(3);
    });

    it('lets one probe through after a while, closes when it succeeds and stays open longer when it does not', async () => {
      server.answer(`GET ${path}`, silent, silent, silent, silent, { body: [] });
      const http = httpWith({ circuit, readDelaysMs: [] });
      for (let n = 0; n < 3; n += 1) await failureOf(http.get(path, { schema }));
      await new Promise((resolve) => setTimeout(resolve, 330));
      const probes = await Promise.all([1, 2, 3].map(() => failureOf(http.get(path, { schema }))));
      expect(server.received).toHaveLength(4);
      expect(probes.filter(({ details }) => details.left === false)).toHaveLength(2);
      await new Promise((resolve) => setTimeout(resolve, 330));
      expect((await failureOf(http.get(path, { schema }))).details.left).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, 330));
      await Promise.all([1, 2, 3].map(() => http.get(path, { schema })));
      expect(server.received).toHaveLength(7);
    });

    it('stays closed for refusals, however many', async () => {
      server.answer(`GET ${path}`, { status: 500, body: { code: 900103 } });
      const http = httpWith({ circuit, readDelaysMs: [] });
      for (let n = 0; n < 6; n += 1) expect((await failureOf(http.get(path, { schema }))).details.code).toBe('900103');
    });

    it('belongs to one connection', async () => {
      server.answer(`GET ${path}`, silent, silent, silent, { body: [] });
      await failureOf(httpWith({ circuit }).get(path, { schema }));
      await httpWith({ circuit }).get(path, { schema });
    });
  });

  describe('the time that a call takes', () => {
    const never = { token: () => new Promise<string>(() => undefined) };

    it.each(['GET', 'POST'] as const)(
      '%s: a token that does not come is not waited for, and nothing is sent',
      async (method) => {
        const http = httpWith({ tokens: never, preparationMs: 60, readDelaysMs: [] });
        const began = performance.now();
        const call = method === 'GET' ? http.get(path, { schema }) : http.send(method, path, { schema, options: {} });
        const { details } = await failureOf(call);
        expect(performance.now() - began).toBeLessThan(400);
        expect(details).toMatchObject({
          left: false,
          verdict: { action: 'retry', explanation: 'connection.fault.authorityUnreachable' },
        });
        expect(server.received).toHaveLength(0);
      },
    );

    it('token, turn and answer share one limit', async () => {
      server.answer(`GET ${path}`, { hang: true });
      const slow = { token: () => new Promise<string>((resolve) => setTimeout(resolve, 200, 'opaque')) };
      const http = httpWith({ tokens: slow, timeoutMs: 500, readDelaysMs: [] });
      const began = performance.now();
      await failureOf(http.get(path, { schema }));
      expect(performance.now() - began).toBeLessThan(620);
    });

    it('a turn is waited for only as long as the token has left time for', async () => {
      server.answer(`GET ${path}`, { body: [] });
      const waits = [80, undefined];
      const budget: RateBudget = { take: async () => waits.shift(), pause: async () => undefined };
      const slow = { token: () => new Promise<string>((resolve) => setTimeout(resolve, 50, 'opaque')) };
      const { details } = await failureOf(httpWith({ tokens: slow, budget, preparationMs: 100 }).get(path, { schema }));
      expect(details).toMatchObject({ left: false, verdict: { retryAfterMs: 80 } });
      expect(server.received).toHaveLength(0);
    });

    it('a token that is late is not waited for after a refusal either', async () => {
      server.answer(`POST ${path}`, { status: 401, body: { code: 400 } });
      const tokens = { token: async ({ renew = false } = {}) => (renew ? never.token() : 'opaque') };
      const began = performance.now();
      await failureOf(httpWith({ tokens, preparationMs: 60 }).send('POST', path, { schema, options: {} }));
      expect(performance.now() - began).toBeLessThan(400);
    });
  });

  describe('the budget', () => {
    const budgetOf = (...waits: (number | undefined)[]) => {
      const paused: [string, number][] = [];
      const budget: RateBudget = {
        take: async () => waits.shift(),
        pause: async (resource, ms) => void paused.push([resource, ms]),
      };
      return { budget, paused };
    };

    it('makes a read wait for its turn when nobody is waiting for it', async () => {
      server.answer(`GET ${path}`, { body: [] });
      await httpWith({ budget: budgetOf(20, 20, undefined).budget }).get(path, { schema });
      expect(server.received).toHaveLength(1);
    });

    it.each([
      ['a read that a person waits for', 'GET' as const],
      ['a change, which the relay makes later', 'POST' as const],
    ])('turns away %s at once, unsent', async (_, method) => {
      server.answer(`${method} ${path}`, { body: [] });
      const http = httpWith({ budget: budgetOf(3_000).budget, patienceMs: () => 500 });
      const { details } = await failureOf(
        method === 'GET' ? http.get(path, { schema }) : http.send(method, path, { schema, options: {} }),
      );
      expect(details).toMatchObject({
        left: false,
        verdict: { action: 'retry', retryAfterMs: 3_000, explanation: 'partnerCenter.error.throttled' },
      });
      expect(server.received).toHaveLength(0);
    });

    it('turns away a read that would hold a claim for longer than a few seconds', async () => {
      await failureOf(httpWith({ budget: budgetOf(4_001).budget }).get(path, { schema }));
      expect(server.received).toHaveLength(0);
    });

    it('is paused by a 429, for as long as it says', async () => {
      const { budget, paused } = budgetOf();
      server.answer(`GET ${path}`, { status: 429, headers: { 'Retry-After': '57' }, body: { statusCode: 429 } });
      await failureOf(httpWith({ budget }).get(path, { schema }));
      server.answer('GET /v1/auditrecords', { status: 429, body: {} });
      await failureOf(httpWith({ budget }).get('/v1/auditrecords', { schema }));
      expect(paused).toEqual([
        ['subscriptions', 57_000],
        ['auditRecords', 10_000],
      ]);
    });

    it('of a process of its own knows pauses only', async () => {
      let now = 1_000;
      const budget = createPauseOnlyBudget(() => now);
      for (let n = 0; n < 1_000; n += 1) expect(await budget.take('orders')).toBeUndefined();
      await budget.pause('orders', 500);
      await budget.pause('orders', 100);
      expect(await budget.take('orders')).toBe(500);
      expect(await budget.take('customers')).toBeUndefined();
      now += 500;
      expect(await budget.take('orders')).toBeUndefined();
    });

    it.each([
      ['/v1/customers?size=100', 'customers'],
      ['/v1/customers/c', 'customers'],
      ['/v1/customers/c/subscriptions/s/addons', 'subscriptions'],
      ['/v1/customers/c/transfers/t/accept', 'transfers'],
      ['/v1/customers/c/transferseligibility?transferType=directtoindirect', 'eligibility'],
      ['/v1/customers/c/profiles/billing', 'profiles'],
      ['/v1/relationships?relationship_type=X', 'relationships'],
      ['/v1/auditrecords?startDate=2026-01-01', 'auditRecords'],
      ['/v1/somethingNew', 'other'],
      ['/_sim/portal/enrollment', undefined],
    ])('%s counts as %s', (called, resource) => {
      expect(resourceOf(called)).toBe(resource);
    });
  });

  describe('calls that need a person’s token', () => {
    it('are refused before they are sent when the token is the application’s alone', async () => {
      const http = httpWith({ token: tokenWith({ idtyp: 'app', appid: 'a' }) });
      const { details } = await failureOf(http.get('/v1/relationships', { schema, as: 'user' }));
      expect(details).toMatchObject({
        left: false,
        code: '900329',
        verdict: { action: 'stop', ask: 'administrator', explanation: 'partnerCenter.error.900329' },
      });
      expect(server.received).toHaveLength(0);
      server.answer(`GET ${path}`, { body: [] });
      await http.get(path, { schema });
    });

    it.each([
      ['a person’s', tokenWith({ idtyp: 'user', scp: 'user_impersonation' })],
      ['one that does not say', tokenWith({ appid: 'a', oid: 'o' })],
      ['one that cannot be read', 'opaque'],
    ])('are sent with %s', async (_, token) => {
      server.answer('GET /v1/relationships', { body: [] });
      await httpWith({ token }).get('/v1/relationships', { schema, as: 'user' });
      expect(server.received).toHaveLength(1);
    });
  });
});
