import { thingId } from '../ids';
import type { TransferInput } from './inputs';
import { type Link, link } from './links';
import type { Viewer } from './viewer';
import type { Words } from './words';

/** Partner's side: a new request to the same provider, where this one has left something behind. */
export function newRequestLink(words: Words, input: TransferInput, viewer: Viewer): readonly Link[] {
  const { customerId, transfer } = input;
  if (viewer.side !== 'partner' || customerId === undefined) return [];
  const id = thingId({ kind: 'transferDraft', customerId, provider: transfer.provider });
  return [link(words, 'transferDraft', id, 'button.newRequest')];
}
