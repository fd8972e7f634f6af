import type { Store } from '../store/store';
import { type ChatWindow, createChatWindow } from './chatWindow';
import type { Pass, Urgency } from './sendGate';
import type { Slot } from './slots';
import type { SendLimits } from './teamsLimits';
import { createTenantShare } from './tenantShare';

/** A pass is given out so long before its call may leave: the card is prepared meanwhile. */
const leadMs = 25;
/** A share is asked for again so soon while it is not enough, so soon when more is wanted, and so often while it is enough. */
const soonMs = 250;
const grownMs = 20;
/** Timers may be late by this without slowing down what waits. */
const catchUpMs = 100;
const renewMs = 1_000;
/** Conversations that nothing was sent to for long are looked through when there are so many. */
const manyChats = 5_000;

export interface TenantGateOptions {
  readonly store: Store;
  readonly owner: string;
  readonly tenantId: string;
  readonly limits: SendLimits;
}

export interface TenantGate {
  enter(chat: string, urgency: Urgency, patienceMs?: number): Promise<Pass | undefined>;
  throttled(chat: string, afterMs: number): void;
  stop(): void;
}

interface Waiting {
  readonly chat: string;
  readonly urgency: Urgency;
  readonly pass: (pass: Pass | undefined) => void;
}

/** Whoever wants to call waits here in order, answers first; a conversation that has to wait lets the others by. */
export function createTenantGate({ store, owner, tenantId, limits }: TenantGateOptions): TenantGate {
  const share = createTenantShare({ store, tenantId, owner, total: limits.perTenantSecond });
  const lines: Record<Urgency, Waiting[]> = { answer: [], news: [] };
  const chats = new Map<string, ChatWindow>();
  let stopped = false;
  let leasing = false;
  let leasedAt = Number.NEGATIVE_INFINITY;
  let asked = 0;
  let passedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  const waiting = (): number => lines.answer.length + lines.news.length;
  const wanted = (): number => Math.min(limits.perTenantSecond, waiting() + share.slots.busy(performance.now()));

  function windowOf(chat: string): ChatWindow {
    const known = chats.get(chat);
    if (known !== undefined) return known;
    const now = performance.now();
    if (chats.size > manyChats) for (const [name, window] of chats) if (window.empty(now)) chats.delete(name);
    const made = createChatWindow(limits.perChat);
    chats.set(chat, made);
    return made;
  }

  /** The first whose conversation is open, answers before news; or how long until one is. */
  function next(now: number): { readonly line: Waiting[]; readonly at: number } | { readonly waitMs: number } {
    let soonest = Number.POSITIVE_INFINITY;
    for (const line of [lines.answer, lines.news]) {
      for (const [at, { chat, urgency }] of line.entries()) {
        const window = windowOf(chat);
        // News to one person go one after the other: their end calls again.
        if (urgency === 'news' && window.underWay() > 0) continue;
        const waitMs = Math.max(window.waitMs(now), share.pausedMs(chat));
        if (waitMs <= 0) return { line, at };
        soonest = Math.min(soonest, waitMs);
      }
    }
    return { waitMs: soonest };
  }

  function passFor(chat: string, slot: Slot): Pass {
    const window = windowOf(chat);
    window.begin();
    return {
      ready: () => untilMoment(slot.from),
      over() {
        const now = performance.now();
        slot.release(now);
        window.end(now);
        pump();
      },
      unused() {
        slot.giveBack();
        passedAt -= spacingMs();
        window.undo();
        pump();
      },
    };
  }

  function pump(): void {
    if (stopped) return;
    const passMs = letPass();
    const leaseMs = leaseIn();
    if (leaseMs <= 0) void lease();
    arm(Math.min(passMs, Math.max(1, leaseMs)));
  }

  /** Half of the time that lies between two calls when all places are in use. */
  const spacingMs = (): number => 500 / Math.max(1, share.places());

  /** Lets pass whoever may; answers in how many milliseconds it is worth looking again. */
  function letPass(): number {
    while (waiting() > 0) {
      const now = performance.now();
      const paused = share.pausedMs();
      if (paused > 0) return paused;
      if (!share.holds()) return Number.POSITIVE_INFINITY;
      const early = share.slots.nextFree() - leadMs - now;
      if (early > 0) return early;
      // One after the other: a bunch would be answered together, and keep waiting for one another every second.
      const spaced = lines.answer.length > 0 ? 0 : passedAt + spacingMs() - now;
      if (spaced > 0) return spaced;
      const one = next(now);
      if ('waitMs' in one) return one.waitMs;
      const slot = share.slots.take(now, leadMs);
      if (slot === undefined) return 1;
      // What a late timer lost is made up for, but not all at once.
      passedAt = Math.max(passedAt + spacingMs(), now - catchUpMs);
      const [first] = one.line.splice(one.at, 1);
      first?.pass(passFor(first.chat, slot));
    }
    return Number.POSITIVE_INFINITY;
  }

  /** In how many milliseconds the share is to be asked for again; Infinity: there is nothing to ask for. */
  function leaseIn(): number {
    if (leasing || share.pausedMs() > 0) return Number.POSITIVE_INFINITY;
    const now = performance.now();
    const passed = now - leasedAt;
    if (waiting() === 0) {
      // A handful ends by itself; more is given back.
      const many = share.holds() && share.places() > limits.perTenantSecond * 0.2;
      return many ? 2 * renewMs - passed : Number.POSITIVE_INFINITY;
    }
    const short = !share.holds() || share.slots.nextFree() - leadMs > now;
    // What was asked for was enough then and is not now: that is worth asking at once.
    const grown = short && wanted() > asked;
    return (grown ? grownMs : short ? soonMs : renewMs) - passed;
  }

  async function lease(): Promise<void> {
    leasing = true;
    // Whoever comes at the same moment is asked for as well.
    await new Promise((resolve) => setImmediate(resolve));
    asked = wanted();
    await share.lease(asked);
    leasing = false;
    leasedAt = performance.now();
    pump();
  }

  function arm(ms: number): void {
    clearTimeout(timer);
    if (!stopped && Number.isFinite(ms)) timer = setTimeout(pump, Math.ceil(ms)).unref();
  }

  return {
    enter(chat, urgency, patienceMs) {
      if (stopped) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        let patience: NodeJS.Timeout | undefined;
        const one: Waiting = {
          chat,
          urgency,
          pass: (pass) => {
            clearTimeout(patience);
            resolve(pass);
          },
        };
        lines[urgency].push(one);
        if (patienceMs !== undefined) {
          patience = setTimeout(() => {
            lines[urgency].splice(lines[urgency].indexOf(one), 1);
            resolve(undefined);
          }, patienceMs).unref();
        }
        pump();
      });
    },
    throttled(chat, afterMs) {
      void share.throttled({ chat, until: Date.now() + afterMs }).then(pump);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      for (const line of Object.values(lines)) for (const one of line.splice(0)) one.pass(undefined);
    },
  };
}

async function untilMoment(from: number): Promise<void> {
  for (let left = from - performance.now(); left > 0; left = from - performance.now()) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(1, Math.ceil(left))));
  }
}
