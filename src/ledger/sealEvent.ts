import type { LedgerEntry, LedgerText } from '../store/documents/ledgerDocument';
import { eventFields } from './eventFields';
import { newSalt, textHash } from './textHash';

type Event = LedgerEntry['event'];
type Texts = Record<string, LedgerText>;

export interface SealedEvent {
  /** The event with `{ textHash }` in place of every personal text. */
  readonly event: Event;
  /** The texts with their salts, by their place in the event. */
  readonly texts: Readonly<Texts>;
}

/** Takes the personal texts out of an event. Each gets a salt of its own, so that equal texts have unequal hashes. */
export function sealEvent(event: { readonly type: string }): SealedEvent {
  const texts: Texts = {};
  const classes = (eventFields as Readonly<Record<string, unknown>>)[event.type];
  return { event: seal(event, classes, [], texts) as Event, texts };
}

function seal(value: unknown, classes: unknown, place: readonly string[], texts: Texts): unknown {
  if (classes === 'words' || classes === 'others') {
    if (typeof value === 'string') {
      const salt = newSalt();
      texts[place.join('.')] = { class: classes, salt, text: value };
      return { textHash: textHash(salt, value) };
    }
  }
  if (Array.isArray(value)) return value.map((item, index) => seal(item, classes, [...place, String(index)], texts));
  if (!isObject(value) || !isObject(classes)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      Object.hasOwn(classes, key) ? seal(inner, classes[key], [...place, key], texts) : inner,
    ]),
  );
}

/** The event as it was, as far as its texts are still there; `erased` stands in place of those that are not. */
export function openEvent(event: Event, texts: Readonly<Record<string, LedgerText>>, erased: unknown): Event {
  const open = (value: unknown, place: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => open(item, [...place, String(index)]));
    if (!isObject(value)) return value;
    if (typeof value.textHash === 'string') {
      const found = texts[place.join('.')];
      return found !== undefined && 'text' in found ? found.text : erased;
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner, [...place, key])]));
  };
  return open(event, []) as Event;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
