import { foldName } from '../../foldName';
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
      for await (const customer of connection.customers()) {
        const key = { pk: job.doc.pk, id: customerRowId(customer.id) };
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
      return done();
    },
    () => done(),
  );
}
