import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuthReport, createAppAndUserTokens } from '../../../src/partnerCenter/auth/appAndUser';
import { readClaims } from '../../../src/partnerCenter/auth/claims';
import { graphAudience, partnerCenterAudience } from '../../../src/partnerCenter/auth/clouds';
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
  const kept = () =>
    createKeptToken(
      async (): Promise<Issued> => {
        exchanges += 1;
        await new Promise((resolve) => setImmediate(resolve));
        if (fail) throw new Error('no');
        return { accessToken: `token ${exchanges}`, lifeMs: 3_600_000 };
      },
      () => new Date(now),
    );
  beforeEach(() => {
    [now, exchanges, fail] = [0, 0, false];
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
    await store.write('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
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
    await store.write('refresh', { value: standing, madeAt: '2020-01-01T00:00:00.000Z' });
    const instances = Array.from({ length: 4 }, () => appAndUser(createFileStore(join(directory, 'secrets.json'))));
    await Promise.all(instances.map((one) => one.token()));
    await expect(appAndUser(store).token()).resolves.toEqual(expect.any(String));
  });

  it('takes up the token of a new sign-in while it is running', async () => {
    await store.write('refresh', { value: 'no good', madeAt: '2020-01-01T00:00:00.000Z' });
    const tokens = appAndUser(store);
    await expect(tokens.token()).rejects.toMatchObject({ details: { code: 'AADSTS70000' } });
    await store.write('refresh', { value: standing, madeAt: now().toISOString() });
    await expect(tokens.token()).resolves.toEqual(expect.any(String));
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
      write: () => Promise.reject(new Error(`cannot keep ${standing}`)),
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
