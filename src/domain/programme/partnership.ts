import { type Decision, happens, nothingHappens, refused } from '../decision';
import { settlesMs } from '../listing';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import type { ProgrammeCommand } from './commands';
import type { ProgrammeEvent } from './events';
import { pairByAcceptance } from './pairing';
import { isEnrolled, type Programme } from './programme';

type Command<T extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: T }>;

/** PRO-6 to PRO-8: the provider invited first, and the Global admin is the one who accepts. */
export function acceptPartnership(state: Programme, command: Command<'acceptPartnership'>): Decision<ProgrammeEvent> {
  const { actor, provider } = command;
  const partnership = state.partnerships[provider];
  if (partnership === undefined || partnership.status === 'ended')
    return refused(refuse('PRO-7', 'partnershipNotInvited'));
  if (partnership.status !== 'invited') {
    const by = partnership.by === undefined ? {} : { by: partnership.by };
    return refused(
      refuse('PRO-9', 'partnershipAlreadyAccepted', { ...by, at: partnership.at, about: partnership.name }),
    );
  }
  const no = requireRole(command.policy, 'acceptPartnership', actor);
  if (no !== undefined) return refused(no);
  if (!isEnrolled(state)) return refused(refuse('ENR-16', 'notEnrolled'));
  const stale = checkVersion(partnership.version, command.version);
  if (stale !== undefined) return refused(stale);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  return happens({ type: 'PartnershipAcceptanceGiven', provider, by, at: command.now });
}

/** Partner Center lists the partnership (PRO-9), whether we accepted it or somebody did so in the portal. */
export function notePartnershipAccepted(
  state: Programme,
  command: Command<'notePartnershipAccepted'>,
): Decision<ProgrammeEvent> {
  const { provider, now: at } = command;
  const known = state.partnerships[provider];
  const pairs = command.pairs === true ? pairByAcceptance(state, provider, at) : [];
  if (known?.status === 'accepted') return happens(...pairs);
  const outside = command.outside === undefined ? {} : { outside: command.outside };
  if (known !== undefined)
    return happens<ProgrammeEvent>({ type: 'PartnershipAccepted', provider, at, ...outside }, ...pairs);
  const mpnId = command.mpnId === undefined ? {} : { mpnId: command.mpnId };
  return happens<ProgrammeEvent>(
    { type: 'PartnershipInvited', provider, name: command.name ?? provider, at, ...mpnId },
    { type: 'PartnershipAccepted', provider, at },
    ...pairs,
  );
}

/** A partnership that Partner Center lists no more. One of today may only not be listed yet. */
export function notePartnershipEnded(
  state: Programme,
  { provider, now: at }: Command<'notePartnershipEnded'>,
): Decision<ProgrammeEvent> {
  const known = state.partnerships[provider];
  return known?.status === 'accepted' && Date.parse(at) - Date.parse(known.at) >= settlesMs
    ? happens({ type: 'PartnershipEnded', provider, at })
    : nothingHappens;
}
