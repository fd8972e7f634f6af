import { instant } from '../../clock';
import { sameCompany } from '../../companyName';
import type { Customer } from '../../domain/customer/customer';
import { tenantRequestTo } from '../../domain/customer/newCustomer';
import { foldName } from '../../foldName';
import type { CustomerSummary, PartnerCenterConnection } from '../../partnerCenter/partnerCenter';
import { type CustomerRowDocument, customerRowId } from '../../store/documents/customerDocuments';
import { listAll } from '../../store/listAll';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { pollAgain } from '../poll';
import { keepRow } from './syncBook';

/** INV-17: the customer whose tenant the provider was asked to create, once it is in the partner's list. */
export async function watchNewCustomer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'watchNewCustomer') return done();
  const { provider } = work;
  const request = tenantRequestTo(job.doc.state as Customer, provider);
  const connection = context.connection(job.doc.pk);
  if (request?.status !== 'requested' || connection === undefined) return done();
  const again = () => pollAgain(context, request.at, job.item);
  return callPartnerCenter(
    job.item,
    async () => {
      const wanted = { name: request.customerName, provider, since: request.at };
      const found = await findNewCustomer(context, job.doc.pk, connection, wanted);
      if (found === undefined) return again();
      const now = instant(context.clock);
      return done({ customer: [{ type: 'noteNewCustomerAppeared', provider, customerId: found.id, now }] });
    },
    again,
  );
}

interface Wanted {
  readonly name: string;
  readonly provider: string;
  /** When it was asked for. */
  readonly since: string;
}

/**
 * The indirect customer of that name under that provider, if the partner's list holds it. The list is asked by the
 * beginning of the name; a name that is spelled otherwise there is found, once it waits for a week, in the rows that the
 * nightly comparison keeps of the whole book. Looking never reads the book itself.
 */
export async function findNewCustomer(
  context: HandlerContext,
  partnerTenant: string,
  connection: PartnerCenterConnection,
  wanted: Wanted,
): Promise<CustomerSummary | undefined> {
  for await (const named of candidates(context, partnerTenant, connection, wanted)) {
    if (!sameCompany(named.name, wanted.name)) continue;
    const partners = await connection.partnersOfCustomer(named.id);
    if (!partners.some((one) => one.tenantId === wanted.provider)) continue;
    const customer = await connection.customer(named.id);
    if (customer.kind !== 'indirect') continue;
    await keepRow(context, partnerTenant, customer);
    return customer;
  }
  return undefined;
}

async function* candidates(
  context: HandlerContext,
  partnerTenant: string,
  connection: PartnerCenterConnection,
  { name, since }: Wanted,
): AsyncIterable<Pick<CustomerSummary, 'id' | 'name'>> {
  for (const start of plainStarts(name)) yield* connection.customersNamed(start);
  if (context.clock.now().getTime() - Date.parse(since) < weekMs) return;
  const query = { pk: partnerTenant, idPrefix: customerRowId('') };
  for await (const { customer } of listAll<CustomerRowDocument>(context.store, 'records', query)) yield customer;
}

const weekMs = 7 * 86_400_000;

/**
 * How the filter treats accents and ligatures is not documented, and people leave them out: *coeur* may stand there as
 * *Cœur*. So only the consonants that a name begins with are asked for, or each way to write the vowel it begins with.
 */
function plainStarts(name: string): readonly string[] {
  const whole = name.trim();
  const consonants = /^[b-df-hj-np-tv-xz0-9]*/i.exec(whole)?.[0] ?? '';
  if (consonants !== '') return [consonants];
  const first = [...whole].slice(0, 1).join('').toLowerCase();
  const plain = foldName(first).charAt(0);
  return [...new Set([...(spellings[plain] ?? ''), first, plain])].filter((start) => start !== '');
}

const spellings: Readonly<Record<string, string>> = {
  a: 'aàâäáåæ',
  c: 'cç',
  e: 'eéèêë',
  i: 'iîïí',
  o: 'oôöóœø',
  u: 'uùûüú',
  y: 'yÿ',
};
