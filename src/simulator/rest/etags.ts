import { createHash } from 'node:crypto';
import { refuse } from '../answers';

/** Base64 of id and version, the form that the documented samples of subscriptions and orders decode to. */
export function versionTag(id: string, version: number): string {
  return Buffer.from(JSON.stringify({ id, version })).toString('base64');
}

/** A signed 64-bit number as text, the form of the billing profile's tag. */
export function numberTag(id: string, version: number): string {
  return String(createHash('sha256').update(`${id}:${version}`).digest().readBigInt64BE());
}

/** `If-Match` with or without the double quotes, in which it is documented. */
export function readIfMatch(header: string | undefined): string | undefined {
  return header?.trim().replace(/^"(?<tag>.*)"$/u, '$<tag>');
}

/** 400 2055, and not 412, for a tag that has been overtaken. */
export function requireCurrent(given: string, current: string): void {
  if (given !== current) throw refuse(400, 2055, 'The ETag is no longer valid.');
}
