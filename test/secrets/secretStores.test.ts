import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnvironmentStore, variableOf } from '../../src/secrets/environmentStore';
import { createFileStore } from '../../src/secrets/fileStore';
import { createKeyVaultStore } from '../../src/secrets/keyVaultStore';
import { openSecretStore } from '../../src/secrets/openSecretStore';
import type { SecretStore } from '../../src/secrets/secretStore';
import { createFakeKeyVault, type FakeKeyVault } from './fakeKeyVault';

const at = (minute: number) => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

let directory: string;
let file: string;
let vault: FakeKeyVault;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  file = join(directory, 'deep', 'secrets.json');
  vault = await createFakeKeyVault();
});
afterEach(async () => {
  rmSync(directory, { recursive: true });
  await vault.close();
});

const keyVault = () =>
  createKeyVaultStore({
    url: vault.url,
    credential: { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) },
    client: {
      allowInsecureConnection: true,
      disableChallengeResourceVerification: true,
      retryOptions: { maxRetries: 0 },
    } as never,
  });

/** Opens the store anew; `put` is how an administrator puts a secret there by hand. */
const stores: Readonly<
  Record<SecretStore['kind'], { open: () => SecretStore; put(name: string, value: string): unknown }>
> = {
  environment: {
    open: () => createEnvironmentStore(environment),
    put: (name, value) => {
      environment[variableOf(name)] = value;
    },
  },
  file: {
    open: () => createFileStore(file),
    put: (name, value) => createFileStore(file).write(name, { value, madeAt: '' }),
  },
  keyvault: {
    open: keyVault,
    put: (name, value) =>
      fetch(`${vault.url}/secrets/${name}`, {
        method: 'PUT',
        headers: { Authorization: 'Bearer x' },
        body: JSON.stringify({ value }),
      }),
  },
};
const environment: Record<string, string> = {};

describe.each(Object.entries(stores))('the contract: %s', (kind, { open, put }) => {
  it('what is not there is undefined; what was put there by hand is read, and has no moment', async () => {
    const store = open();
    expect(store.kind).toBe(kind);
    expect(await store.read('nothing-here')).toBeUndefined();
    await put('boreal-client', 'value with "quotes" and é');
    const found = await store.read('boreal-client');
    expect(found?.value).toBe('value with "quotes" and é');
    expect(found?.madeAt ?? '').toBe('');
  });

  it('names of objects are no secrets', async () => {
    expect(await open().read('constructor')).toBeUndefined();
    expect(await open().read('toString')).toBeUndefined();
  });

  it('keeps the newer, or says that it keeps nothing', async () => {
    const store = open();
    await put('refresh', 'by hand');
    if (!store.writable) {
      expect(await store.write('refresh', { value: 'new', madeAt: at(1) })).toBe('readOnly');
      expect((await store.read('refresh'))?.value).toBe('by hand');
      return;
    }
    expect(await store.write('refresh', { value: 'two', madeAt: at(2) })).toBe('written');
    expect(await store.write('refresh', { value: 'one', madeAt: at(1) })).toBe('newerKept');
    expect(await open().read('refresh')).toEqual({ value: 'two', madeAt: at(2) });
    expect(await store.write('refresh', { value: 'three', madeAt: at(3) })).toBe('written');
    expect((await open().read('refresh'))?.value).toBe('three');
  });

  it('several instances that write at once never lose the newest', async () => {
    vault.slow(5);
    const moments = [4, 1, 5, 3, 2];
    const outcomes = await Promise.all(
      moments.map((minute) => open().write('refresh', { value: `value ${minute}`, madeAt: at(minute) })),
    );
    if (!open().writable) return;
    expect(outcomes).toContain('written');
    expect((await open().read('refresh'))?.value).toBe('value 5');
  });

  it('other secrets stay as they are', async () => {
    const store = open();
    await put('boreal-client', 'stays');
    await store.write('boreal-refresh', { value: 'new', madeAt: at(1) });
    expect((await store.read('boreal-client'))?.value).toBe('stays');
  });
});

describe('the file', () => {
  it('is for this account alone: mode 600 in a directory of mode 700', async () => {
    await createFileStore(file).write('a', { value: 'b', madeAt: at(1) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'deep')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(directory, 'deep'))).toEqual(['secrets.json']);
  });

  it('is refused when others can read it, for reading and for writing', async () => {
    const store = createFileStore(file);
    await store.write('a', { value: 's3cr3t', madeAt: at(1) });
    chmodSync(file, 0o640);
    const refusals = [store.read('a'), store.write('a', { value: 'c', madeAt: at(2) })];
    for (const refusal of refusals) await expect(refusal).rejects.toMatchObject({ trouble: 'open' });
    expect(readFileSync(file, 'utf8')).toContain('s3cr3t');
  });

  it('may hold values alone, as a person writes them, and says nothing of its content when it is unreadable', async () => {
    const path = join(directory, 'by-hand.json');
    writeFileSync(path, JSON.stringify({ client: 's3cr3t' }), { mode: 0o600 });
    expect(await createFileStore(path).read('client')).toEqual({ value: 's3cr3t' });
    writeFileSync(path, '{"client": "s3cr3t"', { mode: 0o600 });
    const failure: unknown = await createFileStore(path)
      .read('client')
      .catch((error) => error);
    expect(failure).toMatchObject({ trouble: 'unreadable' });
    expect(String(failure)).not.toContain('s3cr3t');
  });

  it('a lock that a crash left is taken over', async () => {
    const store = createFileStore(file);
    await store.write('a', { value: 'b', madeAt: at(1) });
    writeFileSync(`${file}.lock`, '');
    utimesSync(`${file}.lock`, new Date(0), new Date(0));
    expect(await store.write('a', { value: 'c', madeAt: at(2) })).toBe('written');
  });
});

describe('Key Vault', () => {
  it('a write that comes after a newer one is put right', async () => {
    // The older value is read as absent, and written last.
    await fetch(`${vault.url}/secrets/refresh`, {
      method: 'PUT',
      headers: { Authorization: 'Bearer x' },
      body: JSON.stringify({ value: 'newest', tags: { madeAt: at(9) } }),
    });
    await fetch(`${vault.url}/secrets/refresh`, {
      method: 'PUT',
      headers: { Authorization: 'Bearer x' },
      body: JSON.stringify({ value: 'late and old', tags: { madeAt: at(1) } }),
    });
    expect(await keyVault().write('refresh', { value: 'between', madeAt: at(5) })).toBe('newerKept');
    expect((await keyVault().read('refresh'))?.value).toBe('newest');
    expect(vault.versions('refresh').length).toBeGreaterThan(2);
  });

  it.each([
    [403, 'refused'],
    [503, 'unreachable'],
  ])('HTTP %d: %s, and no secret in the error', async (status, trouble) => {
    const store = keyVault();
    await store.write('refresh', { value: 's3cr3t', madeAt: at(1) });
    vault.fail(status);
    const failure: unknown = await store.write('refresh', { value: 's3cr3t', madeAt: at(2) }).catch((error) => error);
    expect(failure).toMatchObject({ name: 'SecretStoreError', trouble });
    expect(JSON.stringify([failure, String(failure), (failure as Error).cause ?? ''])).not.toContain('s3cr3t');
  });

  it('nothing is reached before the first secret is asked for', () => {
    expect(openSecretStore({ kind: 'keyvault', url: 'https://nowhere.vault.azure.net' }).kind).toBe('keyvault');
  });
});
