import type { Store } from '../store/store';
import { upsert } from '../store/upsert';
import {
  noteThrottled,
  type SendShareDocument,
  sendShareDocument,
  sendShareId,
  type ThrottledChat,
} from './sendShareDocument';
import { shareOut, termMs } from './shareOut';
import { createSlots, type Slots } from './slots';

/** Clocks of two instances may differ, and a write takes its time: the owner stops a little earlier. */
const stopEarlyMs = 500;
/** So few places are not worth a write of their own to give back: they end by themselves. */
const keptPart = 0.1;

export interface TenantShareOptions {
  readonly store: Store;
  readonly tenantId: string;
  readonly owner: string;
  readonly total: number;
}

/** What this instance holds of one tenant's calls per second, and what Teams told all instances to wait for. */
export interface TenantShare {
  readonly slots: Slots;
  /** Whether the share is still good. */
  holds(): boolean;
  /** Places as the store has them. */
  places(): number;
  /** Writes what is wanted and learns what is granted. Never throws: without the store the share ends. */
  lease(wanted: number): Promise<void>;
  /** Milliseconds that all of the tenant, or this conversation, still has to wait. */
  pausedMs(chat?: string): number;
  throttled(one: ThrottledChat): Promise<void>;
}

export function createTenantShare({ store, tenantId, owner, total }: TenantShareOptions): TenantShare {
  const slots = createSlots();
  let until = 0;
  let places = 0;
  let pausedUntil = 0;
  const chats = new Map<string, number>();

  const change = async (
    next: (doc: SendShareDocument | undefined) => SendShareDocument | undefined,
  ): Promise<SendShareDocument | undefined> =>
    (await upsert<SendShareDocument>(store, 'work', { pk: tenantId, id: sendShareId }, next))?.doc;

  function learn(doc: SendShareDocument): void {
    const now = Date.now();
    pausedUntil = Math.max(pausedUntil, doc.pausedUntil ?? 0);
    for (const [chat, end] of chats) if (end <= now) chats.delete(chat);
    for (const one of doc.throttled) chats.set(one.chat, Math.max(one.until, chats.get(one.chat) ?? 0));
  }

  return {
    slots,
    holds: () => Date.now() < until - stopEarlyMs,
    places: () => places,
    async lease(wanted) {
      const asked = wanted === 0 ? 0 : Math.max(wanted, Math.ceil(total * keptPart));
      let aim = 0;
      let began = 0;
      const written = await change((doc) => {
        began = Date.now();
        const busy = slots.busy(performance.now());
        const shared = shareOut(doc?.shares ?? [], { owner, now: began, total, wanted: Math.min(asked, total), busy });
        aim = shared.aim;
        // Before the write, so that what it gives away is not used while it is on its way.
        if (aim < places) slots.resize(aim, performance.now());
        return sendShareDocument(tenantId, began, { throttled: [], ...doc, shares: shared.shares });
      }).catch(() => undefined);
      if (written === undefined) return;
      until = began + termMs;
      places = written.shares.find((share) => share.owner === owner)?.places ?? 0;
      slots.resize(Math.min(aim, places), performance.now());
      learn(written);
    },
    pausedMs(chat) {
      const end = Math.max(pausedUntil, chat === undefined ? 0 : (chats.get(chat) ?? 0));
      return Math.max(0, end - Date.now());
    },
    async throttled(one) {
      chats.set(one.chat, Math.max(one.until, chats.get(one.chat) ?? 0));
      const now = Date.now();
      const live = [...chats].filter(([, end]) => end > now).map(([chat, end]) => ({ chat, until: end }));
      // At once here, whether or not the store can tell the others.
      pausedUntil = Math.max(pausedUntil, noteThrottled({ throttled: live }, one, now).pausedUntil ?? 0);
      const written = await change((doc) => {
        const { shares = [], throttled = [], pausedUntil: paused } = doc ?? {};
        const before = { throttled, ...(paused === undefined ? {} : { pausedUntil: paused }) };
        return sendShareDocument(tenantId, now, { shares, ...noteThrottled(before, one, now) });
      }).catch(() => undefined);
      if (written !== undefined) learn(written);
    },
  };
}
