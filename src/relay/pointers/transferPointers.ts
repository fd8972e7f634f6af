import { projectForPartner, projectForProvider } from '../../domain/customer/projection';
import { isOpen, type Transfer } from '../../domain/customer/transfer';
import { stepOfTransfer } from '../../domain/digest/stepOf';
import type { Side } from '../../domain/effects';
import type { HandlerContext, Job } from '../handler';
import { writePointer } from './writePointer';

/** A transfer in the partitions of its two sides, each with its own projection. */
export async function writeTransferPointers(
  context: HandlerContext,
  job: Job,
  at: { readonly transfer: Transfer; readonly customerId: string; readonly pointer: string },
  sides: readonly Side[],
): Promise<void> {
  const { transfer, customerId, pointer } = at;
  for (const side of sides) {
    const tenantId = side === 'partner' ? job.doc.pk : transfer.provider;
    const projection = side === 'partner' ? projectForPartner(transfer) : projectForProvider(transfer);
    const content = { customerId, n: transfer.n, open: isOpen(transfer), projection, step: stepOfTransfer(projection) };
    await writePointer(context, job, { tenantId, thing: 'transfer', pointer }, content);
  }
}
