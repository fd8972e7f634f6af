/** A secret with the moment it was made, by which the newer of two is known. */
export interface Secret {
  readonly value: string;
  /** ISO 8601 UTC. Absent: put there by hand, and older than anything with a moment. */
  readonly madeAt?: string;
}

/** `newerKept`: the store has one made later, which stays. `readOnly`: this store cannot keep anything. */
export type WriteOutcome = 'written' | 'newerKept' | 'readOnly';

/**
 * Where the secrets of connections are kept. Names are 1 to 127 letters, digits and hyphens. No method puts a secret
 * into an error; all throw {@link SecretStoreError}.
 */
export interface SecretStore {
  readonly kind: 'environment' | 'file' | 'keyvault';
  /** False: {@link write} keeps nothing. */
  readonly writable: boolean;
  /** Undefined when there is no secret of this name. */
  read(name: string): Promise<Secret | undefined>;
  /** Keeps the newer of the given and the stored secret, also when several instances write at once. */
  write(name: string, secret: Required<Secret>): Promise<WriteOutcome>;
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

/** Whether `candidate` replaces `stored`. */
export const isNewer = (candidate: Secret, stored: Secret | undefined): boolean =>
  stored === undefined || (candidate.madeAt ?? '') >= (stored.madeAt ?? '');
