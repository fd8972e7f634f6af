import type { ExportedEntry } from '../export/exportRecord';
import { textHash } from '../textHash';

/** Every hash of a text has its text or says that it was erased, and no text is there that the entry does not know. */
export function checkTexts({ format, event, texts = {} }: ExportedEntry): readonly string[] {
  // Old entries hold their texts, and their own hash covers them.
  if (format === undefined) return Object.keys(texts).length === 0 ? [] : ['texts were added to it.'];
  const hashes = new Map(hashesIn(event));
  return [
    ...[...hashes].flatMap(([place, hash]) => {
      const text = Object.hasOwn(texts, place) ? texts[place] : undefined;
      if (text === undefined) return [`the text ${place} was removed.`];
      if ('erasedAt' in text) return 'text' in text ? [`the text ${place} is said to be erased, and is there.`] : [];
      return textHash(text.salt, text.text) === hash ? [] : [`the text ${place} was changed: its hash does not fit.`];
    }),
    ...Object.keys(texts)
      .filter((place) => !hashes.has(place))
      .map((place) => `the text ${place} was added.`),
  ];
}

function hashesIn(value: unknown, place: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('textHash' in value && typeof value.textHash === 'string') return [[place.join('.'), value.textHash]];
  return Object.entries(value).flatMap(([key, inner]) => hashesIn(inner, [...place, key]));
}
