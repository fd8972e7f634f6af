import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import type { Transfer } from '../../domain/customer/transfer';
import { isNewCommerce } from '../../domain/customer/transferStrategy';
import { policyPacks } from '../../domain/policy/packs';
import { howIs } from '../../partnerCenter/operations';
import type { Transfer as LiveTransfer } from '../../partnerCenter/partnerCenter';
import { portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { madeByUs } from '../madeByUs';
import { seenBy } from '../seenBy';
import { sendToPartnerCenter } from '../sendToPartnerCenter';
import { openRequest } from './openRequest';

/** TRF-9 to TRF-12: one request in Partner Center, whatever happened to the answer of the first attempt. */
export async function createTransfer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'createTransfer' || customerId === undefined) return done();
  const { n } = work;
  const transfer = (job.doc.state as Customer).transfers[String(n)];
  if (transfer?.status !== 'creating') return done();
  if (isNewCommerce(transfer)) return openRequest(context, job, transfer, customerId);
  const { requestedBy } = transfer;
  if (requestedBy === undefined) return done();
  const connection = context.connection(job.doc.pk);
  const now = () => instant(context.clock);
  const notCreated = (explanation: string) =>
    done({ customer: [{ type: 'noteTransferNotCreated', n, explanation, now: now() }] });
  const created = (transferId: string) =>
    done({ customer: [{ type: 'noteTransferCreated', n, transferId, now: now() }] });
  const mpnId = context.organization(job.doc.pk)?.mpnId;
  const look = async (named?: string) => {
    const shown = await seenBy(context, [job.doc.pk, transfer.provider], (one) => one.transfers(customerId));
    const matches = (one: LiveTransfer) =>
      isSameRequest(one, job.doc.pk, transfer) && (named === undefined || one.id.toLowerCase() === named);
    return madeByUs(shown?.value ?? [], job.doc.state as Customer, transfer.requestedAt, matches);
  };
  return sendToPartnerCenter(
    job,
    async (send) => {
      const made = job.first ? undefined : await look();
      if (made !== undefined) return created(made.id);
      if (connection === undefined || howIs(connection, 'openTransfer') === 'portal') return notCreated(portalOnly);
      const policy = policyPacks[transfer.policy] ?? context.policy;
      const lost = await lostRole(context, policy, 'createTransfer', requestedBy);
      if (lost !== undefined) return notCreated(lost);
      const answer = await send((options) =>
        connection.protocol('legacy').open(
          {
            customerId,
            providerTenantId: transfer.provider,
            subscriptionIds: transfer.lines.map((line) => line.subscriptionId),
            ...(mpnId === undefined ? {} : { partnerIdOnRecord: mpnId }),
          },
          options,
        ),
      );
      return created(answer.id);
    },
    ({ explanation }) => notCreated(explanation),
    async ({ code, description }) => {
      // Refused because it is there already: by our own call whose answer was lost, or under the id that the refusal names.
      const named = code === alreadyInTransfer ? guidIn(description) : undefined;
      const made = job.first && named === undefined ? undefined : await look(named);
      return made === undefined ? undefined : created(made.id);
    },
  );
}

/** "Already part of another transfer request id : ..." */
const alreadyInTransfer = '800078';

const guidIn = (text: string | undefined): string | undefined =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text ?? '')?.[0].toLowerCase();

/** Legacy requests between the same two are told apart by their base subscriptions. */
function isSameRequest(live: LiveTransfer, partner: string, ours: Transfer): boolean {
  const key = (ids: readonly string[]) =>
    ids
      .map((id) => id.toLowerCase())
      .sort()
      .join();
  return (
    live.sourceTenantId.toLowerCase() === partner &&
    live.targetTenantId.toLowerCase() === ours.provider &&
    key(live.lines.map((line) => line.subscriptionId)) === key(ours.lines.map((line) => line.subscriptionId))
  );
}
