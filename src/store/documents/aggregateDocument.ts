import type { Effect } from '../../domain/effects';
import type { StoredDocument } from '../store';
import type { EntryTexts, LedgerEntry } from './ledgerDocument';

/** Work the aggregate still has to do: the domain's effects, and the ledger entries of its own commits with their texts. */
export type Work =
  | Effect
  | {
      readonly kind: 'appendLedgerEntries';
      readonly entries: readonly LedgerEntry[];
      /** Of those entries that have any. */
      readonly texts: readonly EntryTexts[];
    }
  /** As 0.3.0 left it: entries that hold their texts. */
  | { readonly kind: 'appendLedger'; readonly entries: readonly LedgerEntry[] };

/** One effect in the outbox. */
export interface OutboxItem {
  /** Deterministic: the same event always leaves the same effect id. */
  readonly id: string;
  readonly work: Work;
  /** ISO 8601 UTC instant before which it must not happen. Absent: at once. */
  readonly notBefore?: string;
  /** Advances after any response to the call that changes something, since the same MS-RequestId may replay a stored failure. */
  readonly attempt: number;
  /** Written before a call leaves: from then on it is looked up what became of it before anything is sent again. */
  readonly mayHaveLeft?: true;
  /** How often in a row it was tried without success, for whatever reason. */
  readonly failures: number;
  /** How often in a row it failed by the program's own fault; an outage neither counts nor clears. Absent: never. */
  readonly faults?: number;
  /** When a person last looked at what this watches: from then on it is read often again. */
  readonly lookedAt?: string;
  /** Given up: an alert was raised, nothing retries it, and the rest of the document goes on. */
  readonly parked?: { readonly at: string; readonly reason: string };
}

export interface Claim {
  /** Instance that works the document. */
  readonly owner: string;
  /** ISO 8601 UTC instant from which anybody may take it over. */
  readonly until: string;
}

/** An aggregate with its state, its outbox and the head of its ledger chain, saved in one conditional write. */
export interface AggregateDocument<S = unknown> extends StoredDocument {
  readonly type: 'programme' | 'customer';
  readonly state: S;
  /** Number of events so far: the revision that read models and cards carry. */
  readonly seq: number;
  /** Hash of the last ledger entry. */
  readonly head: string;
  readonly outbox: readonly OutboxItem[];
  readonly claim?: Claim;
  /** Marks the write, so that one whose answer was lost can be recognized. */
  readonly commit: string;
}

/**
 * When the sweep must look at the document: at the earliest effect that is not parked, but not while a live claim says
 * that its owner is at it. Undefined when nothing is to be done.
 */
export function dueOf(outbox: readonly OutboxItem[], claim: Claim | undefined, now: string): string | undefined {
  const [earliest] = outbox
    .filter((item) => item.parked === undefined)
    .map((item) => item.notBefore ?? now)
    .sort();
  if (earliest === undefined) return undefined;
  return claim !== undefined && claim.until > earliest ? claim.until : earliest;
}
