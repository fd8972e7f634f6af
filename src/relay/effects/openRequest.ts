import { instant } from '../../clock';
import { type Customer, transfersOf } from '../../domain/customer/customer';
import type { Transfer } from '../../domain/customer/transfer';
import { policyPacks } from '../../domain/policy/packs';
import { isPendingBetween, productTypesOf } from '../../newCommerceRequests';
import { howIs } from '../../partnerCenter/operations';
import type { Transfer as LiveTransfer } from '../../partnerCenter/partnerCenter';
import { portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { seenBy } from '../seenBy';
import { sendToPartnerCenter } from '../sendToPartnerCenter';

/** Clocks of Partner Center and of this machine may differ by this much when a request is recognized by its time. */
const clockSkewMs = 5 * 60_000;

/**
 * TRF-9 to TRF-12 in new commerce: the provider's own connection opens one request, whatever happened to the answer of
 * the first attempt.
 */
export async function openRequest(
  context: HandlerContext,
  job: Job,
  transfer: Extract<Transfer, { status: 'creating' }>,
  customerId: string,
): Promise<Outcome> {
  const { n, provider, opening } = transfer;
  const partner = job.doc.pk;
  const connection = context.connection(provider);
  const now = () => instant(context.clock);
  const notOpened = (explanation: string) =>
    done({ customer: [{ type: 'noteTransferNotCreated', n, explanation, now: now() }] });
  const { by, at = transfer.requestedAt, customerEmail = '', kinds = [], partnerIdOnRecord } = opening ?? {};
  if (by === undefined) return done();
  const opened = ({ id, expiresAt }: LiveTransfer) =>
    done({
      customer: [
        {
          type: 'noteTransferCreated',
          n,
          transferId: id,
          now: now(),
          ...(expiresAt === undefined ? {} : { expiresAt }),
        },
      ],
    });
  const known = new Set(
    transfersOf(job.doc.state as Customer).map((one) => ('transferId' in one ? one.transferId?.toLowerCase() : '')),
  );
  // Two requests between the same partners differ by nothing but their time: a pending one since then is this one.
  const look = async () => {
    const shown = await seenBy(context, [provider, partner], (one) => one.transfers(customerId));
    return shown?.value.find(
      (one) =>
        isPendingBetween(one, partner, provider) &&
        !known.has(one.id.toLowerCase()) &&
        Date.parse(one.createdAt) >= Date.parse(at) - clockSkewMs,
    );
  };
  const productTypes = productTypesOf(kinds);
  return sendToPartnerCenter(
    job,
    async (send) => {
      const made = job.first ? undefined : await look();
      if (made !== undefined) return opened(made);
      if (connection === undefined || howIs(connection, 'openTransfer') === 'portal') return notOpened(portalOnly);
      const lost = await lostRole(context, policyPacks[transfer.policy] ?? context.policy, 'requestTransfer', by);
      if (lost !== undefined) return notOpened(lost);
      const answer = await send((options) =>
        connection.protocol('newCommerce').open(
          {
            customerId,
            customerName: transfer.customerName,
            sourceTenantId: partner,
            sourceName: transfer.partnerName,
            customerEmail,
            ...(partnerIdOnRecord === undefined ? {} : { partnerIdOnRecord }),
            ...(productTypes.length === 0 ? {} : { productTypes }),
          },
          options,
        ),
      );
      return opened(answer);
    },
    ({ explanation }) => notOpened(explanation),
    async () => {
      const made = job.first ? undefined : await look();
      return made === undefined ? undefined : opened(made);
    },
  );
}
