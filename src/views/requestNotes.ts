import type { Transfer } from '../domain/customer/transfer';
import type { Words } from './words';

/** Most changed quantities that are named one by one. */
const mostChanges = 4;

/** What is special about a request, for the customer's page: changed quantities, why it was rejected, what did not move. */
export function requestNotes(words: Words, transfer: Transfer): readonly string[] {
  const notes: string[] = [];
  if ('drift' in transfer) {
    for (const { name, requested, live, became } of (transfer.drift ?? []).slice(0, mostChanges)) {
      notes.push(words.say(`transfer.drift.${became ?? 'quantity'}`, { name, requested, live }));
    }
  }
  if (transfer.status === 'rejected') {
    const { reason, comment } = transfer;
    if (reason !== undefined) {
      notes.push(words.say('transfer.reason', { reason: words.raw(`rejectReason.${reason}`) }));
    }
    if (comment !== undefined) notes.push(words.say('transfer.comment', { comment }));
    notes.push(words.say('transfer.freeAgain'));
  }
  if (transfer.status === 'finished' && transfer.missing !== undefined && transfer.missing !== '') {
    notes.push(words.say('transfer.missingNoted', { missing: transfer.missing }));
  }
  if ('outcomes' in transfer && transfer.outcomes.some((one) => one.outcome === 'failed')) {
    const moved = transfer.outcomes.filter((one) => one.outcome === 'complete').length;
    notes.push(words.say('transfer.partly', { moved, count: transfer.outcomes.length }));
  }
  return notes;
}
