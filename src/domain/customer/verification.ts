import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import { checkVersion } from '../version';
import type { CustomerCommand } from './commands';
import type { CustomerEvent } from './events';
import type { SourceAfter } from './facts';
import type { SnapshotLine } from './subscriptionLine';
import type { Transfer } from './transfer';
import { partnerOf } from './transferStrategy';

type Command<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;

/** VER-1, VER-2: step 3 of 4. "Something is missing" keeps the step open and never closes the request. */
export function verifyAsProvider(transfer: Transfer, command: Command<'verifyAsProvider'>): Decision<CustomerEvent> {
  const { actor, n, now: at } = command;
  if (actor.tenantId !== transfer.provider) return refused(refuse('VER-1', 'wrongSide'));
  const no = requireRole(command.policy, 'verifyAsProvider', actor);
  if (no !== undefined) return refused(no);
  if (transfer.status === 'providerVerified' || transfer.status === 'closed') {
    return refused(refuse('VER-1', 'alreadyVerified', { by: transfer.verifiedBy, at: transfer.verifiedAt }));
  }
  if (transfer.status !== 'finished') return refused(refuse('TRF-17', 'notComplete'));
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  if (command.missing.length > 500) return refused(refuse('product', 'textTooLong', { field: 'missing' }));
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  if (command.allThere) return happens({ type: 'VerifiedByProvider', n, by, at });
  const ids = transfer.lines.flatMap((line) => [line, ...line.addons]).map((one) => one.subscriptionId);
  const lines = ids.filter((id) => command.missingLines?.includes(id) === true);
  const missing = command.missing.trim();
  if (missing === '' && lines.length === 0) return refused(refuse('VER-1', 'missingNotNamed', { field: 'missing' }));
  return happens({ type: 'FoundMissingByProvider', n, by, missing, lines, at });
}

/** VER-1: the partner answers what is missing; the step stays open until the provider sees everything. */
export function answerMissing(transfer: Transfer, command: Command<'answerMissing'>): Decision<CustomerEvent> {
  const { actor, n, now: at } = command;
  if (actor.tenantId !== partnerOf(transfer)) return refused(refuse('VER-1', 'wrongSide'));
  const no = requireRole(command.policy, 'verifyAsPartner', actor);
  if (no !== undefined) return refused(no);
  if (transfer.status !== 'finished' || transfer.missing === undefined)
    return refused(refuse('VER-1', 'nothingMissing'));
  const text = command.comment.trim();
  if (text === '') return refused(refuse('product', 'textMissing', { field: 'comment' }));
  if (text.length > 500) return refused(refuse('product', 'commentTooLong', { field: 'comment' }));
  // A click may arrive twice; the provider's queue is told once.
  if (transfer.missingAnswer?.text === text) return nothingHappens;
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  return happens({ type: 'MissingAnswered', n, by: { tenantId: actor.tenantId, userId: actor.userId }, text, at });
}

/** What the partner's side must show of a moved subscription: Azure gone (VER-6), licenses suspended (VER-7). */
export const expectedAfter = (line: SnapshotLine): SourceAfter => (line.kind === 'azurePayg' ? 'gone' : 'suspended');

/** VER-3 to VER-7: step 4 of 4; a source that is not as expected keeps the request open. */
export function verifyAsPartner(transfer: Transfer, command: Command<'verifyAsPartner'>): Decision<CustomerEvent> {
  const { actor, n, sources } = command;
  if (actor.tenantId !== partnerOf(transfer)) return refused(refuse('VER-3', 'wrongSide'));
  const no = requireRole(command.policy, 'verifyAsPartner', actor);
  if (no !== undefined) return refused(no);
  if (transfer.status === 'closed') {
    return refused(refuse('VER-4', 'alreadyClosed', { by: transfer.closedBy, at: transfer.closedAt }));
  }
  if (transfer.status === 'finished')
    return refused(refuse('VER-2', 'notVerifiedByProvider', { about: transfer.providerName }));
  if (transfer.status !== 'providerVerified') return refused(refuse('VER-4', 'notComplete'));
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  const moved = new Set(transfer.outcomes.filter((one) => one.outcome === 'complete').map((one) => one.subscriptionId));
  const open = transfer.lines.filter(
    (line) => moved.has(line.subscriptionId) && !settled(line, sources[line.subscriptionId]),
  );
  const unread = open.find((line) => (sources[line.subscriptionId] ?? 'unknown') === 'unknown');
  if (unread !== undefined) return refused(refuse('VER-5', 'sourceUnreadable', { about: unread.name }));
  const [unsettled] = open;
  if (unsettled !== undefined) return refused(refuse('VER-5', 'sourceNotSettled', { about: unsettled.name }));
  return happens({
    type: 'TransferClosed',
    n,
    by: { tenantId: actor.tenantId, userId: actor.userId },
    at: command.now,
  });
}

/** A license subscription that has left the list altogether is settled as well; an active one never is. */
export const settled = (line: SnapshotLine, after: SourceAfter | undefined): boolean =>
  after === expectedAfter(line) || after === 'gone';
