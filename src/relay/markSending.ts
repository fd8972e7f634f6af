import { instant } from '../clock';
import type { ExecuteDeps } from '../execute';
import type { AggregateDocument, OutboxItem } from '../store/documents/aggregateDocument';
import { StoreConflict } from '../store/store';
import { ClaimLost } from './handler';

/** The conditional write before a call leaves: a whole lease from now on, and the mark that something may have left. */
export async function markSending(deps: ExecuteDeps, doc: AggregateDocument, item: OutboxItem): Promise<void> {
  for (;;) {
    const loaded = await deps.store.read<AggregateDocument>('records', doc.pk, doc.id);
    const held = loaded?.doc.claim;
    const now = instant(deps.clock);
    if (loaded === undefined || (held !== undefined && held.owner !== deps.owner && held.until > now))
      throw new ClaimLost(doc.id);
    const stored = loaded.doc.outbox.find((one) => one.id === item.id);
    if (stored === undefined || !isAsSeen(stored, item)) throw new ClaimLost(doc.id);
    const outbox = loaded.doc.outbox.map((one) => (one.id === item.id ? { ...one, mayHaveLeft: true as const } : one));
    const claim = { owner: deps.owner, until: instant(deps.clock, deps.leaseMs) };
    try {
      await deps.store.replace('records', { ...loaded.doc, outbox, claim, due: claim.until }, loaded.etag);
      return;
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
    }
  }
}

/** Nobody tried it since: what was looked up before sending still holds. */
const isAsSeen = (stored: OutboxItem, seen: OutboxItem): boolean =>
  stored.parked === undefined &&
  stored.mayHaveLeft === seen.mayHaveLeft &&
  stored.attempt === seen.attempt &&
  stored.failures === seen.failures;
