import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { CustomerCommand } from '../../domain/customer/commands';
import { type Customer, relationshipWith } from '../../domain/customer/customer';
import { openWith } from '../../domain/customer/newCommerce';
import { adoption, isPendingBetween, newCommerceKinds } from '../../newCommerceRequests';
import type { PartnerCenterConnection } from '../../partnerCenter/partnerCenter';
import { loadCustomerRow, loadProgramme } from '../../present/loadAggregates';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { pollAgain } from '../poll';
import { isWatchedTwice } from '../watchedTwice';

/**
 * A provider may open a request in the portal, asked or not, and tell nobody here: from the day of the relationship on,
 * the partner's own connection looks for one. Where nothing moves by new commerce, there is nothing to look for.
 */
export async function watchRequests(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'watchRequests' || customerId === undefined || isWatchedTwice(job)) return done();
  const { provider } = work;
  const connection = context.connection(job.doc.pk);
  const relationship = relationshipWith(job.doc.state as Customer, provider);
  if (connection === undefined || relationship.status !== 'verified') return done();
  if (newCommerceKinds(context.policy).length === 0) return done();
  const again = pollAgain(
    context,
    openWith(job.doc.state as Customer, provider)?.requestedAt ?? relationship.at,
    job.item,
  );
  return callPartnerCenter(
    job.item,
    async () => ({ ...again, customer: await newlyOpened(context, job, connection, { provider, customerId }) }),
    () => again,
  );
}

async function newlyOpened(
  context: HandlerContext,
  job: Job,
  connection: PartnerCenterConnection,
  { provider, customerId }: { readonly provider: string; readonly customerId: string },
): Promise<readonly CustomerCommand[]> {
  const partner = job.doc.pk;
  const pending = (await connection.transfers(customerId)).filter((one) => isPendingBetween(one, partner, provider));
  if (pending.length === 0) return [];
  const [programme, row] = await Promise.all([
    loadProgramme(context.store, partner),
    loadCustomerRow(context.store, partner, customerId),
  ]);
  const names = {
    partner,
    provider,
    partnerName: context.organization(partner)?.name ?? '',
    providerName: programme.state.partnerships[provider]?.name ?? context.organization(provider)?.name ?? '',
    customerName: row?.customer.name ?? '',
  };
  return pending.map((live) => adoption(live, names, context.policy, instant(context.clock)));
}
