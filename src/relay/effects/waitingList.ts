import { firstOfNextMonth } from '../../businessTime';
import { instant } from '../../clock';
import { isWindowOpen } from '../../domain/programme/enrollment';
import type { Programme } from '../../domain/programme/programme';
import { windowFacts } from '../../enrollmentFacts';
import { howIs } from '../../partnerCenter/operations';
import { callPartnerCenter } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { pollAgain } from '../poll';

/** ENR-9: looks whether Microsoft has opened enrollment, for as long as anybody waits for it. */
export async function watchWindow(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const { waiting, enrollment } = job.doc.state as Programme;
  if (work.kind !== 'watchWindow' || waiting?.since !== work.since || enrollment.status !== 'notStarted') return done();
  const connection = context.connection(job.doc.pk);
  // Without the portal's own facts there is nothing to look at; the person is asked again each month.
  if (connection === undefined || howIs(connection, 'programmeFacts') === 'portal') return done();
  return callPartnerCenter(
    job.item,
    async () => {
      const facts = windowFacts(await connection.profile(), context.organization(job.doc.pk));
      return isWindowOpen(facts, context.policy)
        ? done({ programme: [{ type: 'noteEnrollmentOpen', now: instant(context.clock) }] })
        : pollAgain(context, waiting.since, job.item);
    },
    () => pollAgain(context, waiting.since, job.item),
  );
}

/** ENR-9: on the 1st of each month those who wait see where they stand. */
export async function askAgain(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'askAgain') return done();
  const now = instant(context.clock);
  const next = firstOfNextMonth(now, context.organization(job.doc.pk)?.timeZone ?? 'UTC');
  return done({ programme: [{ type: 'askAgain', since: work.since, next, now }] });
}
