import fc from 'fast-check';
import { nastyValue } from './nasty';

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

/** One change to an activity: which of its places, what happens there. */
export interface Mutation {
  /** Chooses the place, whatever their number. */
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add' | 'wrap' | 'shout' | 'swap';
  readonly value: unknown;
}

const names = ['__proto__', 'constructor', 'id', 'version', 'roles', 'tenantId', 'world', 'inPortal', 'extra'];

export const mutation = (): fc.Arbitrary<Mutation> =>
  fc.record({
    at: fc.nat(1_000_000),
    how: fc.oneof(
      { weight: 6, arbitrary: fc.constant('replace' as const) },
      { weight: 3, arbitrary: fc.constant('remove' as const) },
      { weight: 2, arbitrary: fc.constant('add' as const) },
      { weight: 1, arbitrary: fc.constant('wrap' as const) },
      { weight: 1, arbitrary: fc.constant('shout' as const) },
      { weight: 2, arbitrary: fc.constant('swap' as const) },
    ),
    value: nastyValue(),
  });

/** The activity with the change in it. `swap` puts what stands at another place there, as ids do that are mixed up. */
export function mutated(activity: unknown, { at, how, value }: Mutation): unknown {
  const places = placesOf(activity);
  const place = places[at % places.length];
  if (place === undefined || place.length === 0) return value;
  switch (how) {
    case 'remove':
      return changed(activity, place, () => undefined);
    case 'wrap':
      return changed(activity, place, (old) => [old]);
    case 'shout':
      return changed(activity, place, (old) => (typeof old === 'string' ? old.toUpperCase() : String(old)));
    case 'swap':
      return changed(activity, place, () => valueAt(activity, places[(at * 7 + 3) % places.length] ?? []));
    case 'add':
      return changed(activity, place, (old) =>
        isObject(old) ? withOwn(old, names[at % names.length] ?? 'x', value) : value,
      );
    default:
      return changed(activity, place, () => value);
  }
}

/** Also `__proto__` becomes a field of its own, as it is in JSON. */
function withOwn(object: Json, name: string, value: unknown): Json {
  const copy = { ...object };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Every place of a value, itself first. */
export function placesOf(value: unknown, at: Path = []): readonly Path[] {
  const inner = Array.isArray(value)
    ? value.slice(0, 20).flatMap((one, index) => placesOf(one, [...at, index]))
    : isObject(value)
      ? Object.keys(value).flatMap((key) => placesOf(value[key], [...at, key]))
      : [];
  return [at, ...inner];
}

/** A copy with another value at the place; undefined takes it away. */
export function changed(value: unknown, [key, ...rest]: Path, to: (old: unknown) => unknown): unknown {
  if (key === undefined) return to(value);
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    const next = changed(copy[Number(key)], rest, to);
    if (next === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = next;
    return copy;
  }
  if (!isObject(value)) return value;
  const next = changed(value[String(key)], rest, to);
  if (next !== undefined) return withOwn(value, String(key), next);
  const { [String(key)]: _gone, ...kept } = value;
  return kept;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) || Array.isArray(inner) ? (inner as Json)[key] : inner), value);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
