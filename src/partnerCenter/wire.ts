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
