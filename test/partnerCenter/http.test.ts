import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { createScriptedServer, type ScriptedServer, tokenPath } from './support/scriptedServer';

const customer = '/v1/customers/a0000000-0000-4000-8000-000000000001';
const id = 'a0000000-0000-4000-8000-000000000001';
const refOf = (customerId: string, transferId: string) => ({
  customerId,
  transferId,
  sourceTenantId: id,
  targetTenantId: id,
});
const unavailable = { status: 503, body: { code: 800003, description: 'busy' } };

describe('calling over HTTP', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await createScriptedServer();
  });
  afterEach(() => server.close());

  it('a read is tried up to three times', async () => {
    server.answer(`GET ${customer}/transfers`, unavailable, { cut: true }, { body: [] });
    expect(await server.connect().transfers(id)).toEqual([]);
    expect(server.received).toHaveLength(3);
    server.answer(`GET ${customer}/transfers`, { status: 503 });
    await expect(server.connect().transfers(id)).rejects.toMatchObject({ details: { status: 503 } });
    expect(server.received).toHaveLength(6);
  });

  it('a read that is told to wait long, or told no, is not tried again', async () => {
    server.answer(`GET ${customer}/transfers`, { status: 429, headers: { 'Retry-After': '57' } });
    await expect(server.connect().transfers(id)).rejects.toMatchObject({
      details: { verdict: { retryAfterMs: 57_000 } },
    });
    server.answer(`GET ${customer}/transfers`, { status: 403, body: { code: 2032 } });
    await expect(server.connect().transfers(id)).rejects.toMatchObject({ details: { code: '2032' } });
    expect(server.received).toHaveLength(2);
  });

  it.each([
    ['an answer of 503', unavailable, true],
    ['a cut connection', { cut: true as const }, false],
    ['silence', { hang: true as const }, false],
    ['an unreadable success', { status: 200, text: '<html>' }, true],
  ])('a change is sent once, and after %s the caller knows whether it was answered', async (_, answer, answered) => {
    server.answer(`POST ${customer}/transfers`, answer);
    const connection = server.connect({ timeoutMs: 400 });
    const request = { customerId: id, providerTenantId: id, subscriptionIds: [id] };
    const failure: unknown = await connection
      .protocol('legacy')
      .open(request, { requestId: 'r-1' })
      .catch((error) => error);
    expect(failure).toBeInstanceOf(PartnerCenterError);
    expect(failure).toMatchObject({ details: { answered, verdict: { action: 'retry' } } });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.headers['ms-requestid']).toBe('r-1');
  });

  it('every call has its own correlation id, and says what it accepts', async () => {
    server.answer(`GET ${customer}/transfers`, { body: [] });
    const connection = server.connect();
    await connection.transfers(id);
    await connection.transfers(id);
    const [first, second] = server.received.map(({ headers }) => headers['ms-correlationid']);
    expect(first).toMatch(/^[0-9a-f-]{36}$/u);
    expect(second).not.toBe(first);
    expect(server.received[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer secret-token',
    });
  });

  it('one token serves all, and callers at the same time share one exchange', async () => {
    server.answer(`GET ${customer}/transfers`, { body: [] });
    const connection = server.connect();
    await Promise.all(Array.from({ length: 10 }, () => connection.transfers(id)));
    await connection.transfers(id);
    expect(server.tokenRequests).toHaveLength(1);
    const form = new URLSearchParams(server.tokenRequests[0]?.body);
    expect(form.get('scope')).toContain('https://api.partnercenter.microsoft.com/.default');
    expect(form.get('grant_type')).toBe('client_credentials');
  });

  it('after a 401 the next try has a new token, for reads at once and for changes when the caller sends again', async () => {
    const denied = { status: 401, body: { code: 400, description: 'Access denied.' } };
    server.answer(`GET ${customer}/transfers`, denied, { body: [] });
    const connection = server.connect();
    expect(await connection.transfers(id)).toEqual([]);
    expect(server.tokenRequests).toHaveLength(2);
    server.answer(`DELETE ${customer}/transfers/t-1`, denied, { status: 204 });
    await expect(connection.protocol('legacy').cancel(refOf(id, 't-1'), {})).rejects.toMatchObject({
      details: { verdict: { action: 'retry' } },
    });
    expect(server.tokenRequests).toHaveLength(3);
    await connection.protocol('legacy').cancel(refOf(id, 't-1'), {});
  });

  it('a token endpoint that says no stops the call; one that is silent leaves it for later, without effect', async () => {
    const token = `POST ${tokenPath}`;
    server.answer(token, { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215' } });
    await expect(server.connect().protocol('legacy').accept(refOf(id, 't-1'), [], {})).rejects.toMatchObject({
      details: {
        code: 'AADSTS7000215',
        left: false,
        verdict: { action: 'stop', explanation: 'connection.fault.badSecret' },
      },
    });
    server.answer(token, { cut: true });
    await expect(server.connect().protocol('legacy').accept(refOf(id, 't-1'), [], {})).rejects.toMatchObject({
      details: { answered: true, verdict: { action: 'retry' } },
    });
    server.answer(token, { body: { surprise: true } });
    await expect(server.connect().protocol('legacy').accept(refOf(id, 't-1'), [], {})).rejects.toBeInstanceOf(
      PartnerCenterError,
    );
    expect(server.received).toEqual([]);
  });

  it('no error repeats the token or the secret', async () => {
    server.answer(`GET ${customer}/transfers`, { status: 403, body: { code: 2032 } });
    const failure: unknown = await server
      .connect()
      .transfers(id)
      .catch((error) => error);
    expect(JSON.stringify([failure, String(failure)])).not.toMatch(/secret-token|local/u);
  });

  it('ids are put into paths as data', async () => {
    await expect(server.connect().transfers('../../profiles/mpn?x=')).rejects.toBeInstanceOf(PartnerCenterError);
    expect(server.received[0]?.url).toBe('/v1/customers/..%2F..%2Fprofiles%2Fmpn%3Fx%3D/transfers');
  });
});
