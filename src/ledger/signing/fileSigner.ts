import {
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../../secrets/fileLock';
import { LedgerKeyError, type LedgerSigner, publicKeyOf } from './ledgerSigner';

/**
 * A key in a PEM file of mode 600, made at first use; its public half stands beside it as `<file>.pub`. A file that others
 * may read is refused.
 */
export function createFileSigner(file: string): LedgerSigner {
  let kept: Promise<KeyObject> | undefined;
  const secret = (): Promise<KeyObject> => {
    kept ??= readOrMake(file).catch((error: unknown) => {
      kept = undefined;
      throw error instanceof LedgerKeyError ? error : new LedgerKeyError(`${file} cannot be used (${codeOf(error)})`);
    });
    return kept;
  };
  return {
    key: async () => publicKeyOf(createPublicKey(await secret())),
    begin() {
      const signing = createSign('sha256');
      return {
        update: (chunk) => void signing.update(chunk),
        finish: async () => signing.sign({ key: await secret(), dsaEncoding: 'ieee-p1363' }),
      };
    },
  };
}

async function readOrMake(file: string): Promise<KeyObject> {
  const pem = (await contentOf(file)) ?? (await make(file));
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new LedgerKeyError(`${file} is not a P-256 key`);
  return key;
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(file);
    // Windows has no such bits; there the directory's access list counts.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new LedgerKeyError(`${file} can be read by other accounts (mode ${(mode & 0o777).toString(8)})`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and linked into place, so that of several processes that start together one key stands, and whole. */
async function make(file: string): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const beside = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const made = await open(beside, 'wx', 0o600);
  try {
    await made.writeFile(String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    await made.sync();
  } finally {
    await made.close();
  }
  try {
    await link(beside, file);
    await writeFile(`${file}.pub`, publicKeyOf(publicKey).pem, { mode: 0o644 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(beside);
  }
  return readFile(file, 'utf8');
}
