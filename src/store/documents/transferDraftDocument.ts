import type { DraftPosition } from '../../transferDraft';
import type { StoredDocument } from '../store';

/** A person's selection in a draft of several pages; gone once the request is made. `pk` is the person's tenant. */
export interface TransferDraftDocument extends StoredDocument {
  readonly type: 'transferDraft';
  readonly position: DraftPosition;
}

export const transferDraftId = (
  draft: { readonly customerId: string; readonly provider: string; readonly after?: number },
  userId: string,
): string => `transferDraft:${draft.customerId}:${draft.provider}:${draft.after ?? 0}:${userId}`;
