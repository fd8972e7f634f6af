import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import type { Transfer } from '../../domain/customer/transfer';
import { policyPacks } from '../../domain/policy/packs';
import { isRequestBetween, productTypesOf } from '../../newCommerceRequests';
import { howIs } from '../../partnerCenter/operations';
import type { Transfer as LiveTransfer } from '../../partnerCenter/partnerCenter';
import { portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { madeByUs } from '../madeByUs';
import { seenBy } from '../seenBy';
import { sendToPartnerCenter } from '../sendToPartnerCenter';

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
  // Two requests between the same partners differ by nothing but their time.
  const look = async () => {
    const shown = await seenBy(context, [provider, partner], (one) => one.transfers(customerId));
    const matches = (one: LiveTransfer) => isRequestBetween(one, partner, provider);
    return madeByUs(shown?.value ?? [], job.doc.state as Customer, at, matches);
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
