import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { CustomerCommand } from '../../domain/customer/commands';
import { type Customer, type Relationship, relationshipWith } from '../../domain/customer/customer';
import { portalCalls } from '../../partnerCenter/operations';
import { callPartnerCenter, portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { pollAgain } from '../poll';
import { seenBy } from '../seenBy';
import { sendToPartnerCenter } from '../sendToPartnerCenter';
import { loggedExtension } from './loggedExtension';

/** EXT-12, EXT-13. The consents were checked by the decision; the provider's listing is looked up before a resend. */
export async function extendRelationship(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'extendRelationship' || customerId === undefined) return done();
  const { provider } = work;
  const relationship = relationshipWith(job.doc.state as Customer, provider);
  if (relationship.status !== 'extending') return done();
  const portal = portalCalls(context.connection(job.doc.pk), 'extendRelationship');
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ customer: [{ type: 'noteNotExtended', provider, explanation, now: now() }] });
  const isListed = async () => (await listing(context, job, provider, customerId))?.value === true;
  const extended = (outside?: true) =>
    done({
      customer: [{ type: 'noteExtended', provider, now: now(), ...(outside === undefined ? {} : { outside }) }],
    });
  return sendToPartnerCenter(
    job,
    async (send) => {
      if (!job.first && (await isListed())) return extended();
      if (portal === undefined) return notTaken(portalOnly);
      const lost = await lostRole(context, context.policy, 'extendRelationship', relationship.by);
      if (lost !== undefined) return notTaken(lost);
      await send((options) => portal.extendRelationship(customerId, provider, options));
      return extended();
    },
    ({ explanation }) => notTaken(explanation),
    // Somebody may have extended it in the portal, or our own call whose answer was lost.
    async () => ((await isListed()) ? extended(job.first ? true : undefined) : undefined),
  );
}

/** Whether Partner Center lists provider and partner for the customer: each side is shown the other one. */
const listing = (context: HandlerContext, job: Job, provider: string, customerId: string) =>
  seenBy(context, [job.doc.pk, provider], async (connection) => {
    const other = connection.tenantId === provider ? job.doc.pk : provider;
    return (await connection.partnersOfCustomer(customerId)).some((one) => one.tenantId === other);
  });

/** A listing that takes longer than this is worth a look by a person (EXT-14). */
const listingMs = 15 * 60_000;

const isLate = (context: HandlerContext, relationship: Extract<Relationship, { status: 'extending' | 'extended' }>) =>
  relationship.missingSince === undefined && context.clock.now().getTime() - Date.parse(relationship.at) >= listingMs;

/** EXT-14: verified once Partner Center lists the provider for the customer; the agreement is read at the same time. */
export async function verifyRelationship(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'verifyRelationship' || customerId === undefined) return done();
  const { provider } = work;
  const relationship = relationshipWith(job.doc.state as Customer, provider);
  if (relationship.status !== 'extended') return done();
  const again = async () => {
    const later = pollAgain(context, relationship.at, job.item);
    const logged = await loggedExtension(context, job, provider);
    return logged === undefined ? later : { ...later, customer: [logged] };
  };
  const missing = (): CustomerCommand => ({ type: 'noteProviderMissing', provider, now: instant(context.clock) });
  return callPartnerCenter(
    job.item,
    async () => {
      const now = instant(context.clock);
      // Each side is shown the other one.
      const seen = await seenBy(context, [job.doc.pk, provider], async (connection) => {
        const other = connection.tenantId === provider ? job.doc.pk : provider;
        const listed = (await connection.partnersOfCustomer(customerId)).some((one) => one.tenantId === other);
        return { listed, agreement: listed ? await connection.agreement(customerId) : undefined };
      });
      // Nothing can show it: what was stated counts by itself, and stays marked so.
      if (seen === undefined) return done({ customer: [{ type: 'noteProviderListed', provider, byWord: true, now }] });
      const { listed, agreement } = seen.value;
      if (!listed || agreement === undefined) {
        const later = await again();
        return isLate(context, relationship) ? { ...later, customer: [missing(), ...(later.customer ?? [])] } : later;
      }
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
