import type { Store } from '../store/store';
import type { ChatRef, Pass, SendGate, Urgency } from './sendGate';
import type { SendLimits } from './teamsLimits';
import { createTenantGate, type TenantGate } from './tenantGate';

export interface StoreSendGateOptions {
  readonly store: Store;
  /** This instance. */
  readonly owner: string;
  readonly limits: SendLimits;
}

/** One gate per tenant, so that what one tenant has to wait for keeps nobody in another one waiting. */
export function createStoreSendGate({ store, owner, limits }: StoreSendGateOptions): SendGate {
  const tenants = new Map<string, TenantGate>();
  let stopped = false;
  const gateOf = (tenantId: string): TenantGate => {
    const known = tenants.get(tenantId);
    if (known !== undefined) return known;
    const made = createTenantGate({ store, owner, tenantId, limits });
    tenants.set(tenantId, made);
    return made;
  };
  return {
    async enter({ tenantId, chat }: ChatRef, urgency: Urgency, patienceMs?: number): Promise<Pass | undefined> {
      return stopped ? undefined : gateOf(tenantId).enter(chat, urgency, patienceMs);
    },
    throttled({ tenantId, chat }, afterMs) {
      gateOf(tenantId).throttled(chat, afterMs);
    },
    stop() {
      stopped = true;
      for (const gate of tenants.values()) gate.stop();
    },
  };
}
