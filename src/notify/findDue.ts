import { type Clock, instant } from '../clock';
import type { Store } from '../store/store';
import type { CardRef } from './wantCard';

/** Rows of a page; a full one says that there is more. */
const pageRows = 200;
/** The next page is read while so many of a tenant still wait in line here. */
const refillBelow = 100;

interface FindDueDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Everybody whose people get cards. */
  readonly tenants: () => readonly string[];
}

/** Finds the cards that are due, a page at a time, so that instances share a great many of them. */
export interface FindDue {
  sweep(): Promise<readonly CardRef[]>;
  /** The tenant's next page, when there is one and `waiting` cards of it are few. */
  more(tenantId: string, waiting: number): Promise<readonly CardRef[]>;
}

/**
 * One read across all tenants finds what is due. Only when that page is full are tenants asked one by one, so that
 * what one of them has to wait for hides nothing of the others.
 */
export function createFindDue({ store, clock, tenants }: FindDueDeps): FindDue {
  /** Tenants with more than a page. */
  const crowded = new Set<string>();
  const reading = new Set<string>();

  async function pageOf(tenantId: string): Promise<readonly CardRef[]> {
    const page = await store.due('cards', instant(clock), pageRows, tenantId);
    if (page.length < pageRows) crowded.delete(tenantId);
    else crowded.add(tenantId);
    return shuffled(page);
  }

  return {
    async sweep() {
      const page = await store.due('cards', instant(clock), pageRows);
      if (page.length < pageRows) return page;
      const all = new Set([...tenants(), ...page.map(({ pk }) => pk)]);
      return (await Promise.all([...all].map(pageOf))).flat();
    },
    async more(tenantId, waiting) {
      if (waiting >= refillBelow || !crowded.has(tenantId) || reading.has(tenantId)) return [];
      reading.add(tenantId);
      try {
        return await pageOf(tenantId);
      } finally {
        reading.delete(tenantId);
      }
    },
  };
}

/** Two instances that read the same page begin at different ends of it. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const keyed = items.map((item) => ({ item, key: Math.random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
