import type { Transfer } from '../domain/customer/transfer';
import { thingId } from '../ids';
import { type Link, link } from './links';
import type { TransferInput } from './transferInputs';
import type { Viewer } from './viewer';
import type { Words } from './words';

/** Partner's side: a new request to the same provider, prefilled with what this one left behind (A.3-8, A.3-16). */
export function newRequestLink(words: Words, input: TransferInput, viewer: Viewer): readonly Link[] {
  const { customerId, transfer } = input;
  if (viewer.side !== 'partner' || customerId === undefined) return [];
  const id = thingId({ kind: 'transferDraft', customerId, provider: transfer.provider, after: transfer.n });
  const { key, count } = titleOf(transfer);
  return [link(words, 'transferDraft', id, key, { count })];
}

function titleOf(transfer: Transfer): { readonly key: string; readonly count: number } {
  if (transfer.status === 'rejected') return { key: 'button.resend', count: transfer.lines.length };
  const count = 'outcomes' in transfer ? transfer.outcomes.filter((one) => one.outcome === 'failed').length : 0;
  return count > 0 ? { key: 'button.retryFailed', count } : { key: 'button.newRequest', count };
}
