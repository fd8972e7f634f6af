import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import type { Transfer } from '../../domain/customer/transfer';
import type { Transfer as LiveTransfer } from '../../partnerCenter/partnerCenter';
import { callPartnerCenter, portalOnly, requestIdOf } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

/** Clocks of Partner Center and of this machine may differ by this much when a request is recognized by its time. */
const clockSkewMs = 5 * 60_000;

/** TRF-9 to TRF-12: one request in Partner Center, whatever happened to the answer of the first attempt. */
export async function createTransfer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'createTransfer' || customerId === undefined) return done();
  const { n } = work;
  const transfer = (job.doc.state as Customer).transfers[String(n)];
  if (transfer?.status !== 'creating') return done();
  const connection = context.connection(job.doc.pk);
  const now = () => instant(context.clock);
  const notCreated = (explanation: string) =>
    done({ customer: [{ type: 'noteTransferNotCreated', n, explanation, now: now() }] });
  if (connection === undefined) return notCreated(portalOnly);
  const created = (transferId: string) =>
    done({ customer: [{ type: 'noteTransferCreated', n, transferId, now: now() }] });
  const mpnId = context.organization(job.doc.pk)?.mpnId;
  return callPartnerCenter(
    job.item,
    async () => {
      const made = job.first
        ? undefined
        : (await connection.transfers(customerId)).find((one) => isOurs(one, transfer));
      if (made !== undefined) return created(made.id);
      const answer = await connection.createTransfer(
        {
          customerId,
          providerTenantId: transfer.provider,
          subscriptionIds: transfer.lines.map((line) => line.subscriptionId),
          ...(mpnId === undefined ? {} : { partnerIdOnRecord: mpnId }),
        },
        { requestId: requestIdOf(job.item) },
      );
      return created(answer.id);
    },
    notCreated,
  );
}

/** The look before a resend: same provider, same set of base subscriptions, made no earlier than our request. */
function isOurs(live: LiveTransfer, ours: Transfer): boolean {
  const key = (ids: readonly string[]) =>
    ids
      .map((id) => id.toLowerCase())
      .sort()
      .join();
  return (
    live.targetTenantId.toLowerCase() === ours.provider &&
    Date.parse(live.createdAt) >= Date.parse(ours.requestedAt) - clockSkewMs &&
    (live.status === 'active' || live.status === 'inProgress') &&
    key(live.lines.map((line) => line.subscriptionId)) === key(ours.lines.map((line) => line.subscriptionId))
  );
}
