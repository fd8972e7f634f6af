import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../views/viewer';
import { en } from './en/catalog';
import { fr } from './fr/catalog';

interface Catalog {
  readonly [key: string]: string | Catalog;
}

/** Values for the places in a message. */
export type TextArgs = Readonly<Record<string, string | number>>;

const catalogs: Readonly<Record<Language, Catalog>> = { en, fr };
const compiled = new Map<string, IntlMessageFormat>();

/** The locale whose plural rules and number forms a language uses. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr-FR' };

/** The sentence under a dotted key, in a language. A missing key or argument is a mistake of the program and throws. */
export function text(language: Language, key: string, args?: TextArgs): string {
  return String(messageOf(language, key).format(args));
}

/** Whether a key that arrived as data, such as a stored explanation, has a sentence. */
export const hasText = (language: Language, key: string): boolean => find(language, key) !== undefined;

/** Every key of a catalog with its message, for tests that walk all of them. */
export function allTexts(language: Language): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  collect(catalogs[language], '', found);
  return found;
}

/** Names joined as the language joins them: "a, b or c". */
export const joinTexts = (language: Language, items: readonly string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(localeOf[language], { type }).format(items);

function messageOf(language: Language, key: string): IntlMessageFormat {
  const cacheKey = `${language}:${key}`;
  const known = compiled.get(cacheKey);
  if (known !== undefined) return known;
  const source = find(language, key);
  if (source === undefined) throw new Error(`The ${language} catalog has no text for ${key}`);
  // Angle brackets in a sentence are characters, not tags.
  const message = new IntlMessageFormat(source, localeOf[language], undefined, { ignoreTag: true });
  compiled.set(cacheKey, message);
  return message;
}

function find(language: Language, key: string): string | undefined {
  let place: string | Catalog | undefined = catalogs[language];
  for (const part of key.split('.')) {
    if (typeof place !== 'object' || !Object.hasOwn(place, part)) return undefined;
    place = place[part];
  }
  return typeof place === 'string' ? place : undefined;
}

function collect(catalog: Catalog, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(catalog)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else collect(value, `${prefix}${key}.`, into);
  }
}
