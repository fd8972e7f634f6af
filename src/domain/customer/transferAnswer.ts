import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';
import { knownAgreement } from './agreement';
import type { CustomerCommand } from './commands';
import type { Customer } from './customer';
import type { CustomerEvent } from './events';
import { snapshotOf, submissionRefused } from './newCommerceLines';
import type { SnapshotLine } from './subscriptionLine';
import type { Transfer } from './transfer';
import { transferAllowed } from './transferRequest';
import { actOf, isNewCommerce, sideOf, tenantOf } from './transferStrategy';

type Command<T extends CustomerCommand['type']> = Extract<CustomerCommand, { type: T }>;

/** Longest comment that travels with an answer, in characters. */
const maxComment = 500;

/**
 * TRF-16, ROL-4, ROL-5: one side answers, the other withdraws; one answer at a time. Whoever comes second hears what
 * already happened, who did it and when, whatever version their card names.
 */
export function answerTransfer(
  state: Customer,
  transfer: Transfer,
  command: Command<'answerTransfer'>,
): Decision<CustomerEvent> {
  const { actor, answer, n } = command;
  const side = sideOf(answer, transfer);
  // A new-commerce request has no call to reject it; the partner declines it by a command of its own.
  if (actor.tenantId !== tenantOf(side, transfer) || (answer === 'reject' && isNewCommerce(transfer)))
    return refused(refuse(answer === 'withdraw' ? 'TRF-7' : 'TRF-16', 'wrongSide'));
  const no =
    requireRole(command.policy, actOf(answer, transfer), actor) ??
    (command.recreate === true ? requireRole(command.policy, 'recreateTransfer', actor) : undefined);
  if (no !== undefined) return refused(no);
  if (transfer.status !== 'active' && transfer.status !== 'held') return refused(whatHappened(transfer, answer));
  const stale = checkVersion(transfer.version, command.version);
  if (stale !== undefined) return refused(stale);
  const comment = command.comment.trim();
  if (comment.length > maxComment) return refused(refuse('product', 'commentTooLong', { field: 'comment' }));
  const submitted: ReturnType<typeof submit> | { readonly lines?: never } =
    answer === 'accept' && isNewCommerce(transfer) ? submit(state, transfer, command) : {};
  if ('refused' in submitted) return submitted;
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  const said = {
    ...(comment === '' ? {} : { comment }),
    ...(answer === 'reject' && command.reason !== undefined ? { reason: command.reason } : {}),
    ...submitted,
  };
  const at = command.now;
  if (command.inPortal === true) {
    // What is done by hand is created again by hand: no button offers both.
    if (command.recreate === true) return refused(refuse('product', 'stale'));
    const statedBefore = transfer.stated?.answer === answer;
    if (statedBefore && command.unseen !== true) return refused(refuse('TRF-16', 'alreadyStated', transfer.stated));
    const stated: CustomerEvent = { type: 'AnswerStated', n, answer, by, at, ...said };
    if (command.unseen !== true) return happens(stated);
    return happens<CustomerEvent>(...(statedBefore ? [] : [stated]), ...byWord(transfer, answer, at, submitted.lines));
  }
  const recreate = answer === 'withdraw' && command.recreate === true ? { recreate: true as const } : {};
  return happens({ type: 'AnswerGiven', n, answer, by, at, until: command.until, ...said, ...recreate });
}

/**
 * Nothing can show what was stated, so it counts at once. An acceptance goes on to the verifications: there both sides
 * say, one after the other, whether the subscriptions have moved (TRF-17, VER-1 to VER-4).
 */
function byWord(
  { n, lines }: Transfer,
  answer: 'accept' | 'reject' | 'withdraw',
  at: string,
  submitted: readonly SnapshotLine[] = lines,
): readonly CustomerEvent[] {
  const answered: CustomerEvent = { type: 'AnsweredOutside', n, answer, at, byWord: true };
  if (answer !== 'accept') return [answered];
  const outcomes = submitted.map(({ subscriptionId }) => ({ subscriptionId, outcome: 'complete' as const }));
  return [answered, { type: 'TransferFinished', n, result: 'complete', outcomes, at }];
}

