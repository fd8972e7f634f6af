import type { ChatRef, Pass, SendGate } from '../sendRate/sendGate';
import type { SendVerdict } from './cardSender';

/** Who has a claim, or a person waiting, does not wait longer than this for a call more. */
const patienceMs = 1_500;
/** Teams throttles without saying for how long. */
const unnamedPauseMs = 2_000;

/** The calls to Teams that one delivery makes. */
export interface Calls {
  /** Makes one call once it may leave; `later` when it may not soon. */
  make<V = SendVerdict>(call: () => Promise<V | SendVerdict>): Promise<V | SendVerdict>;
  /** Gives back what was not used. */
  close(): void;
}

/**
 * The first call goes with the pass that the delivery waited for before it claimed anything; what turns out to be needed
 * besides goes before all that nobody waits for.
 */
export function createCalls(gate: SendGate, chat: ChatRef, first?: Pass): Calls {
  let held = first;
  return {
    async make(call) {
      const pass = held ?? (await gate.enter(chat, 'answer', patienceMs));
      held = undefined;
      if (pass === undefined) return { kind: 'later' };
      await pass.ready();
      try {
        const verdict = await call();
        const throttledMs = throttledFor(verdict);
        if (throttledMs !== undefined) gate.throttled(chat, throttledMs);
        return verdict;
      } finally {
        pass.over();
      }
    },
    close() {
      held?.unused();
      held = undefined;
    },
  };
}

function throttledFor(verdict: unknown): number | undefined {
  const one = verdict as SendVerdict;
  return one.kind === 'later' && one.throttled === true ? (one.afterMs ?? unnamedPauseMs) : undefined;
}
