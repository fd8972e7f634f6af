import { customerAggregate, customerIdOf, customerRef } from '../../aggregates';
import { nextNight } from '../../businessTime';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import type { Effect } from '../../domain/effects';
import type { ProgrammeCommand } from '../../domain/programme/commands';
import type { Programme } from '../../domain/programme/programme';
import { deterministicId } from '../../ids';
import { PartnerCenterError } from '../../partnerCenter/partnerCenter';
import type { AggregateDocument } from '../../store/documents/aggregateDocument';
import type { Page } from '../../store/store';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { isOutage } from '../isOutage';
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
  return comparePages(context, job, work, work.run);
}

type Run = NonNullable<Reconcile['run']>;

/** Pages on which nothing is to be compared are passed over, so many at a time, without a write. */
const pagesAtOnce = 20;
/** A page that cannot be read is tried so often before it is asked whether only single customers fail. */
const patience = 3;

async function comparePages(context: HandlerContext, job: Job, work: Reconcile, run: Run): Promise<Outcome> {
  const { began } = run;
  const since = work.last ?? began;
  return callPartnerCenter(
    job.item,
    async () => {
      const skips = job.item.failures >= patience;
      // Refused as well while Partner Center is away for everybody: then nobody is left out, and the page waits.
      if (skips) await context.connection(job.doc.pk)?.partners('reseller');
      let page = run.page;
      for (let passed = 0; passed < pagesAtOnce; passed += 1) {
        const found: Page<AggregateDocument<Customer>> = await context.store.list('records', {
          pk: job.doc.pk,
          idPrefix: 'customer:',
          limit: pageSize,
          ...(page === undefined ? {} : { continuation: page }),
        });
        const worth = found.items.filter(({ doc }) => isWorthComparing(doc.state));
        for (const { doc } of worth) await compareOne(context, job, doc, { since, skips });
        if (found.continuation === undefined) return tonight(context, job, began);
        page = found.continuation;
        if (worth.length > 0) break;
      }
      return later(pageEveryMs, { ...work, run: page === undefined ? { began } : { began, page } });
    },
    () => tonight(context, job, began),
  );
}

/** One customer that fails keeps nobody else from being compared; it has its turn again next night. */
async function compareOne(
  context: HandlerContext,
  job: Job,
  doc: AggregateDocument<Customer>,
  { since, skips }: { readonly since: string; readonly skips: boolean },
): Promise<void> {
  try {
    await compare(context, job, doc, since);
  } catch (error) {
    const away = error instanceof PartnerCenterError;
    if (away ? !skips : isOutage(error)) throw error;
    context.log.error({ err: error, aggregate: doc.id }, 'alert: a customer could not be compared; it is next night');
  }
}

/** What is left of a night that the program itself kept from ending: the next one begins from the start. */
export const nextDay = (work: Reconcile): Reconcile => {
  const last = work.run?.began ?? work.last;
  return { kind: 'reconcile', ...(last === undefined ? {} : { last }) };
};

/**
 * The partner's own list of customers and of partnerships come first. Where its access has ended they are left out, and
 * the rest is compared through the providers' connections.
 */
async function begin(context: HandlerContext, job: Job, work: Reconcile, now: string): Promise<Outcome> {
  const book = await syncBook(context, job, () => done());
  if (book.result.kind === 'later') return book;
  const run = { began: now };
  const programme: ProgrammeCommand[] = [];
  const goOn = async (): Promise<Outcome> => {
    const next: Reconcile = { ...work, run };
    const { result } = await comparePages(context, job, next, run);
    return { result: result.kind === 'later' ? { work: next, ...result } : result, programme };
  };
  const connection = context.connection(job.doc.pk);
  if (connection === undefined) return goOn();
  const read = async (): Promise<Outcome> => {
    const listed = new Set((await connection.partners('reseller')).map(({ tenantId }) => tenantId));
    const { partnerships } = job.doc.state as Programme;
    for (const [provider, { status }] of Object.entries(partnerships))
      if (status === 'accepted' && !listed.has(provider))
        programme.push({ type: 'notePartnershipEnded', provider, now });
    return done();
  };
  const partners = await callPartnerCenter(
    job.item,
    read,
    () => done(),
    () => done(),
  );
  return partners.result.kind === 'later' ? partners : goOn();
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
