import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { Answer } from '../../domain/customer/answer';
import type { CustomerCommand } from '../../domain/customer/commands';
import type { Customer } from '../../domain/customer/customer';
import type { Transfer } from '../../domain/customer/transfer';
import { sameDrift } from '../../domain/customer/transferNotes';
import { actOf, sideOf, strategyOfTransfer } from '../../domain/customer/transferStrategy';
import { policyPacks } from '../../domain/policy/packs';
import { answerOperations, howIs } from '../../partnerCenter/operations';
import {
  type Transfer as LiveTransfer,
  type PartnerCenterConnection,
  PartnerCenterError,
  type Subscription,
  type TransferRef,
} from '../../partnerCenter/partnerCenter';
import { quantityDrift } from '../../quantityDrift';
import { portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { seenBy } from '../seenBy';
import { type Send, sendToPartnerCenter } from '../sendToPartnerCenter';

type Sending = Extract<Transfer, { status: 'sending' }>;

/** The end of an answer's undo window: from here on it is being sent. */
export async function endAnswerUndo(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'endAnswerUndo') return done();
  return done({ customer: [{ type: 'beginSendingAnswer', n: work.n, now: instant(context.clock) }] });
}

/**
 * Sends an accept, reject or withdraw once. The live state is read before every send, so a lost answer or somebody's
 * act in the portal is seen; it leaves only with the role still held, an accept only with the quantities as the person
 * saw them.
 */
export async function sendAnswer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'sendAnswer' || customerId === undefined) return done();
  const transfer = (job.doc.state as Customer).transfers[String(work.n)];
  if (transfer?.status !== 'sending' || transfer.answer !== work.answer) return done();
  const side = sideOf(work.answer, transfer);
  const connection = context.connection(side === 'partner' ? job.doc.pk : transfer.provider);
  const say = (command: Note) => done({ customer: [{ ...command, n: work.n, now: instant(context.clock) }] });
  const sides = side === 'partner' ? [job.doc.pk, transfer.provider] : [transfer.provider, job.doc.pk];
  const look = async (): Promise<Note | undefined> => {
    const live = await seenBy(context, sides, (one) => one.transfer(customerId, transfer.transferId));
    return live === undefined ? undefined : alreadyAnswered(live.value, work.answer, job.first);
  };
  return sendToPartnerCenter(
    job,
    async (send) => {
      const seen = await look();
      if (seen !== undefined) return say(seen);
      if (connection === undefined || howIs(connection, answerOperations[work.answer]) === 'portal')
        return say({ type: 'noteAnswerNotTaken', explanation: portalOnly });
      const { hold, quantitiesUnread } = await lastLook(context, job, transfer, customerId);
      if (hold !== undefined) return say(hold);
      await give(send, connection, transfer, { customerId, partner: job.doc.pk });
      return say({ type: 'noteAnswerTaken', answer: work.answer, ...(quantitiesUnread ? { quantitiesUnread } : {}) });
    },
    ({ explanation }) => say({ type: 'noteAnswerNotTaken', explanation }),
    async () => {
      const seen = await look();
      return seen === undefined ? undefined : say(seen);
    },
  );
}

type Distribute<T> = T extends unknown ? Omit<T, 'n' | 'now'> : never;
type Note = Distribute<
  Extract<CustomerCommand, { type: 'noteAnswerTaken' | 'noteAnswerNotTaken' | 'holdTransfer' | 'noteAnsweredOutside' }>
>;

async function give(
  send: Send,
  connection: PartnerCenterConnection,
  transfer: Sending,
  { customerId, partner }: { readonly customerId: string; readonly partner: string },
): Promise<void> {
  const { answer, transferId, provider, customerName, lines } = transfer;
  const ref: TransferRef = { customerId, transferId, sourceTenantId: partner, targetTenantId: provider, customerName };
  const protocol = connection.protocol(strategyOfTransfer(transfer));
  switch (answer) {
    case 'accept':
      await send((options) => protocol.accept(ref, lines, options));
      return;
    case 'reject':
      // New commerce has no such call, and its decision lets nobody reject.
      await send(async (options) => protocol.reject?.(ref, options));
      return;
    case 'withdraw':
      return send((options) => protocol.cancel(ref, options));
    default: {
      const never: never = answer;
      return never;
    }
  }
}

/** What the live transfer says about our answer. Undefined: it is still open, send. */
function alreadyAnswered(live: LiveTransfer | undefined, ours: Answer, first: boolean): Note | undefined {
  const given = live === undefined ? 'withdraw' : answerShownBy(live);
  if (given === undefined) return undefined;
  // Before our first attempt it was somebody else, in the portal; the ledger says so.
  if (given === ours && !first) return { type: 'noteAnswerTaken', answer: ours };
  return { type: 'noteAnsweredOutside', answer: given, ...lapsedIn(live) };
}

/** A request that nobody answered in time counts as withdrawn, and is said to have lapsed. */
export const lapsedIn = (live: LiveTransfer | undefined): { readonly lapsed?: true } =>
  live?.status === 'expired' ? { lapsed: true } : {};

export function answerShownBy(live: LiveTransfer): Answer | undefined {
  switch (live.status) {
    case 'active':
    case 'unknown':
      return undefined;
    case 'rejected':
      return 'reject';
    case 'expired':
    case 'withdrawn':
      return 'withdraw';
    default:
      return 'accept';
  }
}

/** What is read at the last moment: why the answer must not leave, or that its quantities could not be compared. */
interface LastLook {
  readonly hold?: Note;
  readonly quantitiesUnread?: true;
}

async function lastLook(context: HandlerContext, job: Job, transfer: Sending, customerId: string): Promise<LastLook> {
  const policy = policyPacks[transfer.policy] ?? context.policy;
  const lost = await lostRole(context, policy, actOf(transfer.answer, transfer), transfer.by);
  if (lost !== undefined) {
    return transfer.answer === 'accept'
      ? { hold: { type: 'holdTransfer', why: 'roleLost' } }
      : { hold: { type: 'noteAnswerNotTaken', explanation: lost } };
  }
  if (transfer.answer !== 'accept') return {};
  const live = await subscriptionsOf(context.connection(job.doc.pk), customerId);
  if (live === undefined) return { quantitiesUnread: true };
  const drift = quantityDrift(transfer.lines, live);
  return sameDrift(drift, transfer.drift ?? []) ? {} : { hold: { type: 'holdTransfer', why: 'drift', drift } };
}

/**
 * Only the partner's side shows what is to move. Where it may not be read, as after its access has ended, that is no
 * fault of whoever answers: Partner Center compares by itself.
 */
async function subscriptionsOf(
  source: PartnerCenterConnection | undefined,
  customerId: string,
): Promise<readonly Subscription[] | undefined> {
  try {
    return await source?.subscriptions(customerId);
  } catch (error) {
    if (error instanceof PartnerCenterError && error.details.verdict.action === 'stop') return undefined;
    throw error;
  }
}
