import type { Clock } from '../clock';
import type { Side } from '../domain/effects';
import type { Store } from '../store/store';
import { type Gathered, gather } from './gather';

/** The people of a tenant have their digest at the same hour: what is read for one serves all that come within this time. */
const sharedForMs = 60_000;

/** Reads each tenant once for everybody whose digest is made about the same time. */
export function shareGathering(deps: { readonly store: Store; readonly clock: Clock; readonly longestMs: number }) {
  const read = new Map<string, { readonly at: number; readonly gathered: Promise<Gathered> }>();

  return function gathered(tenantId: string, side: Side): Promise<Gathered> {
    const now = deps.clock.now().getTime();
    for (const [key, { at }] of read) if (Math.abs(now - at) >= sharedForMs) read.delete(key);
    const known = read.get(tenantId);
    if (known !== undefined) return known.gathered;
    const from = new Date(now - deps.longestMs).toISOString();
    const gathered = gather(deps, { tenantId, side, from });
    read.set(tenantId, { at: now, gathered });
    gathered.catch(() => read.delete(tenantId));
    return gathered;
  };
}
