import { type Decision, happens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';
import type { CustomerCommand } from './commands';
import type { CustomerEvent } from './events';
import type { Transfer } from './transfer';
import { partnerOf } from './transferStrategy';

type Command = Extract<CustomerCommand, { type: 'confirmByEmail' }>;

const longestName = 200;

/**
 * VER-2: a provider that never uses the app confirms step 3 of 4 in an e-mail, and the partner writes that down. It counts
 * as the partner's word, is shown as such, and opens step 4.
 */
export function confirmByEmail(transfer: Transfer, command: Command): Decision<CustomerEvent> {
  const { actor, n, now: at } = command;
  if (actor.tenantId !== partnerOf(transfer)) return refused(refuse('VER-2', 'wrongSide'));
  const no = requireRole(command.policy, 'confirmByEmail', actor);
  if (no !== undefined) return refused(no);
  if (transfer.status === 'providerVerified' || transfer.status === 'closed')
    return refused(refuse('VER-1', 'alreadyVerified', { by: transfer.verifiedBy, at: transfer.verifiedAt }));
  if (transfer.status !== 'finished') return refused(refuse('TRF-17', 'notComplete'));
  const wrong = checkVersion(transfer.version, command.version) ?? incomplete(command, transfer.finishedAt);
  if (wrong !== undefined) return refused(wrong);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  const byEmail = { confirmedBy: command.confirmedBy.trim(), confirmedOn: command.confirmedOn };
  return happens({ type: 'VerifiedByProvider', n, by, at, byEmail });
}

function incomplete({ confirmedBy, confirmedOn, today }: Command, finishedAt: string): Refusal | undefined {
  const name = confirmedBy.trim();
  if (name === '') return refuse('VER-2', 'confirmerMissing', { field: 'confirmedBy' });
  if (name.length > longestName) return refuse('product', 'textTooLong', { field: 'confirmedBy' });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(confirmedOn)) return refuse('VER-2', 'confirmedOnMissing', { field: 'confirmedOn' });
  if (confirmedOn > today) return refuse('VER-2', 'confirmedInFuture', { field: 'confirmedOn' });
  if (confirmedOn < dayBefore(finishedAt)) return refuse('VER-2', 'confirmedTooEarly', { field: 'confirmedOn' });
  return undefined;
}

/** The moment is the same everywhere, the day is not: the writer of the e-mail may be a day behind. */
const dayBefore = (instant: string): string => new Date(Date.parse(instant) - 86_400_000).toISOString().slice(0, 10);
