import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
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
import { withFileLock } from '../../src/secrets/fileLock';
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

const keyVault = (settleMs = 0) =>
  createKeyVaultStore({
    url: vault.url,
    credential: { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) },
    client: {
      allowInsecureConnection: true,
      disableChallengeResourceVerification: true,
      retryOptions: { maxRetries: 0 },
    } as never,
    settleMs,
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
    put: (name, value) => createFileStore(file).put(name, { value, madeAt: '' }),
  },
  keyvault: {
    open: () => keyVault(),
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

  it('what a person puts there takes the place of anything, or it says that it keeps nothing', async () => {
    const store = open();
    await put('refresh', 'by hand');
    if (!store.writable) {
      expect(await store.put('refresh', { value: 'new', madeAt: at(1) })).toBe('readOnly');
      expect(await store.replace('refresh', 'by hand', { value: 'new', madeAt: at(1) })).toBe('readOnly');
      expect((await store.read('refresh'))?.value).toBe('by hand');
      return;
    }
    expect(await store.put('refresh', { value: 'two', madeAt: at(2) })).toBe('written');
    expect(await open().read('refresh')).toEqual({ value: 'two', madeAt: at(2) });
    // Whose clock is ahead does not matter.
    expect(await store.put('refresh', { value: 'one', madeAt: at(1) })).toBe('written');
    expect(await open().read('refresh')).toEqual({ value: 'one', madeAt: at(1) });
  });

  it('a value is replaced only where it still stands, whatever the clocks say', async () => {
    const store = open();
    if (!store.writable) return;
    await store.put('refresh', { value: 'first', madeAt: at(5) });
    expect(await store.replace('refresh', 'first', { value: 'second', madeAt: at(1) })).toBe('written');
    expect(await store.replace('refresh', 'first', { value: 'late', madeAt: at(9) })).toBe('changed');
    expect((await open().read('refresh'))?.value).toBe('second');
    expect(await store.replace('nothing-here', 'first', { value: 'x', madeAt: at(9) })).toBe('changed');
    expect(await open().read('nothing-here')).toBeUndefined();
  });

  it('of several instances that replace one value at once, one value is left, and whoever wrote it knows', async () => {
    if (!open().writable) return;
    await open().put('refresh', { value: 'first', madeAt: at(1) });
    vault.slow(5);
    const outcomes = await Promise.all(
      [4, 1, 5, 3, 2].map(async (minute) => ({
        value: `value ${minute}`,
        outcome: await open().replace('refresh', 'first', { value: `value ${minute}`, madeAt: at(minute) }),
      })),
    );
    const left = await open().read('refresh');
    expect(outcomes.filter(({ outcome }) => outcome === 'written').map(({ value }) => value)).toContain(left?.value);
  });

  it('other secrets stay as they are', async () => {
    const store = open();
    await put('boreal-client', 'stays');
    await store.put('boreal-refresh', { value: 'new', madeAt: at(1) });
    expect((await store.read('boreal-client'))?.value).toBe('stays');
  });
});

describe('the file', () => {
  it('is for this account alone: mode 600 in a directory of mode 700', async () => {
    await createFileStore(file).put('a', { value: 'b', madeAt: at(1) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'deep')).mode & 0o777).toBe(0o700);
    // The lock is empty and stays; nothing else does.
    expect(readdirSync(join(directory, 'deep'))).toEqual(['secrets.json', 'secrets.json.lock']);
    expect(statSync(`${file}.lock`)).toMatchObject({ size: 0 });
    expect(statSync(`${file}.lock`).mode & 0o777).toBe(0o600);
  });

  it('is refused when others can read it, for reading and for writing', async () => {
    const store = createFileStore(file);
    await store.put('a', { value: 's3cr3t', madeAt: at(1) });
    chmodSync(file, 0o640);
    const refusals = [store.read('a'), store.put('a', { value: 'c', madeAt: at(2) })];
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
    await store.put('a', { value: 'b', madeAt: at(1) });
    const holder = await holdLock(`${file}.lock`);
    const writing = store.put('a', { value: 'c', madeAt: at(2) });
    expect(await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, 80, 'waits'))])).toBe('waits');
    holder.kill('SIGKILL');
    expect(await writing).toBe('written');
    writeFileSync(`${file}.lock`, '');
    expect(await store.put('a', { value: 'd', madeAt: at(2) })).toBe('written');
  });

  it('a lock is not taken from a holder that is slow: two are never at work at once', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      // As if the holder had been stopped for an hour.
      if (existsSync(`${file}.lock`)) utimesSync(`${file}.lock`, new Date(0), new Date(0));
      await new Promise((resolve) => setTimeout(resolve, 30));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 4 }, () => withFileLock(file, work)));
    expect(most).toBe(1);
  });
});

/** Another process that holds the lock until it is killed. */
async function holdLock(lock: string) {
  const script = `const D = require('libsql'); const d = new D(${JSON.stringify(lock)}); d.exec('BEGIN EXCLUSIVE');
    console.log('held'); setInterval(() => d.open, 1000);`;
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}

describe('Key Vault', () => {
  it('a value that is not the current one after it was written is put again', async () => {
    await keyVault().put('refresh', { value: 'first', madeAt: at(1) });
    // Two versions of one second, of which the vault shows the older.
    vault.hideNext('refresh');
    expect(await keyVault().replace('refresh', 'first', { value: 'second', madeAt: at(2) })).toBe('written');
    expect((await keyVault().read('refresh'))?.value).toBe('second');
    vault.hideNext('refresh');
    expect(await keyVault().put('refresh', { value: 'third', madeAt: at(3) })).toBe('written');
    expect((await keyVault().read('refresh'))?.value).toBe('third');
  });

  it('a sign-in stays on top although an instance that had looked before it writes after it', async () => {
    await keyVault().put('refresh', { value: 'first', madeAt: at(1) });
    vault.slow(60);
    const renewing = keyVault().replace('refresh', 'first', { value: 'renewed', madeAt: at(9) });
    await new Promise((resolve) => setTimeout(resolve, 20));
    vault.slow(0);
    await keyVault(200).put('refresh', { value: 'signed in', madeAt: at(2) });
    await renewing;
    expect((await keyVault().read('refresh'))?.value).toBe('signed in');
  });

  it('versions are not listed: the right to read and to write secrets is enough', async () => {
    await keyVault().put('refresh', { value: 'first', madeAt: at(1) });
    await keyVault().replace('refresh', 'first', { value: 'second', madeAt: at(2) });
    expect(vault.listings()).toBe(0);
  });

  it.each([
    [403, 'refused'],
    [503, 'unreachable'],
  ])('HTTP %d: %s, and no secret in the error', async (status, trouble) => {
    const store = keyVault();
    await store.put('refresh', { value: 's3cr3t', madeAt: at(1) });
    vault.fail(status);
    const failure: unknown = await store
      .replace('refresh', 's3cr3t', { value: 's3cr3t-2', madeAt: at(2) })
      .catch((error) => error);
    expect(failure).toMatchObject({ name: 'SecretStoreError', trouble });
    expect(JSON.stringify([failure, String(failure), (failure as Error).cause ?? ''])).not.toContain('s3cr3t');
  });

  it('nothing is reached before the first secret is asked for', () => {
    expect(openSecretStore({ kind: 'keyvault', url: 'https://nowhere.vault.azure.net' }).kind).toBe('keyvault');
  });
});
