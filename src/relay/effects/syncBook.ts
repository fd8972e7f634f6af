import { foldName } from '../../foldName';
import type { CustomerSummary, PartnerCenterConnection } from '../../partnerCenter/partnerCenter';
import { type CustomerRowDocument, customerRowId } from '../../store/documents/customerDocuments';
import { documentVersion } from '../../store/store';
import { upsert } from '../../store/upsert';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

/** Keeps one row per customer of the partner's book, so that lists and searches never wait for Partner Center. */
export async function syncBook(context: HandlerContext, job: Job): Promise<Outcome> {
  const connection = context.connection(job.doc.pk);
  if (connection === undefined) return done();
  return callPartnerCenter(
    job.item,
    async () => {
      await readBook(context, job.doc.pk, connection);
      return done();
    },
    () => done(),
  );
}

/** Reads the whole book, keeps its rows, and answers with it. */
export async function readBook(
  context: HandlerContext,
  partnerTenant: string,
  connection: PartnerCenterConnection,
): Promise<readonly CustomerSummary[]> {
  const book: CustomerSummary[] = [];
  for await (const customer of connection.customers()) {
    book.push(customer);
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
  return book;
}
