import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import type { CustomerCommand } from './commands';
import type { Customer } from './customer';
import type { CustomerEvent } from './events';
import type { Transfer } from './transfer';
import { requestFor, requestRefused } from './transferRequest';
import { isNewCommerce } from './transferStrategy';

type Command<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;

/**
 * CON-7: once the old request is withdrawn, a new one for the same bases takes its place with the quantities of now.
 * What can no longer move is left out; when nothing is left, or the way is closed, the old one says why.
 */
export function recreate(state: Customer, transfer: Transfer, command: Command<'recreate'>): Decision<CustomerEvent> {
  if (transfer.status !== 'withdrawn' || transfer.recreating !== true) return nothingHappens;
  const { facts, now: at } = command;
  const by = transfer.by ?? transfer.requestedBy;
  if (by === undefined || isNewCommerce(transfer)) return nothingHappens;
  const wanted = new Set(transfer.lines.map((line) => line.subscriptionId));
  const ids = facts.candidates
    .filter((one) => wanted.has(one.subscriptionId) && one.eligible)
    .map((one) => one.subscriptionId);
  const refusal =
    ids.length === 0
      ? refuse('CON-9', 'notEligible', { about: transfer.lines[0]?.name ?? '' })
      : requestRefused(state, facts, { provider: transfer.provider, subscriptionIds: ids, policy: command.policy });
  if (refusal !== undefined) return happens({ type: 'TransferNotReplaced', n: transfer.n, refusal, at });
  const request = requestFor(state, {
    facts,
    provider: transfer.provider,
    subscriptionIds: ids,
    by,
    at,
    policy: command.policy.name,
    follows: { n: transfer.n, why: 'recreated' },
  });
  return happens<CustomerEvent>(
    { type: 'TransferRequested', n: request.n, request, at },
    { type: 'TransferReplaced', n: transfer.n, replacedBy: request.n, at },
  );
}

/** CON-7: the provider asks the partner to recreate a request whose quantities moved; asked once, heard once. */
export function askRecreate(transfer: Transfer, command: Command<'askRecreate'>): Decision<CustomerEvent> {
  const { actor, n, now: at } = command;
  if (actor.tenantId !== transfer.provider) return refused(refuse('CON-7', 'wrongSide'));
  const no = requireRole(command.policy, 'answerTransfer', actor);
  if (no !== undefined) return refused(no);
  if (transfer.status !== 'active' && transfer.status !== 'held') return refused(refuse('TRF-12', 'notActive'));
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  if (isNewCommerce(transfer) || transfer.drift === undefined) return refused(refuse('CON-7', 'nothingChanged'));
  if (transfer.recreateAsked !== undefined)
    return refused(refuse('CON-7', 'recreateAlreadyAsked', transfer.recreateAsked));
  return happens({ type: 'RecreateAsked', n, by: { tenantId: actor.tenantId, userId: actor.userId }, at });
}
