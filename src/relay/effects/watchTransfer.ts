import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import type { LineOutcome, Transfer } from '../../domain/customer/transfer';
import { sameDrift } from '../../domain/customer/transferNotes';
import type {
  Transfer as LiveTransfer,
  PartnerCenterConnection,
  Subscription,
} from '../../partnerCenter/partnerCenter';
import { quantityDrift } from '../../quantityDrift';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome, pollAgain } from '../handler';
import { isWatchedTwice } from '../watchedTwice';
import { answerShownBy, lapsedIn } from './sendAnswer';

/** Partner Center is the truth about transfers: what changes there, by whomever, shows up here. */
export async function watchTransfer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'watchTransfer' || customerId === undefined || isWatchedTwice(job)) return done();
  const transfer = (job.doc.state as Customer).transfers[String(work.n)];
  const connection = context.connection(job.doc.pk);
  if (transfer === undefined || connection === undefined) return done();
  return callPartnerCenter(
    job.item,
    async () => {
      if (work.stage === 'active' && (transfer.status === 'active' || transfer.status === 'held')) {
        return watchActive(context, connection, transfer, customerId);
      }
      if (work.stage === 'inProgress' && transfer.status === 'inProgress') {
        return watchProgress(context, connection, transfer, customerId);
      }
      return done();
    },
    () => pollAgain(context, transfer.requestedAt),
  );
}

async function watchActive(
  context: HandlerContext,
  connection: PartnerCenterConnection,
  transfer: Extract<Transfer, { status: 'active' | 'held' }>,
  customerId: string,
): Promise<Outcome> {
  const live = await connection.transfer(customerId, transfer.transferId);
  const now = instant(context.clock);
  const answer = live === undefined ? 'withdraw' : answerShownBy(live);
  if (answer !== undefined)
    return done({ customer: [{ type: 'noteAnsweredOutside', n: transfer.n, answer, ...lapsedIn(live), now }] });
  const drift = quantityDrift(transfer.lines, await connection.subscriptions(customerId));
  const again = pollAgain(context, transfer.requestedAt);
  return sameDrift(drift, transfer.drift ?? [])
    ? again
    : { ...again, customer: [{ type: 'noteDrift', n: transfer.n, drift, now }] };
}

async function watchProgress(
  context: HandlerContext,
  connection: PartnerCenterConnection,
  transfer: Extract<Transfer, { status: 'inProgress' }>,
  customerId: string,
): Promise<Outcome> {
  const live = await connection.transfer(customerId, transfer.transferId);
  const result = live === undefined ? undefined : resultOf(live);
  if (live === undefined || result === undefined) return pollAgain(context, transfer.acceptedAt);
  const arrived = (await context.connection(transfer.provider)?.subscriptions(customerId)) ?? [];
  const outcomes = transfer.lines.map((line) => outcomeOf(line, live, arrived));
  const now = instant(context.clock);
  return done({ customer: [{ type: 'noteTransferFinished', n: transfer.n, result, outcomes, now }] });
}

function resultOf(live: LiveTransfer): 'complete' | 'partlyComplete' | 'failed' | undefined {
  return live.status === 'complete' || live.status === 'partlyComplete' || live.status === 'failed'
    ? live.status
    : undefined;
}

/** CON-1, CON-2: the new subscription is found by the Azure id it kept, or by its order. */
function outcomeOf(line: Transfer['lines'][number], live: LiveTransfer, arrived: readonly Subscription[]): LineOutcome {
  const { subscriptionId } = line;
  const liveLine = live.lines.find((one) => one.subscriptionId.toLowerCase() === subscriptionId.toLowerCase());
  if (liveLine?.outcome === 'failed') {
    const explanation = `partnerCenter.error.${liveLine.error?.code ?? 'unknown'}`;
    return { subscriptionId, outcome: 'failed', explanation };
  }
  const found = arrived.find((one) =>
    line.azureId === undefined
      ? liveLine?.orderId !== undefined && one.orderId === liveLine.orderId && one.parentId === undefined
      : one.azureId === line.azureId,
  );
  return { subscriptionId, outcome: 'complete', ...(found === undefined ? {} : { newSubscriptionId: found.id }) };
}
