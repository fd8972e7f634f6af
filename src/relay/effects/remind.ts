import { instant } from '../../clock';
import type { Effect } from '../../domain/effects';
import { policyPacks } from '../../domain/policy/packs';
import type { Wait } from '../../domain/waiting/wait';
import { holidaysOf } from '../../holidays';
import type { CardRef } from '../../notify/wantCard';
import { actingTenant, recipientsOf } from '../../reminders/recipients';
import { type Calendar, type ReminderStep, remindersAround } from '../../reminders/schedule';
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
  const calendar = await calendarOf(context, actingTenant(job.doc, wait));
  const { last, next } = remindersAround(wait, policy.reminders, calendar, now);
  if (last !== undefined && work.nextAt !== undefined && work.nextAt <= last.at) await send(context, job, wait, last);
  return next === undefined ? done() : until(work, next.at, now);
}

async function send(context: HandlerContext, { doc, item }: Job, wait: Wait, step: ReminderStep): Promise<void> {
  const { work } = item;
  if (work.kind !== 'remind') return;
  const now = instant(context.clock);
  const { what, since, expiresAt, names } = wait;
  const cards: CardRef[] = [];
  for (const { person, subject, to, insteadOf } of await recipientsOf(context, doc, wait, step.reach)) {
    const other = (to === 'turn') === (wait.side === 'provider') ? names.partner : names.provider;
    const reminder = {
      wait: work.key,
      aggregate: { pk: doc.pk, id: doc.id },
      at: step.at,
      to,
      what,
      since,
      ...(other === undefined ? {} : { other }),
      ...(names.customer === undefined ? {} : { customer: names.customer }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    const card = await wantReminder(context.store, person, { subject, revision: doc.seq, reminder, now, insteadOf });
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

/** The business days of an organization; where it is not configured, Monday to Friday in UTC. */
async function calendarOf(context: HandlerContext, tenantId: string): Promise<Calendar> {
  const organization = context.organization(tenantId);
  return organization === undefined
    ? { timeZone: 'UTC', isHoliday: () => false }
    : { timeZone: organization.timeZone, isHoliday: await holidaysOf(organization) };
}
