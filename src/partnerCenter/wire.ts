import { z } from 'zod';

/** Property names are lower case here: answers are folded before they are parsed. */

/** GUIDs come in either case; inside they are lower case. */
export const guid = z.string().transform((text) => text.toLowerCase());

/** Ids and codes that come as text or as number. */
export const textOrNumber = z.union([z.string(), z.number()]).transform(String);

/** Items of a collection, whether in the standard envelope or as a bare array. */
export function items<T>(item: z.ZodType<T>): z.ZodType<T[]> {
  const list = z.array(item);
  return z.union([list, z.object({ items: list }).transform((collection) => collection.items)]);
}

/** Seven fractional digits on the wire, milliseconds inside; text that is no date stays as it came. */
export function instant(text: string): string {
  const milliseconds = Date.parse(text.replace(/(\.\d{3})\d+/u, '$1'));
  return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}

/** Words as the service writes its enumerations, `extend_relationship`, whether they came so or as `ExtendRelationship`. */
export function snakeCase(word: string): string {
  return word.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '_').toLowerCase();
}
