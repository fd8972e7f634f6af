import type { CallWindow } from './teamsLimits';

/** The calls to one conversation: those under way, and when the others were answered. */
export interface ChatWindow {
  /** Milliseconds until one more call fits into every window; 0: now. Infinity: when a call under way is answered. */
  waitMs(now: number): number;
  begin(): void;
  /** The answer came, or is not waited for any more. */
  end(now: number): void;
  /** The call that began was not made. */
  undo(): void;
  underWay(): number;
  /** Nothing that counts any more. */
  empty(now: number): boolean;
}

/** Counted from the answer, as the places of a tenant are: so any window holds, wherever it begins. */
export function createChatWindow(limits: readonly CallWindow[]): ChatWindow {
  const longest = Math.max(0, ...limits.map(({ ms }) => ms));
  let ended: number[] = [];
  let calls = 0;
  return {
    waitMs(now) {
      let wait = 0;
      for (const { calls: most, ms } of limits) {
        if (calls >= most) return Number.POSITIVE_INFINITY;
        const counted = ended.filter((at) => at > now - ms);
        const over = calls + counted.length - most;
        // So many of the oldest have to leave the window.
        const leaves = over < 0 ? undefined : counted[over];
        if (leaves !== undefined) wait = Math.max(wait, leaves + ms - now);
      }
      return wait;
    },
    begin: () => {
      calls += 1;
    },
    end(now) {
      calls -= 1;
      ended = [...ended.filter((at) => at > now - longest), now];
    },
    undo: () => {
      calls -= 1;
    },
    underWay: () => calls,
    empty: (now) => calls === 0 && (ended.at(-1) ?? Number.NEGATIVE_INFINITY) <= now - longest,
  };
}
