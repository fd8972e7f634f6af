import { createHash, createPublicKey } from 'node:crypto';
import { LedgerKeyError, type LedgerSigner, type PublicKey, publicKeyOf } from './ledgerSigner';

const load = () => import('@azure/keyvault-keys');
type Library = Awaited<ReturnType<typeof load>>;
type ClientParameters = ConstructorParameters<Library['KeyClient']>;

export interface KeyVaultSignerOptions {
  /** For example `https://your-vault.vault.azure.net`. */
  readonly url: string;
  /** Name of an EC key on P-256 with the operations `sign` and `get`. */
  readonly name: string;
  /** In place of `DefaultAzureCredential`. */
  readonly credential?: ClientParameters[1];
  readonly client?: ClientParameters[2];
}

interface Reached extends PublicKey {
  sign(digest: Buffer): Promise<Buffer>;
}

/** A key that never leaves Azure Key Vault: the bytes are hashed here, the hash is signed there. */
export function createKeyVaultSigner(options: KeyVaultSignerOptions): LedgerSigner {
  let kept: Promise<Reached> | undefined;
  // The version stays the same for as long as this process runs, so that key and signature always fit.
  const reached = (): Promise<Reached> => {
    kept ??= calling(() => reach(options)).catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
  return {
    key: async () => {
      const { id, pem } = await reached();
      return { id, pem };
    },
    begin() {
      const hash = createHash('sha256');
      return {
        update: (chunk) => void hash.update(chunk),
        finish: async () => (await reached()).sign(hash.digest()),
      };
    },
  };
}

async function reach({ url, name, credential, client = {} }: KeyVaultSignerOptions): Promise<Reached> {
  const { CryptographyClient, KeyClient } = await load();
  const identity = credential ?? new (await import('@azure/identity')).DefaultAzureCredential();
  const { key, id } = await new KeyClient(url, identity, client).getKey(name);
  if (id === undefined || key?.crv !== 'P-256' || key.x === undefined || key.y === undefined)
    throw new LedgerKeyError(`the key ${name} of Key Vault is not an EC key on P-256`);
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(key.x), y: base64url(key.y) };
  const signing = new CryptographyClient(id, identity, client);
  return {
    ...publicKeyOf(createPublicKey({ key: jwk, format: 'jwk' })),
    sign: async (digest) => Buffer.from((await calling(() => signing.sign('ES256', digest))).result),
  };
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** The vault's errors can repeat requests: only the status is passed on. */
async function calling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LedgerKeyError) throw error;
    const status = error instanceof Error && 'statusCode' in error ? String(error.statusCode) : 'no answer';
    throw new LedgerKeyError(`Key Vault did not sign (${status})`);
  }
}
