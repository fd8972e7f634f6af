import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuthReport, createAppAndUserTokens } from '../../../src/partnerCenter/auth/appAndUser';
import { readClaims } from '../../../src/partnerCenter/auth/claims';
import { graphAudience, partnerCenterAudience } from '../../../src/partnerCenter/auth/clouds';
import { ConnectionFault } from '../../../src/partnerCenter/auth/connectionFault';
import { createKeptToken } from '../../../src/partnerCenter/auth/keptToken';
import type { Issued } from '../../../src/partnerCenter/auth/msalClient';
import { applicationOf, createTenantTokens } from '../../../src/partnerCenter/auth/tenantTokens';
import { createEnvironmentStore } from '../../../src/secrets/environmentStore';
import { createFileStore } from '../../../src/secrets/fileStore';
import type { SecretStore } from '../../../src/secrets/secretStore';
import { boreal, lumen } from '../../../src/simulator/world/organizations';
import { createStage, type Stage } from '../../simulator/support/stage';

const standing = `local-${boreal}`;

describe('a kept token', () => {
  let now = 0;
  let exchanges = 0;
  let fail = false;
  let failure = new Error('no');
  let machine = 0;
  const kept = () =>
    createKeptToken(
      async (): Promise<Issued> => {
        exchanges += 1;
        await new Promise((resolve) => setImmediate(resolve));
        if (fail) throw failure;
        return { accessToken: `token ${exchanges}`, lifeMs: 3_600_000 };
      },
      () => new Date(now),
      {
        now: () => machine,
        wait: async (ms) => {
          machine += ms;
        },
      },
    );
  beforeEach(() => {
    [now, exchanges, fail, machine] = [0, 0, false, 0];
    failure = new Error('no');
  });

  it('is shared by everybody who asks at the same time, and kept for all who ask later', async () => {
    const tokens = kept();
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => tokens.token())))).toEqual(new Set(['token 1']));
    now = 3_000_000;
    expect(await tokens.token()).toBe('token 1');
    expect(exchanges).toBe(1);
  });

  it('is renewed before its end, without anybody waiting for it', async () => {
    const tokens = kept();
    await tokens.token();
    now = 3_600_000 - 4 * 60_000;
    expect(await tokens.token()).toBe('token 1');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await tokens.token()).toBe('token 2');
  });

  it('serves on while its renewal fails, until its end', async () => {
    const tokens = kept();
    await tokens.token();
    fail = true;
    now = 3_600_000 - 4 * 60_000;
    expect(await tokens.token()).toBe('token 1');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await tokens.token()).toBe('token 1');
    now = 3_600_000 - 1000;
    await expect(tokens.token()).rejects.toThrow('no');
  });

  it('is not asked for again and again while that fails: the pauses grow, and the last failure is told', async () => {
    const tokens = kept();
    fail = true;
    const outcome = () => tokens.token().catch((error: Error) => error.message);
    const asked = async (times: number) => {
      const before = exchanges;
      for (let n = 0; n < times; n += 1) expect(await outcome()).toBe('no');
      return exchanges - before;
    };
    // Three at once; then pauses of one and two seconds, whose end is waited for; the next is too long for that.
    expect(await asked(10)).toBe(5);
    expect(machine).toBe(3_000);
    machine += 1_000;
    expect(await asked(10)).toBe(0);
    machine += 3_000;
    expect(await asked(10)).toBe(1);
    for (let n = 0; n < 10; n += 1) {
      machine += 60_000;
      expect(await asked(10)).toBe(1);
    }
    fail = false;
    expect(await outcome()).toBe('no');
    machine += 60_000;
    expect(await outcome()).toMatch(/^token/u);
  });

  it('is left alone for as long as the sign-in service asks', async () => {
    const tokens = kept();
    fail = true;
    failure = new ConnectionFault('authorityBusy', { retryAfterMs: 30_000 });
    await expect(tokens.token()).rejects.toBe(failure);
    machine += 27_000;
    await expect(tokens.token()).rejects.toBe(failure);
    expect(exchanges).toBe(1);
    [fail, machine] = [false, 30_000];
    expect(await tokens.token()).toBe('token 2');
  });

  it('is not renewed again and again for whoever refuses each new one', async () => {
    const tokens = kept();
    for (let n = 0; n < 20; n += 1) await tokens.token({ renew: true });
    expect(exchanges).toBe(4);
    expect(await tokens.token()).toBe('token 4');
    // One that served for a while is another matter.
    machine += 120_000;
    for (let n = 0; n < 3; n += 1) await tokens.token({ renew: true });
    expect(exchanges).toBe(7);
  });

  it('is not handed out again to whoever asks for a new one', async () => {
    const tokens = kept();
    await tokens.token();
    expect(await tokens.token({ renew: true })).toBe('token 2');
  });
});

