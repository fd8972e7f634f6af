import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { CustomerCommand } from '../../domain/customer/commands';
import type { Customer } from '../../domain/customer/customer';
import type { Answer, Transfer } from '../../domain/customer/transfer';
import { sameDrift } from '../../domain/customer/transferNotes';
import { policyPacks } from '../../domain/policy/packs';
import type { Transfer as LiveTransfer, PartnerCenterConnection } from '../../partnerCenter/partnerCenter';
import { quantityDrift } from '../../quantityDrift';
import { callPartnerCenter, portalOnly, requestIdOf } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

type Sending = Extract<Transfer, { status: 'sending' }>;

/** The end of an answer's undo window: from here on it is being sent. */
export async function endAnswerUndo(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'endAnswerUndo') return done();
  return done({ customer: [{ type: 'beginSendingAnswer', n: work.n, now: instant(context.clock) }] });
}

/**
 * Sends an accept, reject or withdraw once. The live state is read before every send, so a lost answer or somebody's
 * act in the portal is seen; an accept leaves only with the role still held and the quantities as the person saw them.
 */
export async function sendAnswer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'sendAnswer' || customerId === undefined) return done();
  const transfer = (job.doc.state as Customer).transfers[String(work.n)];
  if (transfer?.status !== 'sending' || transfer.answer !== work.answer) return done();
  const connection = context.connection(work.answer === 'withdraw' ? job.doc.pk : transfer.provider);
  const say = (command: Note) => done({ customer: [{ ...command, n: work.n, now: instant(context.clock) }] });
  if (connection === undefined) return say({ type: 'noteAnswerNotTaken', explanation: portalOnly });
  const look = async (): Promise<Note | undefined> =>
    alreadyAnswered(await connection.transfer(customerId, transfer.transferId), work.answer, job.first);
  return callPartnerCenter(
    job.item,
    async () => {
      const seen = await look();
      if (seen !== undefined) return say(seen);
      const held = work.answer === 'accept' ? await reasonToHold(context, job, transfer, customerId) : undefined;
      if (held !== undefined) return say(held);
      await send(connection, work.answer, customerId, transfer.transferId, requestIdOf(job.item));
      return say({ type: 'noteAnswerTaken', answer: work.answer });
    },
    async (explanation) => say((await look()) ?? { type: 'noteAnswerNotTaken', explanation }),
  );
}

type Distribute<T> = T extends unknown ? Omit<T, 'n' | 'now'> : never;
type Note = Distribute<
  Extract<CustomerCommand, { type: 'noteAnswerTaken' | 'noteAnswerNotTaken' | 'holdTransfer' | 'noteAnsweredOutside' }>
>;

function send(
  connection: PartnerCenterConnection,
  answer: Answer,
  customerId: string,
  transferId: string,
  requestId: string,
): Promise<void> {
  switch (answer) {
    case 'accept':
      return connection.acceptTransfer(customerId, transferId, { requestId });
    case 'reject':
      return connection.rejectTransfer(customerId, transferId, { requestId });
    case 'withdraw':
      return connection.withdrawTransfer(customerId, transferId, { requestId });
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
  return { type: 'noteAnsweredOutside', answer: given };
}

export function answerShownBy(live: LiveTransfer): Answer | undefined {
  switch (live.status) {
    case 'active':
    case 'unknown':
      return undefined;
    case 'rejected':
      return 'reject';
    case 'expired':
      return 'withdraw';
    default:
      return 'accept';
  }
}

async function reasonToHold(
  context: HandlerContext,
  job: Job,
  transfer: Sending,
  customerId: string,
): Promise<Note | undefined> {
  const roles = await context.directory.rolesOf(transfer.by, { fresh: true });
  const allowed = (policyPacks[transfer.policy] ?? context.policy).roles.answerTransfer;
  if (!roles.found || roles.guest || !allowed.some((role) => roles.roles.includes(role))) {
    return { type: 'holdTransfer', why: 'roleLost' };
  }
  const source = context.connection(job.doc.pk);
  if (source === undefined) return undefined;
  const drift = quantityDrift(transfer.lines, await source.subscriptions(customerId));
  return sameDrift(drift, transfer.drift ?? []) ? undefined : { type: 'holdTransfer', why: 'drift', drift };
}
