import { randomBytes } from 'node:crypto';
import { open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf, withFileLock } from './fileLock';
import { type Secret, type SecretStore, SecretStoreError, type WriteOutcome } from './secretStore';

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

  const found = (secrets: Secrets, name: string) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined);
  const keep = (secrets: Secrets, name: string, secret: Secret) =>
    replaceFile(path, JSON.stringify({ ...secrets, [name]: secret }, undefined, 2));

  return {
    kind: 'file',
    writable: true,
    read: async (name) => found(await read(), name),
    put: (name, secret) =>
      withFileLock(path, async () => {
        await keep(await read(), name, secret);
        return 'written' as const;
      }),
    replace: (name, before, secret) =>
      withFileLock<WriteOutcome>(path, async () => {
        const secrets = await read();
        if (found(secrets, name)?.value !== before) return 'changed';
        await keep(secrets, name, secret);
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
async function replaceFile(path: string, text: string): Promise<void> {
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
