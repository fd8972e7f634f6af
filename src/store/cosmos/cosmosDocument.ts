import { decodeId } from '../encodeId';
import { type GuardedDocument, reservedFields } from '../guardDocument';
import type { StoredDocument, Versioned } from '../store';

/** A document as Cosmos DB holds it: `pk` and `id` encoded, and fields of its own beside ours. */
export interface CosmosDocument {
  readonly pk: string;
  readonly id: string;
  readonly expiresAt?: string;
  readonly _etag: string;
  readonly [field: string]: unknown;
}

// The account deletes by its own clock; the store's clock must have called the document expired well before.
const clockSkewSeconds = 300;

/** What to send to Cosmos DB for a document. `ttl` only has expired documents cleaned up. */
export function toCosmos(guarded: GuardedDocument, now: Date): { id: string; [field: string]: unknown } {
  const doc = JSON.parse(guarded.json) as StoredDocument;
  const body = { ...doc, pk: guarded.pk, id: guarded.id };
  if (doc.expiresAt === undefined) return body;
  const secondsLeft = Math.ceil((Date.parse(doc.expiresAt) - now.getTime()) / 1_000);
  return { ...body, ttl: Math.max(0, secondsLeft) + clockSkewSeconds };
}

/** The document that was stored, with its etag. */
export function fromCosmos<D extends StoredDocument>(found: CosmosDocument): Versioned<D> {
  const doc: Record<string, unknown> = { ...found, pk: decodeId(found.pk), id: decodeId(found.id) };
  for (const field of reservedFields) delete doc[field];
  return { doc: doc as unknown as D, etag: etagOf(found._etag, found.expiresAt) };
}

/** Whether the document counts as missing. */
export function hasExpired(expiresAt: string | undefined, now: Date): boolean {
  return expiresAt !== undefined && expiresAt <= now.toISOString();
}

/**
 * The etag we hand out also says when that version expires, so that a replace can refuse to bring an expired document back
 * without reading it first.
 */
export function etagOf(cosmosEtag: string, expiresAt: string | undefined): string {
  return `${expiresAt ?? ''}|${cosmosEtag}`;
}

/**
 * The two halves of {@link etagOf}. Cosmos DB takes an empty condition and `*` for "any version", which nobody may ask
 * for: those become undefined, an etag that no version has.
 */
export function splitEtag(etag: string): { cosmosEtag: string | undefined; expiresAt: string | undefined } {
  const bar = etag.indexOf('|');
  const cosmosEtag = bar < 0 ? '' : etag.slice(bar + 1).trim();
  const expiresAt = etag.slice(0, Math.max(bar, 0));
  const anyVersion = ['', '*', '"*"'].includes(cosmosEtag);
  return { cosmosEtag: anyVersion ? undefined : cosmosEtag, expiresAt: expiresAt === '' ? undefined : expiresAt };
}
