import { customerAggregate, customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import { pairingWith } from '../../domain/programme/pairing';
import type { Programme } from '../../domain/programme/programme';
import { linkPointer } from '../../ids';
import type { AggregateDocument } from '../../store/documents/aggregateDocument';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { writePointer } from '../pointers/writePointer';

/** Customers of one page; between two pages the document's other effects go ahead. */
const pageSize = 50;

/**
 * A provider's tenant was linked with the partner's, or is no more: its own list of links first, then each customer of
 * which it is to see something now, or nothing any more. A customer notes one change of the link once.
 */
export async function spreadPairing(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'spreadPairing') return done();
  const { provider, page } = work;
  const { pk } = job.doc;
  const { version, linked } = pairingWith(job.doc.state as Programme, provider);
  if (page === undefined) await showLink(context, job, provider);
  const customers = await context.store.list<AggregateDocument>('records', {
    pk,
    idPrefix: 'customer:',
    limit: pageSize,
    ...(page === undefined ? {} : { continuation: page }),
  });
  const command = { type: 'noteLinking' as const, provider, linked: linked !== undefined, version };
  for (const { doc } of customers.items) {
    if (customerIdOf(doc) === undefined) continue;
    await context.decide(customerAggregate, { pk, id: doc.id }, [{ ...command, now: instant(context.clock) }]);
  }
  return customers.continuation === undefined ? done() : goOn({ ...work, page: customers.continuation });
}

/** The provider's own list of the partners it is linked with. */
async function showLink(context: HandlerContext, job: Job, provider: string): Promise<void> {
  const { pk } = job.doc;
  const { version, linked } = pairingWith(job.doc.state as Programme, provider);
  const at = { tenantId: provider, thing: 'link' as const, pointer: linkPointer(pk, provider) };
  const partnerName = context.organization(pk)?.name ?? '';
  await writePointer(context, job, at, {
    open: linked !== undefined,
    projection: { partnerName, version, at: linked?.at ?? instant(context.clock) },
  });
}

const goOn = (work: Extract<Job['item']['work'], { kind: 'spreadPairing' }>): Outcome => ({
  result: { kind: 'later', ms: 0, answered: false, failed: false, work },
});
