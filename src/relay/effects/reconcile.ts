import { customerAggregate, customerIdOf, customerRef } from '../../aggregates';
import { nextNight } from '../../businessTime';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import type { Effect } from '../../domain/effects';
import type { ProgrammeCommand } from '../../domain/programme/commands';
import type { Programme } from '../../domain/programme/programme';
import { deterministicId } from '../../ids';
import type { AggregateDocument } from '../../store/documents/aggregateDocument';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { differencesOf, isWorthComparing } from '../reconcileCustomer';
import { syncBook } from './syncBook';

type Reconcile = Extract<Effect, { kind: 'reconcile' }>;

/**
 * Customers compared at a time, and the pause before the next of them. Each costs two to four reads, so this stays under
 * 250 a minute: half of the 500 that Microsoft publishes for a tenant (partner-center 1.8), the rest is for people.
 */
const pageSize = 5;
const pageEveryMs = 5_000;

/**
 * Once a night, for each partner at a time of its own, what stands here is compared with Partner Center, page by page of
 * its customers. Where it came to is kept with the effect, so that a crash goes on from there. Only differences do
 * anything.
 */
export async function reconcile(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'reconcile') return { result: { kind: 'done' } };
  const now = instant(context.clock);
  // Just begun: the first night is still to come.
  if (work.last === undefined && work.run === undefined) return tonight(context, job, now);
  if (work.run === undefined) return begin(context, job, work, now);
  const { began, page } = work.run;
  return callPartnerCenter(
    job.item,
    async () => {
      const found = await context.store.list<AggregateDocument<Customer>>('records', {
        pk: job.doc.pk,
        idPrefix: 'customer:',
        limit: pageSize,
        ...(page === undefined ? {} : { continuation: page }),
      });
      let asked = false;
      for (const { doc } of found.items) {
        if (!isWorthComparing(doc.state)) continue;
        asked = true;
        await compare(context, job, doc, work.last ?? began);
      }
      if (found.continuation === undefined) return tonight(context, job, began);
      const next: Reconcile = { ...work, run: { began, page: found.continuation } };
      return later(asked ? pageEveryMs : 0, next);
    },
    () => tonight(context, job, began),
  );
}

/**
 * The partner's own list of customers and of partnerships come first. Where its access has ended they are left out, and
 * the rest is compared through the providers' connections.
 */
async function begin(context: HandlerContext, job: Job, work: Reconcile, now: string): Promise<Outcome> {
  const book = await syncBook(context, job, () => done());
  if (book.result.kind === 'later') return book;
  const next: Reconcile = { ...work, run: { began: now } };
  const connection = context.connection(job.doc.pk);
  if (connection === undefined) return later(0, next);
  return callPartnerCenter(
    job.item,
    async () => {
      const listed = new Set((await connection.partners('reseller')).map(({ tenantId }) => tenantId));
      const { partnerships } = job.doc.state as Programme;
      const programme = Object.entries(partnerships)
        .filter(([provider, { status }]) => status === 'accepted' && !listed.has(provider))
        .map(([provider]): ProgrammeCommand => ({ type: 'notePartnershipEnded', provider, now }));
      return { ...later(0, next), programme };
    },
    () => later(0, next),
    () => later(0, next),
  );
}

async function compare(
  context: HandlerContext,
  job: Job,
  doc: AggregateDocument<Customer>,
  since: string,
): Promise<void> {
  const customerId = customerIdOf(doc);
  if (customerId === undefined) return;
  const commands = await differencesOf(context, job.doc.pk, customerId, { state: doc.state, since });
  if (commands.length > 0) await context.decide(customerAggregate, customerRef(job.doc.pk, customerId), commands);
}

function tonight(context: HandlerContext, job: Job, last: string): Outcome {
  const { pk } = job.doc;
  const now = instant(context.clock);
  // Always the same time for one partner, spread over the night for all of them.
  const share = Number.parseInt(deterministicId('night', pk).slice(0, 8), 16) / 2 ** 32;
  const at = nextNight(now, context.organization(pk)?.timeZone ?? 'UTC', share);
  return later(Date.parse(at) - Date.parse(now), { kind: 'reconcile', last });
}

const later = (ms: number, work: Reconcile): Outcome => ({
  result: { kind: 'later', ms, answered: false, failed: false, work },
});
