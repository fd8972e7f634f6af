import type { Transfer } from '../../domain/customer/transfer';
import type { StoredDocument } from '../store';

/**
 * Resolves a transfer's card id inside the reader's own partition (`pk` is the reader's tenant), and carries what this
 * reader may see of it. No pointer, no object. It stays after the transfer ended, so that a late click hears why.
 */
export interface PointerDocument extends StoredDocument {
  readonly type: 'pointer';
  readonly partnerTenant: string;
  readonly customerId: string;
  readonly n: number;
  /** Revision of the aggregate the projection was made from; only a newer one replaces it. */
  readonly revision: number;
  readonly open: boolean;
  readonly projection: Transfer;
  readonly listed?: boolean;
}

export const pointerDocumentId = (pointer: string): string => `pointer:${pointer}`;
