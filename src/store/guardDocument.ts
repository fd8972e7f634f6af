import { encodeId } from './encodeId';
import { maxDocumentBytes, type StoredDocument, StoreRefusal } from './store';

const maxPkCharacters = 100;
const maxIdCharacters = 200;
const maxTypeCharacters = 100;

/** Names that Cosmos DB gives to fields of its own in every document; ours would be overwritten or act as a command. */
export const reservedFields = ['_rid', '_self', '_ts', '_etag', '_attachments', '_lsn', 'ttl'] as const;

// One spelling only: instants are compared as text, and "…00Z" would sort after "…00.500Z".
const canonicalInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const loneSurrogate = /\p{Surrogate}/u;

/** A key in the form that the databases hold. */
export interface EncodedKey {
  readonly pk: string;
  readonly id: string;
}

/** A document that may be written: its encoded key, and its JSON, which is what gets stored. */
export interface GuardedDocument extends EncodedKey {
  readonly json: string;
}

/** Encodes a key; throws {@link StoreRefusal} `badKey` for one that no document can have. */
export function guardKey(pk: string, id: string): EncodedKey {
  return { pk: guardPk(pk), id: guardText('id', id, maxIdCharacters) };
}

/** Encodes a partition key; throws {@link StoreRefusal} `badKey` for one that no document can have. */
export function guardPk(pk: string): string {
  return guardText('pk', pk, maxPkCharacters);
}

/** Throws {@link StoreRefusal} unless the document may be written by a program that knows versions up to `newestVersion`. */
export function guardDocument(doc: StoredDocument, newestVersion: number): GuardedDocument {
  const key = guardKey(doc.pk, doc.id);
  guardText('type', doc.type, maxTypeCharacters);
  guardInstant('due', doc.due);
  guardInstant('expiresAt', doc.expiresAt);
  for (const field of reservedFields) {
    if (Object.hasOwn(doc, field)) throw new StoreRefusal('badKey', `the field name ${field} is reserved`);
  }
  if (!Number.isInteger(doc.v) || doc.v < 1) throw new StoreRefusal('badKey', `v is not a version: ${doc.v}`);
  if (doc.v > newestVersion) {
    throw new StoreRefusal('newerVersion', `version ${doc.v} of ${doc.type} is newer than ${newestVersion}`);
  }
  const json = JSON.stringify(doc);
  const bytes = Buffer.byteLength(json);
  if (bytes > maxDocumentBytes) {
    throw new StoreRefusal('tooLarge', `${doc.type} takes ${bytes} bytes, more than ${maxDocumentBytes}`);
  }
  return { ...key, json };
}

function guardText(name: string, text: string, maxCharacters: number): string {
  if (typeof text !== 'string' || text === '') throw new StoreRefusal('badKey', `${name} is empty`);
  if (text.length > maxCharacters) {
    throw new StoreRefusal('badKey', `${name} has ${text.length} characters, more than ${maxCharacters}`);
  }
  if (loneSurrogate.test(text)) throw new StoreRefusal('badKey', `${name} is not well-formed text`);
  return encodeId(text);
}

function guardInstant(name: string, instant: string | undefined): void {
  if (instant === undefined) return;
  if (typeof instant !== 'string' || !canonicalInstant.test(instant) || Number.isNaN(Date.parse(instant))) {
    throw new StoreRefusal('badKey', `${name} is not an instant as Date.toISOString() writes it`);
  }
}
