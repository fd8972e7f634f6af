import { afterBusinessDays } from '../../businessTime';
import { instant } from '../../clock';
import type { Programme } from '../../domain/programme/programme';
import { callPartnerCenter, portalOnly, requestIdOf } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome, pollAgain } from '../handler';

const stateOf = (job: Job): Programme => job.doc.state as Programme;

/** The end of the undo window: from here on it is being sent. */
export async function endEnrollmentUndo(context: HandlerContext): Promise<Outcome> {
  return done({ programme: [{ type: 'beginSendingEnrollment', now: instant(context.clock) }] });
}

/** ENR-5. A lost answer is looked up before anything is sent again. */
export async function submitEnrollment(context: HandlerContext, job: Job): Promise<Outcome> {
  const { enrollment } = stateOf(job);
  if (enrollment.status !== 'sending') return done();
  const portal = context.connection(job.doc.pk)?.portal;
  const now = () => instant(context.clock);
  if (portal === undefined)
    return done({ programme: [{ type: 'noteEnrollmentNotTaken', explanation: portalOnly, now: now() }] });
  const zone = context.organization(job.doc.pk)?.timeZone ?? 'UTC';
  const sent = (): Outcome => {
    const approvalDueBy = afterBusinessDays(now(), context.policy.approvalBusinessDays, zone);
    return done({ programme: [{ type: 'noteEnrollmentSent', approvalDueBy, now: now() }] });
  };
  return callPartnerCenter(
    job.item,
    async () => {
      if (!job.first && (await portal.enrollment()).status !== 'none') return sent();
      await portal.submitEnrollment(
        { primaryContact: enrollment.primaryContact },
        { requestId: requestIdOf(job.item) },
      );
      return sent();
    },
    (explanation) => done({ programme: [{ type: 'noteEnrollmentNotTaken', explanation, now: now() }] }),
  );
}

/** ENR-10, ENR-11: usually immediate, up to five business days. */
export async function watchEnrollment(context: HandlerContext, job: Job): Promise<Outcome> {
  const { enrollment } = stateOf(job);
  const portal = context.connection(job.doc.pk)?.portal;
  if (enrollment.status !== 'submitted' || portal === undefined) return done();
  return callPartnerCenter(
    job.item,
    async () => {
      const now = instant(context.clock);
      switch ((await portal.enrollment()).status) {
        case 'approved':
        case 'enrolled':
          return done({ programme: [{ type: 'noteEnrollmentApproved', now }] });
        case 'declined':
          return done({ programme: [{ type: 'noteEnrollmentDeclined', now }] });
        default:
          return pollAgain(context, enrollment.at);
      }
    },
    () => pollAgain(context, enrollment.at),
  );
}

/** ENR-15, ENR-16: the acceptance that enables the reseller's capabilities. */
export async function acceptResellerAgreement(context: HandlerContext, job: Job): Promise<Outcome> {
  if (stateOf(job).enrollment.status !== 'acceptingAgreement') return done();
  const portal = context.connection(job.doc.pk)?.portal;
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ programme: [{ type: 'noteResellerAgreementNotTaken', explanation, now: now() }] });
  if (portal === undefined) return notTaken(portalOnly);
  return callPartnerCenter(
    job.item,
    async () => {
      const accepted = !job.first && (await portal.enrollment()).status === 'enrolled';
      if (!accepted) await portal.acceptResellerAgreement({ requestId: requestIdOf(job.item) });
      return done({ programme: [{ type: 'noteEnrolled', now: now() }] });
    },
    notTaken,
  );
}
