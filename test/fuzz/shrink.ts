import { changed, placesOf } from './mutate';

/** Takes away whatever can be taken away while it still fails; at most so many tries. */
export async function shrunk<T>(sent: T, fails: (smaller: T) => Promise<boolean>, tries = 150): Promise<T> {
  let smallest = sent;
  for (let left = tries, again = true; again; ) {
    again = false;
    for (const place of [...placesOf(smallest)].reverse()) {
      if (place.length === 0 || left === 0) continue;
      left -= 1;
      const smaller = changed(smallest, place, () => undefined) as T;
      if (await fails(smaller)) {
        smallest = smaller;
        again = true;
        break;
      }
    }
    if (left === 0) return smallest;
  }
  return smallest;
}
