import { createEnvironmentStore } from './environmentStore';
import { createFileStore } from './fileStore';
import { createKeyVaultStore } from './keyVaultStore';
import type { SecretStore } from './secretStore';

export type SecretsConfig =
  | { readonly kind: 'environment' }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'keyvault'; readonly url: string };

/** The configured secret store. Nothing is read or reached before the first secret is asked for. */
export function openSecretStore(
  config: SecretsConfig,
  env: Readonly<Record<string, string | undefined>> = process.env,
): SecretStore {
  switch (config.kind) {
    case 'environment':
      return createEnvironmentStore(env);
    case 'file':
      return createFileStore(config.file);
    case 'keyvault':
      return createKeyVaultStore({ url: config.url });
  }
}
