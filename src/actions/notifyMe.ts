import { z } from 'zod';
import { firstOfNextMonth } from '../businessTime';
import { isWindowOpen } from '../domain/programme/enrollment';
import { windowFacts } from '../enrollmentFacts';
import { enrollmentProfile } from '../enrollmentProfile';
import type { ActResult } from './verb';
import { defineVerb, reference } from './verb';

const subject = 'enrollment';
const said = (key: string): ActResult => ({
  subject,
  changed: true,
  moment: { notice: { kind: 'text', tone: 'good', key } },
});

/** ENR-9: this person wants to hear when enrollment opens, and to be asked again each month. */
export const notifyMe = defineVerb(z.object(reference), async ({ workflow, actor, policy }) => {
  const now = workflow.now();
  const organization = workflow.organization(actor.tenantId);
  const profile = await enrollmentProfile(workflow, actor.tenantId);
  const open = profile !== undefined && isWindowOpen(windowFacts(profile, organization), policy);
  const { refusal } = await workflow.onProgramme(actor.tenantId, {
    type: 'notifyMe',
    now,
    actor,
    open,
    askAgainAt: firstOfNextMonth(now, organization?.timeZone ?? 'UTC'),
  });
  return refusal === undefined
    ? said('notice.onTheList')
    : { subject, moment: { notice: { kind: 'refusal', refusal } } };
});

/** ENR-9: off the list; nothing is asked again. */
export const stopAsking = defineVerb(z.object(reference), async ({ workflow, actor }) => {
  await workflow.onProgramme(actor.tenantId, { type: 'stopAsking', now: workflow.now(), actor });
  return said('notice.offTheList');
});
