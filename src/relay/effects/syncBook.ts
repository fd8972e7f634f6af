import { foldName } from '../../foldName';
import type { CustomerSummary, PartnerCenterConnection } from '../../partnerCenter/partnerCenter';
import { type CustomerRowDocument, customerRowId } from '../../store/documents/customerDocuments';
import { documentVersion } from '../../store/store';
import { upsert } from '../../store/upsert';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

/** The effect waits this long for the book; a larger one is read on while the document's other effects go ahead. */
const patienceMs = 1_000;
const askAgainMs = 1_000;

/** Books being read by this process, by tenant. After a crash the effect is still there and the reading begins anew. */
const underWay = new WeakMap<HandlerContext, Map<string, Promise<unknown>>>();

/** Keeps one row per customer of the partner's book, so that lists and searches never wait for Partner Center. */
export async function syncBook(
  context: HandlerContext,
  job: Job,
  ended?: (untilNextTryMs: number) => Outcome,
): Promise<Outcome> {
  const { pk } = job.doc;
  const connection = context.connection(pk);
  if (connection === undefined) return done();
  return callPartnerCenter(
    job.item,
    async () => {
      const books = underWay.get(context) ?? new Map<string, Promise<unknown>>();
      underWay.set(context, books);
      const reading = books.get(pk) ?? readBook(context, pk, connection);
      books.set(pk, reading);
      // Whether it failed is asked below, by whoever comes to collect it.
      reading.catch(() => undefined);
      try {
        if (await endsSoon(reading)) books.delete(pk);
        else return { result: { kind: 'later', ms: askAgainMs, answered: false, failed: false } };
      } catch (error) {
        books.delete(pk);
        throw error;
      }
      return done();
    },
    () => done(),
    ended,
  );
}

/** Reads the whole book and keeps its rows. */
async function readBook(
  context: HandlerContext,
  partnerTenant: string,
  connection: PartnerCenterConnection,
): Promise<void> {
  for await (const customer of connection.customers()) await keepRow(context, partnerTenant, customer);
}

/** Keeps the row of one customer of the book. */
export async function keepRow(
  context: HandlerContext,
  partnerTenant: string,
  customer: CustomerSummary,
): Promise<void> {
  const key = { pk: partnerTenant, id: customerRowId(customer.id) };
  await upsert<CustomerRowDocument>(context.store, 'records', key, (current) =>
    JSON.stringify(current?.customer) === JSON.stringify(customer)
      ? undefined
      : {
          ...current,
          ...key,
          type: 'customerRow',
          v: documentVersion,
          customer,
          folded: foldName(customer.name),
        },
  );
}

async function endsSoon(reading: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
    timer.unref();
  });
  try {
    return await Promise.race([reading.then(() => true), patience]);
  } finally {
    clearTimeout(timer);
  }
}
