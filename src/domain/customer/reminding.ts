import type { Actor, CommandMeta, PersonRef } from '../actor';
import { type Decision, happens, refused } from '../decision';
import type { Effect, Side, Subject } from '../effects';
import type { PolicyPack } from '../policy/policyPack';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import { sameSubject, waitKey } from '../waiting/wait';
import { waitsOfCustomer } from '../waiting/waits';
import type { Customer } from './customer';

/** When a person last reminded the others of one wait. */
export interface Reminded {
  readonly by: PersonRef;
  readonly at: string;
  /** The working day it counts for, YYYY-MM-DD, on the calendar of the side that was reminded. */
  readonly day: string;
}

export type RemindCommand = CommandMeta & {
  readonly type: 'remind';
  readonly actor: Actor;
  readonly side: Side;
  readonly policy: PolicyPack;
  readonly subject: Subject;
  readonly version?: number;
  /** The working day that today counts for on the other side. */
  readonly day: string;
};

export interface RemindedEvent extends Reminded {
  readonly type: 'Reminded';
  readonly wait: string;
}

/** Whoever waits reminds the side that has to act: once a working day, and only while it has to. */
export function remindOthers(state: Customer, command: RemindCommand): Decision<RemindedEvent> {
  const { actor, subject, side, day, now: at } = command;
  const no = requireRole(command.policy, 'remind', actor);
  if (no !== undefined) return refused(no);
  const wait = waitsOfCustomer(state).find((one) => sameSubject(one.subject, subject) && one.side !== side);
  if (wait === undefined) return refused(refuse('TRF-13', 'nobodyToRemind'));
  const stale = checkVersion(wait.version, command.version);
  if (stale !== undefined) return refused(stale);
  const key = waitKey(wait);
  const before = state.reminded?.[key];
  if (before !== undefined && before.day === day)
    return refused(refuse('TRF-13', 'alreadyReminded', { by: before.by, at: before.at }));
  return happens({ type: 'Reminded', wait: key, by: { tenantId: actor.tenantId, userId: actor.userId }, at, day });
}

/** What waits no longer is forgotten. */
export function evolveReminded(state: Customer, { wait, by, at, day }: RemindedEvent): Customer {
  const waiting = new Set(waitsOfCustomer(state).map(waitKey));
  const kept = Object.entries(state.reminded ?? {}).filter(([key]) => waiting.has(key));
  return { ...state, reminded: { ...Object.fromEntries(kept), [wait]: { by, at, day } } };
}

export const remindedEffects = ({ wait, at }: RemindedEvent): readonly Effect[] => [
  { kind: 'remindNow', key: wait, at },
];
