import type { PersonRef } from '../domain/actor';

/**
 * What a text of an event is to the ledger. `plain`: ids, instants, hashes, catalog keys, names of companies and of
 * products; it stays in the entry. `words`: what the person who acted wrote; erased when that person is forgotten.
 * `others`: names and addresses of people who do not use Passerelle, and the evidence of their consent; the partner needs it
 * after the person who typed it has gone, so it is erased only when it names the one who is forgotten.
 */
export type FieldClass = 'plain' | PersonalClass;
export type PersonalClass = 'words' | 'others';

/** Instants and tenant ids by their name, wherever they stand. */
type AlwaysPlain = 'at' | 'provider';

/**
 * A class for every text inside `T`, in `T`'s own shape: a new text that has none does not compile. A closed set of words
 * (a status, a reason) can name nobody and has none, and neither has a person: people stand in events by their ids.
 */
export type FieldClasses<T> = {
  readonly [K in KeysOf<T> as K extends AlwaysPlain ? never : Needed<ClassesOf<ValueAt<T, K>>, K>]: ClassesOf<
    ValueAt<T, K>
  >;
};

type KeysOf<T> = T extends unknown ? keyof T & string : never;
type ValueAt<T, K> = T extends unknown ? (K extends keyof T ? Exclude<T[K], undefined> : never) : never;

/** A key with nothing to classify behind it is left out of the table. */
type Needed<Classes, K> = [Classes] extends [never] ? never : keyof Classes extends never ? never : K;

type ClassesOf<V> = [V] extends [string]
  ? string extends V
    ? FieldClass
    : never
  : [V] extends [readonly (infer Item)[]]
    ? ClassesOf<Item>
    : [V] extends [PersonRef]
      ? never
      : [V] extends [object]
        ? FieldClasses<V>
        : never;
