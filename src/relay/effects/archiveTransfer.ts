import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import { transferPointer } from '../../ids';
import { findPointer } from '../../present/pointers';
import { done, type HandlerContext, type Job, type Outcome, retry } from '../handler';

/** A customer's document is capped, so what is over leaves it, but only once every reader's own document shows it whole. */
export async function archiveTransfer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'archiveTransfer' || customerId === undefined) return done();
  const { n } = work;
  const transfer = (job.doc.state as Customer).transfers[String(n)];
  if (transfer === undefined) return done();
  const pointer = transferPointer(job.doc.pk, customerId, n);
  // A request that was never created was never shown to the provider, and one that is not linked is shown nothing.
  const shownToProvider =
    transfer.status !== 'notCreated' && (await context.pairing.reaches(job.doc.pk, transfer.provider));
  const readers = shownToProvider ? [job.doc.pk, transfer.provider] : [job.doc.pk];
  for (const pk of readers) {
    const shown = await findPointer(context, pk, 'transfer', pointer);
    if (shown?.projection.status !== transfer.status) return retry(job.item, false);
  }
  return done({ customer: [{ type: 'noteArchived', n, now: instant(context.clock) }] });
}
