import { setTimeout as sleep } from 'node:timers/promises';
import { type Secret, type SecretStore, SecretStoreError } from './secretStore';

const load = () => import('@azure/keyvault-secrets');
type Client = InstanceType<Awaited<ReturnType<typeof load>>['SecretClient']>;
type ClientParameters = ConstructorParameters<Awaited<ReturnType<typeof load>>['SecretClient']>;

/** Tag on each version that this product writes: when its value was made. */
const madeAtTag = 'madeAt';
/** So often a value is put on top that is not there after it was written. */
const mostPuts = 4;
/** Longer than another instance takes from its look at a value to its write. */
const settleMs = 1_500;

export interface KeyVaultOptions {
  /** For example `https://your-vault.vault.azure.net`. */
  readonly url: string;
  /** In place of `DefaultAzureCredential`. */
  readonly credential?: ClientParameters[1];
  readonly client?: ClientParameters[2];
  readonly settleMs?: number;
}

/**
 * Secrets in Azure Key Vault, reached with a managed identity or whatever else `DefaultAzureCredential` finds. The vault
 * writes without conditions, and which of two versions of one second is the current one is documented nowhere: after a
 * write the current one is read, and the value put again should it be another. What a person puts is looked at once more
 * when every write that had begun before is over. Every version stays in the vault.
 */
export function createKeyVaultStore(options: KeyVaultOptions): SecretStore {
  let made: Promise<Client> | undefined;
  const client = () => {
    made ??= createClient(options);
    return made;
  };

  async function read(name: string): Promise<Secret | undefined> {
    const vault = await client();
    const found = await calling(() => vault.getSecret(name), 'absent');
    return found === 'absent' ? undefined : secretOf(found);
  }

  async function set(name: string, secret: Required<Secret>): Promise<void> {
    const vault = await client();
    await calling(() => vault.setSecret(name, secret.value, { tags: { [madeAtTag]: secret.madeAt } }));
  }

  /** Written until it is the current one, or one is that `stays`. Answers whether it is. */
  async function setOnTop(name: string, secret: Required<Secret>, stays: (top: string | undefined) => boolean) {
    for (let puts = 0; puts < mostPuts; puts += 1) {
      await set(name, secret);
      const top = (await read(name))?.value;
      if (top === secret.value) return true;
      if (stays(top)) return false;
    }
    throw new SecretStoreError('unreachable', 'Key Vault does not show what was written to it');
  }

  return {
    kind: 'keyvault',
    writable: true,
    read,
    async put(name, secret) {
      const never = () => false;
      await setOnTop(name, secret, never);
      await sleep(options.settleMs ?? settleMs);
      if ((await read(name))?.value !== secret.value) await setOnTop(name, secret, never);
      return 'written';
    },
    async replace(name, before, secret) {
      if ((await read(name))?.value !== before) return 'changed';
      return (await setOnTop(name, secret, (top) => top !== before)) ? 'written' : 'changed';
    },
  };
}

/** Loaded when first needed: most installations never do. */
async function createClient({ url, credential, client = {} }: KeyVaultOptions): Promise<Client> {
  const { SecretClient } = await load();
  if (credential !== undefined) return new SecretClient(url, credential, client);
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new SecretClient(url, new DefaultAzureCredential(), client);
}

const secretOf = ({ value, properties }: Awaited<ReturnType<Client['getSecret']>>): Secret | undefined => {
  const madeAt = properties.tags?.[madeAtTag];
  return value === undefined ? undefined : { value, ...(madeAt === undefined ? {} : { madeAt }) };
};

/** The vault's errors can repeat requests: only the status is passed on. */
async function calling<T>(work: () => Promise<T>): Promise<T>;
async function calling<T>(work: () => Promise<T>, absent: 'absent'): Promise<T | 'absent'>;
async function calling<T>(work: () => Promise<T>, absent?: 'absent'): Promise<T | 'absent'> {
  try {
    return await work();
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 && absent !== undefined) return absent;
    if (status === 401 || status === 403 || isWithoutIdentity(error)) {
      throw new SecretStoreError('refused', `Key Vault refused access (${status ?? 'no identity'})`);
    }
    throw new SecretStoreError('unreachable', `Key Vault did not answer usefully (${status ?? 'no answer'})`);
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

/** No credential of `DefaultAzureCredential` was at hand, or the one that was is not accepted. */
const isWithoutIdentity = (error: unknown): boolean =>
  error instanceof Error && /^(CredentialUnavailable|AggregateAuthentication|Authentication)/u.test(error.name);
