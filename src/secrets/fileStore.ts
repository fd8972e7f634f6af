import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isNewer, type Secret, type SecretStore, SecretStoreError } from './secretStore';

/** A value alone is one that a person wrote into the file. */
const fileSchema = z.record(
  z.string(),
  z.union([
    z.string().transform((value): Secret => ({ value })),
    z.object({ value: z.string(), madeAt: z.string().optional() }).transform(
      ({ value, madeAt }): Secret => ({
        value,
        ...(madeAt === undefined ? {} : { madeAt }),
      }),
    ),
  ]),
);
type Secrets = z.infer<typeof fileSchema>;

/** A writer is done within milliseconds; an older lock was left by a crash. */
const lockStaleMs = 5_000;
const lockWaitMs = 8_000;

/**
 * Secrets in one JSON file of mode 600, in a directory that is made with mode 700. A file that others may read is
 * refused. Writers take turns, and replace the file as a whole.
 */
export function createFileStore(path: string): SecretStore {
  async function read(): Promise<Secrets> {
    const text = await contentOf(path);
    if (text === undefined) return {};
    const parsed = fileSchema.safeParse(parse(text));
    // What the parser says could repeat the content.
    if (!parsed.success) throw new SecretStoreError('unreadable', `${path} is not a JSON object of secrets`);
    return parsed.data;
  }

  return {
    kind: 'file',
    writable: true,
    read: async (name) => {
      const secrets = await read();
      return Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    },
    write: (name, secret) =>
      withLock(path, async () => {
        const secrets = await read();
        const stored = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
        if (!isNewer(secret, stored)) return 'newerKept';
        await replace(path, JSON.stringify({ ...secrets, [name]: secret }, undefined, 2));
        return 'written';
      }),
  };
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    // Windows has no such bits; there the directory's access list counts.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new SecretStoreError('open', `${path} can be read by other accounts (mode ${(mode & 0o777).toString(8)})`);
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof SecretStoreError) throw error;
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new SecretStoreError('unreadable', `${path} cannot be read (${codeOf(error)})`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All or nothing: written beside it, forced to disk, then renamed over it. */
async function replace(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw new SecretStoreError('unreadable', `${path} cannot be written (${codeOf(error)})`);
  }
}

async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  const giveUpAt = Date.now() + lockWaitMs;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new SecretStoreError('unreadable', `The directory of ${path} cannot be made (${codeOf(error)})`);
  }
  while (!(await take(lock))) {
    if (Date.now() > giveUpAt) throw new SecretStoreError('unreadable', `${lock} is held by another process`);
    await sleep(10 + Math.random() * 20);
  }
  try {
    return await work();
  } finally {
    await unlink(lock).catch(() => undefined);
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new SecretStoreError('unreadable', `${lock} cannot be made (${codeOf(error)})`);
    const left = await stat(lock).catch(() => undefined);
    if (left !== undefined && Date.now() - left.mtimeMs > lockStaleMs) await unlink(lock).catch(() => undefined);
    return false;
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown';
