import { instant } from '../../clock';
import type { Enrollment } from '../../domain/programme/enrollmentState';
import type { Programme } from '../../domain/programme/programme';
import { approvalClock, incentivesClock } from '../../enrollmentClocks';
import { portalCalls } from '../../partnerCenter/operations';
import { portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { sendToPartnerCenter } from '../sendToPartnerCenter';

/** What Partner Center says when the act is done already: by an earlier call whose answer was lost, or by somebody there. */
const alreadyDone = 'partnerCenter.error.portalAlreadyDone';

export const enrollmentOf = (job: Job): Enrollment => (job.doc.state as Programme).enrollment;

/** The end of the undo window: from here on it is being sent. */
export async function endEnrollmentUndo(context: HandlerContext): Promise<Outcome> {
  return done({ programme: [{ type: 'beginSendingEnrollment', now: instant(context.clock) }] });
}

/** ENR-5. A lost answer is looked up before anything is sent again. */
export async function submitEnrollment(context: HandlerContext, job: Job): Promise<Outcome> {
  const enrollment = enrollmentOf(job);
  if (enrollment.status !== 'sending') return done();
  const portal = portalCalls(context.connection(job.doc.pk), 'enrollment');
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ programme: [{ type: 'noteEnrollmentNotTaken', explanation, now: now() }] });
  if (portal === undefined) return notTaken(portalOnly);
  const sent = async (outside?: true): Promise<Outcome> => {
    const clock = await approvalClock(now(), context.policy, context.organization(job.doc.pk));
    return done({ programme: [{ type: 'noteEnrollmentSent', ...clock, ...(outside ? { outside } : {}), now: now() }] });
  };
  const isThere = async () => {
    const { status } = await portal.enrollment();
    return status !== 'none' && status !== 'declined';
  };
  return sendToPartnerCenter(
    job,
    async (send) => {
      if (!job.first && (await isThere())) return sent();
      const lost = await lostRole(context, context.policy, 'submitEnrollment', enrollment.by);
      if (lost !== undefined) return notTaken(lost);
      await send((options) => portal.submitEnrollment({ primaryContact: enrollment.primaryContact }, options));
      return sent();
    },
    ({ explanation }) => (explanation === alreadyDone ? sent(job.first || undefined) : notTaken(explanation)),
  );
}

/** ENR-15, ENR-16: the acceptance that enables the reseller's capabilities. */
export async function acceptResellerAgreement(context: HandlerContext, job: Job): Promise<Outcome> {
  const enrollment = enrollmentOf(job);
  if (enrollment.status !== 'acceptingAgreement') return done();
  const portal = portalCalls(context.connection(job.doc.pk), 'resellerAgreement');
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ programme: [{ type: 'noteResellerAgreementNotTaken', explanation, now: now() }] });
  if (portal === undefined) return notTaken(portalOnly);
  const accepted = (outside?: true) => {
    const incentives = incentivesClock(now(), context.policy, context.organization(job.doc.pk));
    return done({ programme: [{ type: 'noteEnrolled', incentives, ...(outside ? { outside } : {}), now: now() }] });
  };
  return sendToPartnerCenter(
    job,
    async (send) => {
      if (!job.first && (await portal.enrollment()).status === 'enrolled') return accepted();
      const lost = await lostRole(context, context.policy, 'acceptResellerAgreement', enrollment.by);
      if (lost !== undefined) return notTaken(lost);
      await send((options) => portal.acceptResellerAgreement(options));
      return accepted();
    },
    ({ explanation }) => (explanation === alreadyDone ? accepted(job.first || undefined) : notTaken(explanation)),
  );
}
