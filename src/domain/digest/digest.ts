import { type Change, type Direction, directionOf } from './change';

/** What one digest says, as it was when it was made: names and numbers, no sentence of any language. */
export interface Digest {
  /** The Friday, YYYY-MM-DD, of the week it was made for. */
  readonly week: string;
  /** ISO 8601 UTC instants: it tells what came after the first and up to the second. */
  readonly since: string;
  readonly until: string;
  /** All changes, and the customers they are about. */
  readonly total: number;
  readonly customers: number;
  readonly parts: Readonly<Record<Direction, DigestPart>>;
  readonly waits: Waits;
}

/** The changes of one direction: how many, and the newest of them. */
export interface DigestPart {
  readonly count: number;
  readonly shown: readonly Change[];
}

/** What waits for a person when the digest is made, on the reader's own side and on the other. */
export interface Waits {
  readonly own: number;
  readonly others: number;
}

/** Lines of one direction that a card shows; the rest is counted. */
const mostShown = 6;

/** What changed in a period; undefined when nothing did, and then there is nothing to send. */
export function digestOf(
  all: readonly Change[],
  period: Pick<Digest, 'week' | 'since' | 'until'>,
  waits: Waits,
): Digest | undefined {
  const changed = all
    .filter(({ at }) => at > period.since && at <= period.until)
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  if (changed.length === 0) return undefined;
  const part = (direction: Direction): DigestPart => {
    const found = changed.filter(({ step }) => directionOf(step) === direction);
    return { count: found.length, shown: found.slice(0, mostShown) };
  };
  const customers = new Set(changed.flatMap(({ customerId, customer }) => customerId ?? customer ?? []));
  return {
    ...period,
    total: changed.length,
    customers: customers.size,
    parts: { forward: part('forward'), stopped: part('stopped'), begun: part('begun') },
    waits,
  };
}
