import { instant } from '../../clock';
import type { Enrollment } from '../../domain/programme/enrollmentState';
import type { Programme } from '../../domain/programme/programme';
import { approvalClock, incentivesClock } from '../../enrollmentClocks';
import { callPartnerCenter, portalOnly, requestIdOf } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

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
  const portal = context.connection(job.doc.pk)?.portal;
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ programme: [{ type: 'noteEnrollmentNotTaken', explanation, now: now() }] });
  if (portal === undefined) return notTaken(portalOnly);
  const sent = async (): Promise<Outcome> => {
    const clock = await approvalClock(now(), context.policy, context.organization(job.doc.pk));
    return done({ programme: [{ type: 'noteEnrollmentSent', ...clock, now: now() }] });
  };
  const isThere = async () => {
    const { status } = await portal.enrollment();
    return status !== 'none' && status !== 'declined';
  };
  return callPartnerCenter(
    job.item,
    async () => {
      if (!job.first && (await isThere())) return sent();
      await portal.submitEnrollment(
        { primaryContact: enrollment.primaryContact },
        { requestId: requestIdOf(job.item) },
      );
      return sent();
    },
    (explanation) => (explanation === alreadyDone ? sent() : notTaken(explanation)),
  );
}

/** ENR-15, ENR-16: the acceptance that enables the reseller's capabilities. */
export async function acceptResellerAgreement(context: HandlerContext, job: Job): Promise<Outcome> {
  if (enrollmentOf(job).status !== 'acceptingAgreement') return done();
  const portal = context.connection(job.doc.pk)?.portal;
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ programme: [{ type: 'noteResellerAgreementNotTaken', explanation, now: now() }] });
  if (portal === undefined) return notTaken(portalOnly);
  const accepted = () => {
    const incentives = incentivesClock(now(), context.policy, context.organization(job.doc.pk));
    return done({ programme: [{ type: 'noteEnrolled', incentives, now: now() }] });
  };
  return callPartnerCenter(
    job.item,
    async () => {
      const isThere = !job.first && (await portal.enrollment()).status === 'enrolled';
      if (!isThere) await portal.acceptResellerAgreement({ requestId: requestIdOf(job.item) });
      return accepted();
    },
    (explanation) => (explanation === alreadyDone ? accepted() : notTaken(explanation)),
  );
}
