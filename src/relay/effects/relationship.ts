import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import { type Customer, relationshipWith } from '../../domain/customer/customer';
import { callPartnerCenter, portalOnly, requestIdOf } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome, pollAgain } from '../handler';

/** EXT-12, EXT-13. The consents were checked by the decision; the provider's listing is looked up before a resend. */
export async function extendRelationship(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'extendRelationship' || customerId === undefined) return done();
  const { provider } = work;
  if (relationshipWith(job.doc.state as Customer, provider).status !== 'extending') return done();
  const connection = context.connection(job.doc.pk);
  const portal = connection?.portal;
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ customer: [{ type: 'noteNotExtended', provider, explanation, now: now() }] });
  if (connection === undefined || portal === undefined) return notTaken(portalOnly);
  return callPartnerCenter(
    job.item,
    async () => {
      const there =
        !job.first && (await connection.partnersOfCustomer(customerId)).some((one) => one.tenantId === provider);
      if (!there) await portal.extendRelationship(customerId, provider, { requestId: requestIdOf(job.item) });
      return done({ customer: [{ type: 'noteExtended', provider, now: now() }] });
    },
    notTaken,
  );
}

/** EXT-14: verified once Partner Center lists the provider for the customer; the agreement is read at the same time. */
export async function verifyRelationship(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'verifyRelationship' || customerId === undefined) return done();
  const { provider } = work;
  const relationship = relationshipWith(job.doc.state as Customer, provider);
  const connection = context.connection(job.doc.pk);
  if (relationship.status !== 'extended' || connection === undefined) return done();
  const again = () => pollAgain(context, relationship.at);
  return callPartnerCenter(
    job.item,
    async () => {
      const listed = (await connection.partnersOfCustomer(customerId)).some((one) => one.tenantId === provider);
      if (!listed) return again();
      const agreement = await connection.agreement(customerId);
      const now = instant(context.clock);
      return done({
        customer: [
          { type: 'noteAgreement', provider, agreement, now },
          { type: 'noteProviderListed', provider, now },
        ],
      });
    },
    again,
  );
}
