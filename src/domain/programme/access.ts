import { type Decision, happens, nothingHappens } from '../decision';

/**
 * Partner Center refuses to let this tenant read: its API access ends with the transition (partner-center 1.2). Absent
 * while it may, and again when it may after all.
 */
export interface AccessEnded {
  /** When Partner Center refused for the first time without answering since. */
  readonly since: string;
  /** When it was believed. */
  readonly at: string;
}

export type AccessEvent =
  | { readonly type: 'AccessEnded'; readonly since: string; readonly at: string }
  | { readonly type: 'AccessRestored'; readonly at: string };

export type AccessCommand =
  /** Every read since then was refused; so many of them, apart in time, were counted. */
  | { readonly type: 'noteAccessDenied'; readonly since: string; readonly denials: number; readonly now: string }
  | { readonly type: 'noteAccessAnswered'; readonly now: string };

/**
 * A refusal that lasts a day is no mishap: changes of roles and consent take up to an hour to show (partner-center 6.2),
 * and an administrator who took something away by mistake has a working day to notice.
 */
export const accessEndsAfterMs = 24 * 3_600_000;
/** Counted at least some minutes apart, so that one bad hour alone proves nothing. */
export const accessEndsAfterDenials = 5;

export function decideAccess(ended: AccessEnded | undefined, command: AccessCommand): Decision<AccessEvent> {
  const { now: at } = command;
  if (command.type === 'noteAccessAnswered')
    return ended === undefined ? nothingHappens : happens({ type: 'AccessRestored', at });
  const { since, denials } = command;
  const lasting = Date.parse(at) - Date.parse(since) >= accessEndsAfterMs && denials >= accessEndsAfterDenials;
  return ended === undefined && lasting ? happens({ type: 'AccessEnded', since, at }) : nothingHappens;
}
