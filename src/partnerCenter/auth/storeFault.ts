import type { SecretStoreError, SecretStoreTrouble } from '../../secrets/secretStore';
import { ConnectionFault } from './connectionFault';
import type { Fault } from './steps';

const byTrouble: Readonly<Record<SecretStoreTrouble, Fault>> = {
  unreadable: 'secretStoreUnreadable',
  open: 'secretFileOpen',
  unreachable: 'vaultUnreachable',
  refused: 'vaultRefused',
};

/** A secret store in trouble as a fault of the connection. */
export const storeFault = (error: SecretStoreError): ConnectionFault =>
  new ConnectionFault(byTrouble[error.trouble], {}, { cause: error });
