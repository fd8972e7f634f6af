import type { PersonRef } from '../actor';
import { type Decision, happens, nothingHappens, refused } from '../decision';
import { refuse } from '../refusal';
import type { ProgrammeCommand } from './commands';
import type { ProgrammeEvent } from './events';
import type { Programme } from './programme';

type Command<T extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: T }>;

/** The people of one partner who want to hear when enrollment opens (ENR-9). */
export interface WaitingList {
  /** When the list began; names the timers that belong to it, so that those of an earlier list find nothing to do. */
  readonly since: string;
  /** Who asked and when, by user id. */
  readonly people: Readonly<Record<string, PersonRef & { readonly at: string }>>;
}

/** ENR-9: asked again is already so; once enrollment is open there is nothing to wait for. */
export function notifyMe({ enrollment, waiting }: Programme, command: Command<'notifyMe'>): Decision<ProgrammeEvent> {
  const { actor, now: at, open, askAgainAt } = command;
  if (enrollment.status !== 'notStarted') return refused(refuse('ENR-9', 'alreadyEnrolling'));
  if (open) return refused(refuse('ENR-9', 'openAlready'));
  if (waiting?.people[actor.userId] !== undefined) return nothingHappens;
  const { tenantId, userId } = actor;
  return happens({ type: 'NotifyMeAsked', by: { tenantId, userId }, at, askAgainAt });
}

export function stopAsking({ waiting }: Programme, command: Command<'stopAsking'>): Decision<ProgrammeEvent> {
  const { tenantId, userId } = command.actor;
  return waiting?.people[userId] === undefined
    ? nothingHappens
    : happens({ type: 'NotifyMeStopped', by: { tenantId, userId }, at: command.now });
}

/** The 1st of the month: those on the list see again where they stand. */
export function askAgain({ enrollment, waiting }: Programme, command: Command<'askAgain'>): Decision<ProgrammeEvent> {
  const { since, now: at, next } = command;
  return waiting?.since === since && enrollment.status === 'notStarted'
    ? happens({ type: 'AskedAgain', at, next })
    : nothingHappens;
}

/** The window opened: those on the list are told, and the list is done. */
export function noteEnrollmentOpen({ enrollment, waiting }: Programme, at: string): Decision<ProgrammeEvent> {
  return waiting !== undefined && enrollment.status === 'notStarted'
    ? happens({ type: 'WindowOpened', at, people: peopleOn(waiting) })
    : nothingHappens;
}

export const peopleOn = (list: WaitingList | undefined): readonly PersonRef[] =>
  Object.values(list?.people ?? {}).map(({ tenantId, userId }) => ({ tenantId, userId }));

type WaitingEvent = Extract<
  ProgrammeEvent,
  { type: 'NotifyMeAsked' | 'NotifyMeStopped' | 'AskedAgain' | 'WindowOpened' }
>;

/** The list after an event; undefined when nobody is left on it. */
export function evolveWaiting(state: WaitingList | undefined, event: WaitingEvent): WaitingList | undefined {
  switch (event.type) {
    case 'NotifyMeAsked':
      return {
        since: state?.since ?? event.at,
        people: { ...state?.people, [event.by.userId]: { ...event.by, at: event.at } },
      };
    case 'NotifyMeStopped': {
      const people = Object.entries(state?.people ?? {}).filter(([userId]) => userId !== event.by.userId);
      return state === undefined || people.length === 0
        ? undefined
        : { since: state.since, people: Object.fromEntries(people) };
    }
    case 'AskedAgain':
      return state;
    case 'WindowOpened':
      return undefined;
    default: {
      const never: never = event;
      return never;
    }
  }
}
