import { z } from 'zod';
import { answered } from './answered';
import { defineVerb, reference, versionOf } from './verb';

/** A.3-14: back to the pre-check sheet after Microsoft declined. */
export const reopenEnrollment = defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
  const command = { type: 'reopenEnrollment' as const, now: workflow.now(), actor, policy, ...versionOf(data) };
  const { refusal } = await workflow.onProgramme(actor.tenantId, command);
  return answered('enrollment', refusal);
});
