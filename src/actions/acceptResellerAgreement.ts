import { z } from 'zod';
import { answered } from './answered';
import { defineVerb, reference, versionOf } from './verb';

/** ENR-15, ENR-16. */
export const acceptResellerAgreement = defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
  const now = workflow.now();
  const command = { type: 'acceptResellerAgreement' as const, now, actor, policy, ...versionOf(data) };
  const { refusal } = await workflow.onProgramme(actor.tenantId, command);
  return answered('enrollment', refusal);
});
