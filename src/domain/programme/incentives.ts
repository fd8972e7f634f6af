import type { PersonRef } from '../actor';
import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import type { ProgrammeCommand } from './commands';
import type { ProgrammeEvent } from './events';

type Command<T extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: T }>;

/** Instants of the wait for the invitation, computed outside with the partner's calendar (INC-1). */
export interface IncentivesClock {
  /** End of the last day on which the invitation is expected. */
  readonly dueBy: string;
  /** When the Global admins are told which mailbox to check: the morning of the day after. */
  readonly noticeAt: string;
}

/** The wait for the invitation to the indirect reseller incentives. Nothing can read that it came; a person says so. */
export interface Incentives {
  /** When the reseller agreement was accepted. */
  readonly from: string;
  readonly dueBy: string;
  readonly overdueSince?: string;
  readonly invitation?: {
    readonly by: PersonRef;
    readonly at: string;
    /** The day the invitation arrived, YYYY-MM-DD. */
    readonly receivedOn: string;
  };
}

/** INC-1: somebody saw the invitation in the mailbox of the MPN account. */
export function noteIncentiveInvitation(
  state: Incentives | undefined,
  enrolled: boolean,
  command: Command<'noteIncentiveInvitation'>,
): Decision<ProgrammeEvent> {
  const no = requireRole(command.policy, 'noteIncentiveInvitation', command.actor);
  if (no !== undefined) return refused(no);
  if (!enrolled) return refused(refuse('INC-1', 'incentivesNotYet'));
  if (state?.invitation !== undefined) {
    return refused(refuse('INC-1', 'invitationAlreadyNoted', { by: state.invitation.by, at: state.invitation.at }));
  }
  const { receivedOn, today } = command;
  const since = command.enrolledOn ?? receivedOn;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(receivedOn) || receivedOn > today || receivedOn < since) {
    return refused(refuse('INC-1', 'invitationDayWrong', { field: 'receivedOn' }));
  }
  const { tenantId, userId } = command.actor;
  return happens({ type: 'IncentiveInvitationNoted', by: { tenantId, userId }, at: command.now, receivedOn });
}

/** Day 31 without an invitation. */
export const noteIncentivesOverdue = (state: Incentives | undefined, at: string): Decision<ProgrammeEvent> =>
  state === undefined || state.invitation !== undefined || state.overdueSince !== undefined
    ? nothingHappens
    : happens({ type: 'IncentivesOverdue', at });

type IncentivesEvent = Extract<ProgrammeEvent, { type: 'IncentiveInvitationNoted' | 'IncentivesOverdue' }>;

export function evolveIncentives(state: Incentives | undefined, event: IncentivesEvent): Incentives {
  const before = state ?? { from: event.at, dueBy: event.at };
  if (event.type === 'IncentivesOverdue') return { ...before, overdueSince: event.at };
  const { by, at, receivedOn } = event;
  return { ...before, invitation: { by, at, receivedOn } };
}
