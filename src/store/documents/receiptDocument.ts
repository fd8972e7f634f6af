import type { Addressed } from '../../receipt';
import type { StoredDocument } from '../store';

/**
 * What became of one turn of the provider's: whom at the provider it was for, and how far that got. `pk` is the partner's tenant, the
 * sender's; names of the provider's people do not stand here.
 */
export interface ReceiptDocument extends StoredDocument, Addressed {
  readonly type: 'receipt';
  /** Revision of the aggregate that made it the provider's turn; a later turn starts anew. */
  readonly revision: number;
  /** What the sender's own card is about. */
  readonly senderSubject: string;
  /** Entra id of who asked; absent: nobody in particular. */
  readonly sender?: string;
  /** Meant as well, but muted or out of reach when it was sent: told after all once they are back. */
  readonly unreached?: readonly string[];
  /** Spoken by all of those addressed, as far as they said. */
  readonly language?: 'en' | 'fr';
}

export const receiptId = (subject: string): string => `receipt:${subject}`;
