import { createHash, type KeyObject } from 'node:crypto';

/** One signature under way: the bytes in their order, then the signature (ES256, r and s of 32 bytes each). */
export interface Signing {
  update(chunk: Buffer): void;
  finish(): Promise<Buffer>;
}

export interface PublicKey {
  /** SHA-256 of the DER of the key (SubjectPublicKeyInfo), in hex. */
  readonly id: string;
  /** PEM, as the verifier takes it. */
  readonly pem: string;
}

/** Signs exports. ES256 everywhere: it is what Azure Key Vault can do in every tier. */
export interface LedgerSigner {
  /** The public half; throws {@link LedgerKeyError} while the key cannot be reached. */
  key(): Promise<PublicKey>;
  begin(): Signing;
}

/** The key cannot be used. The message names what to look at and nothing of the key. */
export class LedgerKeyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LedgerKeyError';
  }
}

export function publicKeyOf(key: KeyObject): PublicKey {
  const der = key.export({ type: 'spki', format: 'der' });
  return {
    id: createHash('sha256').update(der).digest('hex'),
    pem: String(key.export({ type: 'spki', format: 'pem' })),
  };
}
