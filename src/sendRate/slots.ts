/** Teams counts by the second. */
const windowMs = 1_000;

/**
 * Places for calls: one call at a time, and the next not before a second has passed since the answer to the last.
 *
 * Why no second, wherever it begins, sees more calls than there are places: Teams counts a call between its departure
 * and its answer. Two calls of one place are therefore counted at least a second apart, so of each place at most one falls
 * into any (half-open) second. It needs no assumption about how long calls take or how punctual timers are. What it
 * costs: a place makes one call in a second and the time of an answer.
 */
export interface Slots {
  /** Undefined when no place is free within `leadMs`; otherwise when it is, in milliseconds of `now`. */
  take(now: number, leadMs: number): Slot | undefined;
  /** Places in use: by a call, or by the second after it. */
  busy(now: number): number;
  /** When the next place is free; Infinity when all are held by calls, or there is none. */
  nextFree(): number;
  /** How many there are to be. What is in use goes only when it is free. */
  resize(places: number, now: number): void;
}

export interface Slot {
  /** Not to leave before. */
  readonly from: number;
  /** The answer is here, or is not waited for any more. */
  release(now: number): void;
  /** No call was made. */
  giveBack(): void;
}

export function createSlots(): Slots {
  /** When each place is free: Infinity during a call. */
  let places: { freeAt: number }[] = [];
  let wanted = 0;

  const dropSpare = (now: number) => {
    while (places.length > wanted) {
      const idle = places.findIndex((place) => place.freeAt <= now);
      if (idle < 0) return;
      places.splice(idle, 1);
    }
  };
  /** Places that are not on their way out, the longest free first. */
  const usable = (): { freeAt: number } | undefined => {
    if (places.length > wanted) return undefined;
    return places.reduce<{ freeAt: number } | undefined>(
      (best, place) => (best === undefined || place.freeAt < best.freeAt ? place : best),
      undefined,
    );
  };

  return {
    take(now, leadMs) {
      dropSpare(now);
      const place = usable();
      if (place === undefined || place.freeAt - leadMs > now) return undefined;
      const from = place.freeAt;
      place.freeAt = Number.POSITIVE_INFINITY;
      return {
        from,
        release: (at) => {
          place.freeAt = at + windowMs;
        },
        giveBack: () => {
          place.freeAt = from;
        },
      };
    },
    busy: (now) => places.filter((place) => place.freeAt > now).length,
    nextFree: () => usable()?.freeAt ?? Number.POSITIVE_INFINITY,
    resize(count, now) {
      wanted = count;
      dropSpare(now);
      while (places.length < count) places.push({ freeAt: now });
      places = [...places];
    },
  };
}
