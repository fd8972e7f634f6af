import type { ProgrammeEvent } from './events';
import { evolveEnrollment } from './evolveEnrollment';
import { evolveIncentives } from './incentives';
import { evolvePairings, type PairingEvent } from './pairing';
import type { Partnership, Programme } from './programme';
import { evolveChecklist } from './providerChecklist';
import { evolveWaiting } from './waitingList';

/** The state after an event. Events that do not fit the state leave it as it is. */
export function evolveProgramme(state: Programme, event: ProgrammeEvent): Programme {
  switch (event.type) {
    case 'ProgrammeOpened':
      return { ...state, opened: true };
    case 'ReconcileBegun':
      return { ...state, reconciling: true };
    case 'AccessEnded':
      return { ...state, access: { since: event.since, at: event.at } };
    case 'AccessRestored': {
      const { access: _over, ...kept } = state;
      return kept;
    }
    case 'ChecklistProviderAdded':
    case 'ChecklistAnswered':
    case 'ChecklistProviderRemoved':
      return { ...state, checklist: evolveChecklist(state.checklist ?? {}, event) };
    case 'PartnershipInvited':
    case 'PartnershipAcceptanceGiven':
    case 'PartnershipNotTaken':
    case 'PartnershipEnded':
    case 'PartnershipAccepted': {
      const partnership = evolvePartnership(state.partnerships[event.provider], event);
      return partnership === undefined
        ? state
        : { ...state, partnerships: { ...state.partnerships, [event.provider]: partnership } };
    }
    case 'PairingOffered':
    case 'ProviderPaired':
    case 'PairingEnded':
      return { ...state, pairings: evolvePairings(state.pairings ?? {}, event) };
    case 'EnrollmentSubmitted':
    case 'EnrollmentHandedOver': {
      // Whoever enrolls has found it open: nobody has to wait any longer.
      const { waiting: _over, ...kept } = state;
      return { ...kept, enrollment: evolveEnrollment(state.enrollment, event) };
    }
    case 'RevenueStated': {
      const { usd, by, at } = event;
      return { ...state, revenue: { usd, by, at } };
    }
    case 'NotifyMeAsked':
    case 'NotifyMeStopped':
    case 'AskedAgain':
    case 'WindowOpened': {
      const { waiting: before, ...kept } = state;
      const waiting = evolveWaiting(before, event);
      return waiting === undefined ? kept : { ...kept, waiting };
    }
    case 'IncentiveInvitationNoted':
    case 'IncentivesOverdue':
      return { ...state, incentives: evolveIncentives(state.incentives, event) };
    case 'Enrolled': {
      const enrollment = evolveEnrollment(state.enrollment, event);
      return event.incentivesDueBy === undefined
        ? { ...state, enrollment }
        : { ...state, enrollment, incentives: { from: event.at, dueBy: event.incentivesDueBy } };
    }
    default:
      return { ...state, enrollment: evolveEnrollment(state.enrollment, event) };
  }
}

type PartnershipEvent = Exclude<Extract<ProgrammeEvent, { provider: string }>, PairingEvent>;

function evolvePartnership(state: Partnership | undefined, event: PartnershipEvent): Partnership | undefined {
  const { at } = event;
  if (event.type === 'PartnershipInvited') {
    const { name, mpnId } = event;
    return {
      status: 'invited',
      version: (state?.version ?? 0) + 1,
      name,
      at,
      ...(mpnId === undefined ? {} : { mpnId }),
    };
  }
  if (state === undefined) return undefined;
  const { version, name } = state;
  const same = { version, name, ...(state.mpnId === undefined ? {} : { mpnId: state.mpnId }) };
  switch (event.type) {
    case 'PartnershipAcceptanceGiven':
      return { status: 'accepting', ...same, by: event.by, at };
    case 'PartnershipEnded':
      return { status: 'ended', ...same, version: version + 1, at };
    case 'PartnershipNotTaken':
      return { status: 'invited', ...same, version: version + 1, at, problem: { explanation: event.explanation, at } };
    case 'PartnershipAccepted':
      return {
        status: 'accepted',
        ...same,
        version: version + 1,
        at,
        ...('by' in state && state.by ? { by: state.by } : {}),
      };
    default: {
      const never: never = event;
      return never;
    }
  }
}
