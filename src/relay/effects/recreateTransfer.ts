import { customerIdOf } from '../../aggregates';
import { observedFacts } from '../../candidates';
import { instant } from '../../clock';
import type { Customer } from '../../domain/customer/customer';
import { policyPacks } from '../../domain/policy/packs';
import { isEnrolled } from '../../domain/programme/programme';
import { observeCustomer } from '../../observe';
import { loadProgramme } from '../../present/loadAggregates';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome, retry } from '../handler';

/** How often Partner Center may still show a withdrawn request before what it says is believed. */
const patience = 6;

/**
 * CON-7: the old request is withdrawn; what is there now decides what the new one holds. The decision and leaving the
 * outbox are one write, so a crash in between makes it again and never twice.
 */
export async function recreateTransfer(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'recreateTransfer' || customerId === undefined) return done();
  const transfer = (job.doc.state as Customer).transfers[String(work.n)];
  if (transfer?.status !== 'withdrawn' || transfer.recreating !== true) return done();
  const partner = job.doc.pk;
  const facts = {
    providerName: transfer.providerName,
    partnerName: transfer.partnerName,
    customerName: transfer.customerName,
  };
  const policy = policyPacks[transfer.policy] ?? context.policy;
  const decide = (more: { readonly enrolled: boolean } & ReturnType<typeof observedFacts>) =>
    done({
      customer: [{ type: 'recreate', n: work.n, policy, facts: { ...facts, ...more }, now: instant(context.clock) }],
    });
  // Without knowing what is there, nothing may be promised: the partner is told and makes the request by hand.
  const byHand = () => decide({ enrolled: true, providerListed: true, agreement: 'direct', candidates: [] });
  return callPartnerCenter(
    job.item,
    async () => {
      const observation = await observeCustomer(context, partner, customerId);
      if (observation === undefined) return byHand();
      const wanted = new Set(transfer.lines.map((line) => line.subscriptionId.toLowerCase()));
      const stillHeld = observation.eligibility.some(
        (one) => wanted.has(one.subscriptionId.toLowerCase()) && one.reason?.kind === 'inTransfer',
      );
      if (stillHeld && job.item.failures < patience) return retry(job.item, true);
      const { state: programme } = await loadProgramme(context.store, partner);
      return decide({ enrolled: isEnrolled(programme), ...observedFacts(observation, transfer.provider) });
    },
    byHand,
  );
}
