import { isNewer, type Secret, type SecretStore, SecretStoreError } from './secretStore';

const load = () => import('@azure/keyvault-secrets');
type Client = InstanceType<Awaited<ReturnType<typeof load>>['SecretClient']>;
type ClientParameters = ConstructorParameters<Awaited<ReturnType<typeof load>>['SecretClient']>;

/** Tag on each version that this product writes: when its value was made. */
const madeAtTag = 'madeAt';
/** So many versions, in the vault’s own order, are looked through for one that another instance wrote at the same time. */
const versionsLookedAt = 25;

export interface KeyVaultOptions {
  /** For example `https://your-vault.vault.azure.net`. */
  readonly url: string;
  /** In place of `DefaultAzureCredential`. */
  readonly credential?: ClientParameters[1];
  readonly client?: ClientParameters[2];
}

/**
 * Secrets in Azure Key Vault, reached with a managed identity or whatever else `DefaultAzureCredential` finds. The vault
 * writes without conditions: after a write some versions are compared, and the newest value is put on top again
 * should an older one have come after it. Every version stays in the vault.
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

  async function put(name: string, secret: Required<Secret>): Promise<void> {
    const vault = await client();
    await calling(() => vault.setSecret(name, secret.value, { tags: { [madeAtTag]: secret.madeAt } }));
  }

  /** The newest by when it was made, whichever was written last. */
  async function newest(name: string): Promise<Required<Secret> | undefined> {
    const vault = await client();
    return calling(async () => {
      let best: { version: string; madeAt: string } | undefined;
      let seen = 0;
      for await (const { version, tags, enabled } of vault.listPropertiesOfSecretVersions(name)) {
        const madeAt = tags?.[madeAtTag];
        if (enabled !== false && version !== undefined && madeAt !== undefined && madeAt > (best?.madeAt ?? '')) {
          best = { version, madeAt };
        }
        seen += 1;
        if (seen >= versionsLookedAt) break;
      }
      if (best === undefined) return undefined;
      const { value } = await vault.getSecret(name, { version: best.version });
      return value === undefined ? undefined : { value, madeAt: best.madeAt };
    });
  }

  return {
    kind: 'keyvault',
    writable: true,
    read,
    async write(name, secret) {
      if (!isNewer(secret, await read(name))) return 'newerKept';
      await put(name, secret);
      const [top, best] = [await read(name), await newest(name)];
      if (best !== undefined && top !== undefined && best.madeAt > (top.madeAt ?? '')) await put(name, best);
      return best !== undefined && best.madeAt > secret.madeAt ? 'newerKept' : 'written';
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
