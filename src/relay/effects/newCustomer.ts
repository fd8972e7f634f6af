import { instant } from '../../clock';
import { sameCompany } from '../../companyName';
import type { Customer } from '../../domain/customer/customer';
import { tenantRequestTo } from '../../domain/customer/newCustomer';
import type { CustomerSummary, PartnerCenterConnection } from '../../partnerCenter/partnerCenter';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome, pollAgain } from '../handler';
import { readBook } from './syncBook';

/** INV-17: the customer whose tenant the provider was asked to create, once it is in the partner's list. */
export async function watchNewCustomer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'watchNewCustomer') return done();
  const { provider } = work;
  const request = tenantRequestTo(job.doc.state as Customer, provider);
  const connection = context.connection(job.doc.pk);
  if (request?.status !== 'requested' || connection === undefined) return done();
  const again = () => pollAgain(context, request.at);
  return callPartnerCenter(
    job.item,
    async () => {
      const wanted = { name: request.customerName, provider };
      const found = await findNewCustomer(context, job.doc.pk, connection, wanted);
      if (found === undefined) return again();
      const now = instant(context.clock);
      return done({ customer: [{ type: 'noteNewCustomerAppeared', provider, customerId: found.id, now }] });
    },
    again,
  );
}

/** The indirect customer of that name under that provider, if the partner's list holds it; the list is kept on the way. */
export async function findNewCustomer(
  context: HandlerContext,
  partnerTenant: string,
  connection: PartnerCenterConnection,
  wanted: { readonly name: string; readonly provider: string },
): Promise<CustomerSummary | undefined> {
  const book = await readBook(context, partnerTenant, connection);
  for (const customer of book) {
    if (customer.kind !== 'indirect' || !sameCompany(customer.name, wanted.name)) continue;
    const partners = await connection.partnersOfCustomer(customer.id);
    if (partners.some((one) => one.tenantId === wanted.provider)) return customer;
  }
  return undefined;
}
