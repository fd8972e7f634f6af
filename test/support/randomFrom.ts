/** Random choices that a seed repeats (mulberry32). */
export interface RandomChoices {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to one less than this. */
  below(limit: number): number;
  /** One of them; throws when there is none. */
  of<T>(some: readonly T[]): T;
  /** One key, each as likely as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

export function randomFrom(seed: number): RandomChoices {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    of: (some) => {
      const chosen = some[below(some.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const keys = Object.keys(weights) as K[];
      let left = next() * keys.reduce((sum, key) => sum + weights[key], 0);
      for (const key of keys) {
        left -= weights[key];
        if (left < 0) return key;
      }
      throw new Error('nothing to choose from');
    },
  };
}
