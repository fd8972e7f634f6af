import { createHash } from 'node:crypto';
import type { LedgerEntry } from './store/documents/aggregateDocument';

/** JSON with sorted keys, so that equal values always have equal hashes. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Hash of an entry: SHA-256 over the previous hash and everything the entry says. */
export const ledgerHash = (entry: Omit<LedgerEntry, 'hash'>): string =>
  createHash('sha256').update(canonical(entry)).digest('hex');

/** The next link of the chain. */
export function ledgerEntry(fields: Omit<LedgerEntry, 'hash'>): LedgerEntry {
  return { ...fields, hash: ledgerHash(fields) };
}
