import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../store/documents/ledgerDocument';

/** JSON with sorted keys, so that equal values always have equal hashes. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What an entry says, without what the store says about it: the hash covers exactly this. */
export function linkOf(entry: Omit<LedgerEntry, 'hash'>): Omit<LedgerEntry, 'hash'> {
  const { format, partner, aggregate, seq, at, previous, event, actor } = entry;
  return {
    // The store gives an aggregate to old entries too, but their hash does not cover it.
    ...(format === undefined ? {} : { format, partner, aggregate }),
    seq,
    at,
    previous,
    event,
    ...(actor === undefined ? {} : { actor }),
  } as Omit<LedgerEntry, 'hash'>;
}

/** Hash of an entry: SHA-256 over the previous hash and everything the entry says. */
export const ledgerHash = (entry: Omit<LedgerEntry, 'hash'>): string =>
  createHash('sha256')
    .update(canonical(linkOf(entry)))
    .digest('hex');

/** The next link of the chain. */
export function ledgerEntry(fields: Omit<LedgerEntry, 'hash'>): LedgerEntry {
  return { ...fields, hash: ledgerHash(fields) };
}