/** TRF-7, CON-3 to CON-9: what the partner submits, as it stands now; or why it cannot move. */
function submit(
  state: Customer,
  transfer: Transfer,
  command: Command<'answerTransfer'>,
): { readonly lines: readonly SnapshotLine[] } | { readonly refused: Refusal } {
  const { facts, subscriptionIds = [] } = command.submits ?? {};
  if (facts === undefined) return refused(refuse('TRF-7', 'nothingSelected', { field: 'subscriptionIds' }));
  const { candidates } = facts;
  const kinds = transfer.opening?.kinds ?? [];
  const { policy } = command;
  const no =
    transferAllowed(facts, knownAgreement(state, transfer.provider, facts.agreement)) ??
    submissionRefused(state, { n: transfer.n, kinds, candidates, subscriptionIds, policy });
  if (no !== undefined) return refused(no);
  const chosen = new Set(subscriptionIds);
  return { lines: candidates.filter((one) => chosen.has(one.subscriptionId)).map(snapshotOf) };
}

/** What a late answer hears: who was faster and when. The other tenant's undo window is not told. */
function whatHappened(transfer: Transfer, answer: 'accept' | 'reject' | 'withdraw'): Refusal {
  switch (transfer.status) {
    case 'answering':
    case 'sending': {
      const sameSide = sideOf(transfer.answer, transfer) === sideOf(answer, transfer);
      return sameSide
        ? refuse('TRF-16', 'alreadyAnswered', { by: transfer.by, at: transfer.at, about: transfer.answer })
        : refuse('TRF-16', 'beingAnswered');
    }
    case 'rejected':
    case 'withdrawn': {
      const by = transfer.by === undefined ? {} : { by: transfer.by };
      if (transfer.status === 'withdrawn' && transfer.replacedBy !== undefined) {
        const about = `${transfer.customerName}-${transfer.replacedBy}`;
        return refuse('CON-7', 'replaced', { at: transfer.at, about });
      }
      if (transfer.status === 'withdrawn' && transfer.lapsed === true)
        return refuse('TRF-12', 'lapsed', { at: transfer.at });
      const about = transfer.status === 'rejected' ? 'reject' : 'withdraw';
      return refuse('TRF-16', 'alreadyAnswered', { ...by, at: transfer.at, about });
    }
    case 'asked':
    case 'creating':
    case 'notCreated':
    case 'active':
    case 'held':
      return refuse('TRF-12', 'notActive');
    default: {
      const by = transfer.acceptedBy === undefined ? {} : { by: transfer.acceptedBy };
      return refuse('TRF-16', 'alreadyAnswered', { ...by, at: transfer.acceptedAt, about: 'accept' });
    }
  }
}

/** Inside the window, whoever acted or a colleague with the same role may stop it. */
export function undoAnswer(transfer: Transfer, command: Command<'undoAnswer'>): Decision<CustomerEvent> {
  const { actor, policy, n } = command;
  if (transfer.status !== 'answering') {
    return transfer.status === 'active' || transfer.status === 'held'
      ? refused(refuse('product', 'nothingToUndo'))
      : refused(refuse('product', 'undoTooLate'));
  }
  if (transfer.by.tenantId !== actor.tenantId) return refused(refuse('product', 'notYoursToUndo'));
  const no = requireRole(policy, actOf(transfer.answer, transfer), actor);
  if (no !== undefined) return refused(no);
  return happens({
    type: 'AnswerUndone',
    n,
    by: { tenantId: actor.tenantId, userId: actor.userId },
    at: command.now,
  });
}

/** The end of the undo window: one conditional write; from here on undo is refused. */
export function beginSendingAnswer(transfer: Transfer, at: string): Decision<CustomerEvent> {
  return transfer.status === 'answering' && at >= transfer.until
    ? happens({ type: 'AnswerSendingBegun', n: transfer.n, at })
    : nothingHappens;
}
