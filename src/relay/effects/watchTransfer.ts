import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import type { LineOutcome } from '../../domain/customer/subscriptionLine';
import type { Transfer } from '../../domain/customer/transfer';
import { sameDrift } from '../../domain/customer/transferNotes';
import { isNewCommerce } from '../../domain/customer/transferStrategy';
import {
  type Transfer as LiveTransfer,
  type PartnerCenterConnection,
  PartnerCenterError,
  type Subscription,
} from '../../partnerCenter/partnerCenter';
import { quantityDrift } from '../../quantityDrift';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { pollAgain } from '../poll';
import { seenBy } from '../seenBy';
import { isWatchedTwice } from '../watchedTwice';
import { newCommerceOutcomes } from './newCommerceOutcomes';
import { answerShownBy, lapsedIn } from './sendAnswer';

/** Partner Center is the truth about transfers: what changes there, by whomever, shows up here. */
export async function watchTransfer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'watchTransfer' || customerId === undefined || isWatchedTwice(job)) return done();
  const transfer = (job.doc.state as Customer).transfers[String(work.n)];
  if (transfer === undefined) return done();
  return callPartnerCenter(
    job.item,
    async () => {
      const seen = await seenBy(context, [job.doc.pk, transfer.provider], async (connection) => {
        if (work.stage === 'active' && (transfer.status === 'active' || transfer.status === 'held')) {
          return watchActive(context, job, connection, { transfer, customerId });
        }
        if (work.stage === 'inProgress' && transfer.status === 'inProgress') {
          return watchProgress(context, job, connection, { transfer, customerId });
        }
        return done();
      });
      return seen?.value ?? done();
    },
    () => pollAgain(context, transfer.requestedAt, job.item),
  );
}

interface Watched<S extends Transfer['status']> {
  readonly transfer: Extract<Transfer, { status: S }>;
  readonly customerId: string;
}

async function watchActive(
  context: HandlerContext,
  job: Job,
  connection: PartnerCenterConnection,
  { transfer, customerId }: Watched<'active' | 'held'>,
): Promise<Outcome> {
  const live = await connection.transfer(customerId, transfer.transferId);
  const now = instant(context.clock);
  const answer = live === undefined ? 'withdraw' : answerShownBy(live);
  if (answer !== undefined)
    return done({ customer: [{ type: 'noteAnsweredOutside', n: transfer.n, answer, ...lapsedIn(live), now }] });
  const again = pollAgain(context, transfer.requestedAt, job.item);
  // Only the partner's side shows the subscriptions that are to move; of a new-commerce request none is submitted yet.
  if (connection.tenantId !== job.doc.pk || isNewCommerce(transfer)) return again;
  const drift = quantityDrift(transfer.lines, await connection.subscriptions(customerId));
  return sameDrift(drift, transfer.drift ?? [])
    ? again
    : { ...again, customer: [{ type: 'noteDrift', n: transfer.n, drift, now }] };
}

async function watchProgress(
  context: HandlerContext,
  job: Job,
  connection: PartnerCenterConnection,
  { transfer, customerId }: Watched<'inProgress'>,
): Promise<Outcome> {
  const live = await connection.transfer(customerId, transfer.transferId);
  const result = live === undefined ? undefined : resultOf(live);
  if (live === undefined || result === undefined) return pollAgain(context, transfer.acceptedAt, job.item);
  const now = instant(context.clock);
  if (isNewCommerce(transfer)) {
    const provider = context.connection(transfer.provider);
    const seen = { transfer, live, own: connection.tenantId === job.doc.pk, customerId };
    const moved = await newCommerceOutcomes(provider, await arrivedAt(provider, customerId), seen);
    return done({ customer: [{ type: 'noteTransferFinished', n: transfer.n, result, ...moved, now }] });
  }
  const outcomes = await outcomesOf(context, transfer, live, customerId);
  return done({ customer: [{ type: 'noteTransferFinished', n: transfer.n, result, outcomes, now }] });
}

/** Where the provider's side may not be read, the new ids stay unknown; a finished transfer is noted all the same. */
async function outcomesOf(
  context: HandlerContext,
  transfer: Transfer,
  live: LiveTransfer,
  customerId: string,
): Promise<readonly LineOutcome[]> {
  const arrived = await arrivedAt(context.connection(transfer.provider), customerId);
  return transfer.lines.map((line) => outcomeOf(line, live, arrived));
}

async function arrivedAt(
  provider: PartnerCenterConnection | undefined,
  customerId: string,
): Promise<readonly Subscription[]> {
  try {
    return (await provider?.subscriptions(customerId)) ?? [];
  } catch (error) {
    if (error instanceof PartnerCenterError && error.details.verdict.action === 'stop') return [];
    throw error;
  }
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
