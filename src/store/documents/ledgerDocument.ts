import type { PersonRef } from '../../domain/actor';
import type { StoredDocument } from '../store';

/** What stands in an entry in place of a personal text: SHA-256 over a salt and the text, in hex. */
export interface TextHash {
  readonly textHash: string;
}

/** One link of an aggregate's hash chain; appended to the ledger as an idempotent effect. */
export interface LedgerEntry {
  /**
   * 2: personal texts are replaced by their hashes, and the entry says whose chain it belongs to. Absent in entries written
   * by 0.3.0 and before: their event holds its texts, which can therefore not be erased.
   */
  readonly format?: 2;
  /** The partner's tenant and the aggregate's id; absent in old entries. */
  readonly partner?: string;
  readonly aggregate?: string;
  readonly seq: number;
  readonly at: string;
  /** Hash of the entry before, empty for the first. */
  readonly previous: string;
  readonly hash: string;
  readonly event: { readonly type: string; readonly [field: string]: unknown };
  readonly actor?: {
    readonly tenantId: string;
    readonly userId: string;
    readonly roles: readonly string[];
    readonly rolesReadAt: string;
  };
}

/** A personal text with the salt that its hash is made with; once erased, neither of them. */
export type LedgerText = {
  /** `words` of the person who acted; `others`: of or about somebody who does not use Passerelle. */
  readonly class: 'words' | 'others';
} & ({ readonly salt: string; readonly text: string } | { readonly erasedAt: string });

/** The personal texts of one entry, by their place in its event, such as `consent.by`. */
export interface EntryTexts {
  readonly seq: number;
  /** Who acted; absent where nobody did. */
  readonly by?: PersonRef;
  readonly texts: Readonly<Record<string, LedgerText>>;
}

/** An entry as stored. Never changed and never expiring. */
export interface LedgerEntryDocument extends StoredDocument, LedgerEntry {
  readonly type: 'ledgerEntry';
  readonly aggregate: string;
}

/** The texts of an entry as stored, beside it: all that is ever changed is that a text is erased. */
export interface LedgerTextDocument extends StoredDocument, EntryTexts {
  readonly type: 'ledgerText';
  readonly aggregate: string;
}

/** Finds entries of all of a partner's aggregates by time: the newest first, since ids sort upwards. */
export interface LedgerTimeDocument extends StoredDocument {
  readonly type: 'ledgerTime';
  readonly aggregate: string;
  readonly seq: number;
}

/** Start of the ids of what finds entries by time. */
export const ledgerTimePrefix = 'time:';

/** After every instant that will ever be written. */
const endOfTime = 9_999_999_999_999;
/** So that of entries of one moment the later ones of a chain come first. */
const endOfChain = 99_999_999;

export const ledgerTimeId = (aggregateId: string, { at, seq }: { readonly at: string; readonly seq: number }): string =>
  `${ledgerTimePrefix}${String(endOfTime - Date.parse(at)).padStart(13, '0')}:${String(endOfChain - seq).padStart(8, '0')}:${aggregateId}`;

/** Id of an entry: sorts by aggregate, then by position in its chain. */
export const ledgerEntryId = (aggregateId: string, seq: number): string =>
  `${aggregateId}:${String(seq).padStart(8, '0')}`;

/** Id of the texts of an entry: sorts behind it. */
export const ledgerTextId = (aggregateId: string, seq: number): string => `${ledgerEntryId(aggregateId, seq)}:text`;
