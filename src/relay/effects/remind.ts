import { instant } from '../../clock';
import type { Effect } from '../../domain/effects';
import { policyPacks } from '../../domain/policy/packs';
import { remindedOf, type Wait, waitKey } from '../../domain/waiting/wait';
import type { CardRef } from '../../notify/wantCard';
import { calendarOf } from '../../reminders/calendarOf';
import { actingTenant, recipientsOf } from '../../reminders/recipients';
import { type ReminderStep, remindersAround } from '../../reminders/schedule';
import { findWait } from '../../reminders/waitsIn';
import { wantReminder } from '../../reminders/wantReminder';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';

type Remind = Extract<Effect, { kind: 'remind' }>;

/**
 * Reminds of what waits for a person, for as long as it does, in business days of the side that has to act. Where time
 * went by unseen, as in an outage, one reminder stands for all that were missed.
 */
export async function remind(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'remind') return done();
  const wait = findWait(job.doc, work.key);
  // In a rehearsal the person plays all sides.
  if (wait === undefined || context.organization(job.doc.pk)?.rehearsalOf !== undefined) return done();
  const now = instant(context.clock);
  const policy = policyPacks[wait.policy ?? ''] ?? context.policy;
  const calendar = await calendarOf(context.organization(actingTenant(job.doc, wait)));
  const { last, next } = remindersAround(wait, policy.reminders, calendar, now);
  if (last !== undefined && work.nextAt !== undefined && work.nextAt <= last.at) await send(context, job, wait, last);
  return next === undefined ? done() : until(work, next.at, now);
}

/** A person pressed it: those whose turn it is hear of it once more, in their working hours. */
export async function remindNow(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const wait = work.kind === 'remindNow' ? findWait(job.doc, work.key) : undefined;
  if (work.kind !== 'remindNow' || wait === undefined) return done();
  await send(context, job, wait, { at: work.at, reach: 'turn', pressed: true });
  return done();
}

async function send(
  context: HandlerContext,
  { doc }: Job,
  wait: Wait,
  { at, reach, pressed = false }: ReminderStep & { readonly pressed?: boolean },
): Promise<void> {
  const now = instant(context.clock);
  const cards: CardRef[] = [];
  for (const { person, subject, to, insteadOf } of await recipientsOf(context, doc, wait, reach)) {
    const reminder = { ...remindedOf(wait, to), wait: waitKey(wait), aggregate: { pk: doc.pk, id: doc.id }, at };
    const want = { subject, revision: doc.seq, reminder, now, insteadOf, pressed };
    const card = await wantReminder(context.store, person, want);
    if (card !== undefined) cards.push(card);
  }
  context.wakeCards(cards);
}

const until = (work: Remind, nextAt: string, now: string): Outcome => ({
  result: {
    kind: 'later',
    ms: Date.parse(nextAt) - Date.parse(now),
    answered: false,
    failed: false,
    work: { ...work, nextAt },
  },
});
