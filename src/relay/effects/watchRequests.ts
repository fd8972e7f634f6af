import { customerIdOf } from '../../aggregates';
import { type Customer, relationshipWith } from '../../domain/customer/customer';
import { openWith } from '../../domain/customer/newCommerce';
import { newCommerceKinds } from '../../newCommerceRequests';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { newlyOpened } from '../newlyOpened';
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
    async () => ({
      ...again,
      customer: await newlyOpened(context, {
        partner: job.doc.pk,
        provider,
        customerId,
        transfers: () => connection.transfers(customerId),
      }),
    }),
    () => again,
  );
}
