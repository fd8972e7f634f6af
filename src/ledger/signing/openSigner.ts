import { createFileSigner } from './fileSigner';
import { createKeyVaultSigner } from './keyVaultSigner';
import type { LedgerSigner } from './ledgerSigner';

export type LedgerKeyConfig =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'keyvault'; readonly url: string; readonly name: string };

/** The configured key. Nothing is made or reached before the first export. */
export const openSigner = (config: LedgerKeyConfig): LedgerSigner =>
  config.kind === 'file' ? createFileSigner(config.file) : createKeyVaultSigner(config);
