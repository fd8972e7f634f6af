/**
 * Keys as the databases hold them. Cosmos DB refuses `/ \ ? #` in an id and trips over control characters, trailing
 * spaces and what a URL would normalise (`.` and `..`); SQLite's text stops at a NUL. So both stores hold every `pk` and
 * `id` encoded: letters, digits and `- _ . : @` stay as they are (a dot not in first place), and every other UTF-16 code
 * unit becomes `~` and four hexadecimal digits.
 *
 * What the rest relies on:
 * - it is reversible and case-sensitive, so different ids stay different;
 * - it works unit by unit, so the encoded prefix of an id is the prefix of the encoded id;
 * - 200 characters become at most 1,000 ASCII bytes, below Cosmos DB's 1,023;
 * - the result is ASCII, so every database sorts it alike. *This* is the order of `list`: ids made of unescaped characters
 *   come in ASCII order, and whatever needed escaping comes after them.
 */

const unsafeUnit = /^\.|[^0-9A-Za-z\-_.:@]/g;
const escapedUnit = /~([0-9A-F]{4})/g;

/** The form of a key (or of a prefix of one) that the databases hold. */
export function encodeId(id: string): string {
  return id.replace(unsafeUnit, (unit) => `~${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** The key that {@link encodeId} was given. */
export function decodeId(encoded: string): string {
  return encoded.replace(escapedUnit, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
