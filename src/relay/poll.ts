import type { OutboxItem } from '../store/documents/aggregateDocument';
import type { HandlerContext, Outcome } from './handler';

/** How often what is watched is read, in milliseconds, by its age. */
export interface Polling {
  /** At first, and again after a person looked. */
  readonly ms: number;
  /** The slowest within the first day. */
  readonly maxMs: number;
  /** Older than a day, and older than a week: what may last months costs little, and the daily reconcile is the floor. */
  readonly afterDayMs: number;
  readonly afterWeekMs: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** How long until the next look at something of that age: half as long again with each minute, then hourly, then daily. */
export function pollingMs(poll: Polling, ageMs: number): number {
  if (ageMs >= 7 * dayMs) return poll.afterWeekMs;
  if (ageMs >= dayMs) return poll.afterDayMs;
  return Math.min(poll.maxMs, poll.ms * 1.5 ** Math.min(ageMs / minuteMs, 40));
}

/** For so long a person's look makes what is watched young again. */
const lookMs = 3_600_000;

/**
 * Ask again: the older what is watched, the later. `since` is when somebody last did something about it; for an hour after
 * a person opened its card (see `lookAgain.ts`) it is asked as if it were new, then as its own age has it.
 */
export function pollAgain(context: HandlerContext, since: string, item?: OutboxItem): Outcome {
  const now = context.clock.now().getTime();
  const lookedAgoMs = now - Date.parse(item?.lookedAt ?? since);
  const fromMs = lookedAgoMs < lookMs ? Math.max(Date.parse(since), now - lookedAgoMs) : Date.parse(since);
  const ms = pollingMs(context.poll, Math.max(0, now - fromMs));
  return { result: { kind: 'later', ms, answered: false, failed: false } };
}
