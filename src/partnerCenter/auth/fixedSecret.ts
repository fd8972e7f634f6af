import type { SecretStore } from '../../secrets/secretStore';

/** A refresh token written into the configuration of a local run. It stays as it is. */
export const fixedSecret = (value: string): SecretStore => ({
  kind: 'environment',
  writable: false,
  read: async () => ({ value }),
  put: async () => 'readOnly',
  replace: async () => 'readOnly',
});
