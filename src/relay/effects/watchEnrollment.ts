import { instant } from '../../clock';
import type { ProgrammeCommand } from '../../domain/programme/commands';
import { approvalClock } from '../../enrollmentClocks';
import { portalCalls } from '../../partnerCenter/operations';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { pollAgain } from '../poll';
import { enrollmentOf } from './enrollment';

/**
 * ENR-10, ENR-11, A.3-14: usually immediate, up to five business days. Approved and declined end the watch; a question
 * of Microsoft's, or a status nobody here knows, is told once and watched further.
 */
export async function watchEnrollment(context: HandlerContext, job: Job): Promise<Outcome> {
  const enrollment = enrollmentOf(job);
  const portal = portalCalls(context.connection(job.doc.pk), 'enrollment');
  if (enrollment.status !== 'submitted' || portal === undefined) return done();
  const again = (...programme: readonly ProgrammeCommand[]): Outcome => ({
    ...pollAgain(context, enrollment.at, job.item),
    programme,
  });
  return callPartnerCenter(
    job.item,
    async () => {
      const { status } = await portal.enrollment();
      const now = instant(context.clock);
      switch (status) {
        case 'approved':
        case 'enrolled':
          return done({ programme: [{ type: 'noteEnrollmentApproved', now }] });
        case 'declined':
          return done({ programme: [{ type: 'noteEnrollmentDeclined', now }] });
        case 'needsInformation':
          return again({ type: 'noteEnrollmentQuestion', what: 'information', now });
        case 'submitted': {
          if (enrollment.question === undefined) return again();
          const clock = await approvalClock(now, context.policy, context.organization(job.doc.pk));
          return again({ type: 'noteEnrollmentUnderReview', ...clock, now });
        }
        default:
          return again({ type: 'noteEnrollmentQuestion', what: 'unknown', now });
      }
    },
    () => again(),
  );
}

/** Business day six without an answer. */
export const enrollmentOverdue = async (context: HandlerContext): Promise<Outcome> =>
  done({ programme: [{ type: 'noteEnrollmentOverdue', now: instant(context.clock) }] });

/** When a programme is opened: whoever enrolled before, or in the portal, is not asked to enroll again. */
export async function findEnrollment(context: HandlerContext, job: Job): Promise<Outcome> {
  const portal = portalCalls(context.connection(job.doc.pk), 'enrollment');
  if (enrollmentOf(job).status !== 'notStarted' || portal === undefined) return done();
  return callPartnerCenter(
    job.item,
    async () => {
      const { status } = await portal.enrollment();
      if (status === 'none' || status === 'declined' || status === 'unknown') return done();
      const now = instant(context.clock);
      const approval = await approvalClock(now, context.policy, context.organization(job.doc.pk));
      const found = status === 'needsInformation' ? 'submitted' : status;
      return done({ programme: [{ type: 'noteEnrollmentFound', found, approval, now }] });
    },
    () => done(),
  );
}
