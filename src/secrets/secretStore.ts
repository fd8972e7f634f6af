/** A secret with the moment it was made, which tells people how long it lasts; nothing is decided by it. */
export interface Secret {
  readonly value: string;
  /** ISO 8601 UTC. Absent: put there by hand. */
  readonly madeAt?: string;
}

/** `changed`: another value stood there than the one to be replaced, and stays. `readOnly`: this store keeps nothing. */
export type WriteOutcome = 'written' | 'changed' | 'readOnly';

/**
 * Where the secrets of connections are kept. Names are 1 to 127 letters, digits and hyphens. No method puts a secret
 * into an error; all throw {@link SecretStoreError}.
 */
export interface SecretStore {
  readonly kind: 'environment' | 'file' | 'keyvault';
  /** False: {@link put} and {@link replace} keep nothing. */
  readonly writable: boolean;
  /** Undefined when there is no secret of this name. */
  read(name: string): Promise<Secret | undefined>;
  /** Keeps the secret in place of whatever is there: a person wants it so. */
  put(name: string, secret: Required<Secret>): Promise<Exclude<WriteOutcome, 'changed'>>;
  /**
   * Keeps the secret if the store still has the value `before`, so that what somebody else put there in the meantime, as a
   * new sign-in, is not lost. Whose clock is ahead does not matter.
   */
  replace(name: string, before: string, secret: Required<Secret>): Promise<WriteOutcome>;
}

export type SecretStoreTrouble = 'unreadable' | 'open' | 'unreachable' | 'refused';

/** The store cannot be used. The message names what to look at and never a secret. */
export class SecretStoreError extends Error {
  constructor(
    readonly trouble: SecretStoreTrouble,
    message: string,
  ) {
    super(message);
    this.name = 'SecretStoreError';
  }
}

/** What a name may look like in every store (the rule of Azure Key Vault). */
export const secretName = /^[0-9A-Za-z-]{1,127}$/u;