describe('tokens from the simulator', () => {
  let stage: Stage;
  let directory: string;
  let store: SecretStore;
  beforeAll(async () => {
    stage = await createStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tokens-'));
    store = createFileStore(join(directory, 'secrets.json'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const setup = (tenantId = boreal) => ({
    tenantId,
    authority: stage.simulator.url,
    clientId: tenantId,
    clientSecret: 'local',
  });
  const now = () => new Date();
  const appAndUser = (secrets: SecretStore, report?: (report: AuthReport) => void, counted?: typeof fetch) =>
    createAppAndUserTokens({
      application: applicationOf(setup(), { secrets, fetch: counted, timeoutMs: 2000 }),
      audience: partnerCenterAudience,
      secrets,
      refreshToken: 'refresh',
      now,
      ...(report ? { report } : {}),
    });

  it('app-only tokens have no account, App+User tokens have one with its factors, each for one audience', async () => {
    const alone = await createTenantTokens(setup(), { audience: graphAudience, now }).token();
    expect(readClaims(alone)).toMatchObject({ aud: graphAudience, tid: boreal, idtyp: 'app' });
    expect(readClaims(alone)).not.toHaveProperty('oid');
    const withUser = { ...setup(), refreshToken: standing };
    const token = await createTenantTokens(withUser, { audience: partnerCenterAudience, now }).token();
    expect(readClaims(token)).toMatchObject({
      aud: partnerCenterAudience,
      oid: expect.any(String),
      amr: ['pwd', 'mfa'],
    });
  });

  it('writes the refresh token back that comes with every exchange, and uses it next time', async () => {
    await store.put('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
    const tokens = appAndUser(store);
    await tokens.token();
    const first = await store.read('refresh');
    expect(first?.value).not.toBe(standing);
    await tokens.token({ renew: true });
    const second = await store.read('refresh');
    expect(second?.value).not.toBe(first?.value);
    expect((second?.madeAt ?? '') >= (first?.madeAt ?? '')).toBe(true);
  });

  it('two instances that exchange at once leave a token that works', async () => {
    await store.put('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
    const instances = Array.from({ length: 4 }, () => appAndUser(createFileStore(join(directory, 'secrets.json'))));
    await Promise.all(instances.map((one) => one.token()));
    await expect(appAndUser(store).token()).resolves.toEqual(expect.any(String));
  });

  it('takes up the token of a new sign-in while it is running', async () => {
    await store.put('refresh', { value: 'no good', madeAt: '2020-01-01T00:00:00.000Z' });
    const tokens = appAndUser(store);
    await expect(tokens.token()).rejects.toMatchObject({ details: { code: 'AADSTS70000' } });
    await store.put('refresh', { value: standing, madeAt: now().toISOString() });
    await expect(tokens.token()).resolves.toEqual(expect.any(String));
  });

  it('an exchange that was under way when somebody signed in leaves the new sign-in in the store, whatever the clocks say', async () => {
    await store.put('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
    const during: SecretStore = {
      ...store,
      replace: async (...args) => {
        await store.put('refresh', { value: 'of a new account', madeAt: '2020-01-02T00:00:00.000Z' });
        return store.replace(...args);
      },
    };
    await appAndUser(during).token();
    expect((await store.read('refresh'))?.value).toBe('of a new account');
  });

  it('what it could not keep is used as long as the store has nothing else', async () => {
    await store.put('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
    const used: string[] = [];
    const watched: typeof fetch = async (input, init) => {
      used.push(new URLSearchParams(String(init?.body)).get('refresh_token') ?? '');
      return fetch(input, init);
    };
    let broken = true;
    const flaky: SecretStore = {
      ...store,
      replace: (...args) => (broken ? Promise.reject(new Error('no')) : store.replace(...args)),
    };
    const tokens = appAndUser(flaky, undefined, watched);
    await tokens.token();
    broken = false;
    await tokens.token({ renew: true });
    const [first, second] = used.filter((one) => one !== '');
    expect(first).toBe(standing);
    expect(second).not.toBe(standing);
    // Once it can be kept again it is, in the place of what it had come from.
    expect((await store.read('refresh'))?.value).not.toBe(standing);
    const other = await createStoreToken();
    await store.put('refresh', { value: other, madeAt: '2019-01-01T00:00:00.000Z' });
    await tokens.token({ renew: true });
    expect(used.at(-1)).toBe(other);
  });

  /** A refresh token of a sign-in of its own. */
  async function createStoreToken(): Promise<string> {
    const own = createFileStore(join(directory, 'other.json'));
    await own.put('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
    await appAndUser(own).token();
    return (await own.read('refresh'))?.value ?? '';
  }

  it.each(['', ' \n'])('an empty secret (%j) is one that is not there', async (empty) => {
    await store.put('refresh', { value: empty, madeAt: '2020-01-01T00:00:00.000Z' });
    await expect(appAndUser(store).token()).rejects.toMatchObject({ fault: 'refreshTokenMissing' });
    await store.put('client', { value: empty, madeAt: '2020-01-01T00:00:00.000Z' });
    const named = { ...setup(), clientSecret: { secret: 'client' } };
    const tokens = createTenantTokens(named, { audience: partnerCenterAudience, now, secrets: store });
    await expect(tokens.token()).rejects.toMatchObject({ fault: 'secretMissing' });
  });

  it('a token of another tenant is not handed out, and its sign-in is not kept', async () => {
    await store.put('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
    const foreign = ['', Buffer.from(JSON.stringify({ tid: lumen })).toString('base64url'), ''].join('.');
    const elsewhere: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method !== 'POST') return answer;
      const body = { ...((await answer.json()) as object), access_token: foreign };
      return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
    };
    await expect(appAndUser(store, undefined, elsewhere).token()).rejects.toMatchObject({
      fault: 'accountOfAnotherTenant',
    });
    expect((await store.read('refresh'))?.value).toBe(standing);
  });

  it('goes on when the token it holds was revoked and another instance has put a good one in the store', async () => {
    let value = standing;
    const shared: SecretStore = { ...createEnvironmentStore({}), read: async () => ({ value }) };
    const tokens = appAndUser(shared);
    await tokens.token();
    // Whatever this instance got has ended; the store's still works.
    const { oid = '' } = readClaims(await tokens.token()) ?? {};
    await stage.control('POST', `/_sim/accounts/${oid}/revoke`);
    await expect(tokens.token({ renew: true })).rejects.toMatchObject({ details: { code: 'AADSTS50173' } });
    await stage.control('POST', '/_sim/reset', {});
    value = standing;
    await expect(tokens.token({ renew: true })).resolves.toEqual(expect.any(String));
  });

  it('a read-only store: the newest token is held in memory, and the day of the end is told once', async () => {
    const reports: AuthReport[] = [];
    const env = { SECRET_REFRESH: standing, SECRET_REFRESH_MADE: '2026-01-01' };
    const tokens = appAndUser(createEnvironmentStore(env), (report) => reports.push(report));
    await tokens.token();
    await tokens.token({ renew: true });
    expect(reports).toEqual([{ kind: 'refreshTokenNotKept', endsBy: '2026-04-01T00:00:00.000Z' }]);
  });

  it('a store that cannot be written costs no token, but is told', async () => {
    const reports: AuthReport[] = [];
    const broken: SecretStore = {
      kind: 'file',
      writable: true,
      read: async () => ({ value: standing }),
      put: () => Promise.reject(new Error(`cannot keep ${standing}`)),
      replace: () => Promise.reject(new Error(`cannot keep ${standing}`)),
    };
    await expect(appAndUser(broken, (report) => reports.push(report)).token()).resolves.toEqual(expect.any(String));
    expect(reports).toEqual([{ kind: 'refreshTokenNotWritten', message: 'The secret store failed' }]);
  });

  it('nobody’s sign-in is used for another tenant', async () => {
    const mixed = { ...setup(lumen), refreshToken: standing };
    await expect(createTenantTokens(mixed, { audience: partnerCenterAudience, now }).token()).rejects.toMatchObject({
      details: { verdict: { explanation: 'connection.fault.refreshTokenUnusable' } },
    });
  });

  it('no error repeats a secret', async () => {
    const secret = 's3cr3t-value';
    const failures = await Promise.all(
      [
        createTenantTokens({ ...setup(), clientSecret: secret }, { audience: partnerCenterAudience, now }),
        createTenantTokens({ ...setup(), refreshToken: secret }, { audience: partnerCenterAudience, now }),
        createTenantTokens(
          { ...setup(), authority: 'http://127.0.0.1:9', clientSecret: secret, refreshToken: secret },
          { audience: partnerCenterAudience, now },
        ),
      ].map((tokens) => tokens.token().catch((error: unknown) => error)),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(Error);
      const causes = [failure, (failure as Error).cause, String(failure), (failure as Error).stack];
      expect(JSON.stringify(causes)).not.toContain(secret);
    }
  });
});
