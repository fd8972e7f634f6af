import type { SecretStore } from './secretStore';

/** The variable of a secret: `boreal-refresh` is read from `SECRET_BOREAL_REFRESH`. */
export const variableOf = (name: string): string => `SECRET_${name.toUpperCase().replaceAll('-', '_')}`;

/**
 * Secrets from environment variables. Read-only: a new refresh token cannot be kept, so the one given ends 90 days after
 * it was made. `SECRET_<NAME>_MADE` (ISO 8601) tells when that was.
 */
export function createEnvironmentStore(env: Readonly<Record<string, string | undefined>>): SecretStore {
  return {
    kind: 'environment',
    writable: false,
    async read(name) {
      const value = env[variableOf(name)];
      if (value === undefined || value === '') return undefined;
      const made = Date.parse(env[`${variableOf(name)}_MADE`] ?? '');
      return { value, ...(Number.isNaN(made) ? {} : { madeAt: new Date(made).toISOString() }) };
    },
    put: async () => 'readOnly',
    replace: async () => 'readOnly',
  };
}
