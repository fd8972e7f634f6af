import { z } from 'zod';
import { parseThingId } from '../ids';
import { answered } from './answered';
import { unknownThing } from './unknownThing';
import { defineVerb, reference, versionOf } from './verb';

/** PRO-8, ROL-2: the Global admin follows the provider's invitation. */
export const acceptPartnership = defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
  const thing = parseThingId(data.id);
  if (thing?.kind !== 'partnership') return unknownThing;
  const { refusal } = await workflow.onProgramme(actor.tenantId, {
    type: 'acceptPartnership',
    now: workflow.now(),
    actor,
    policy,
    provider: thing.provider,
    ...versionOf(data),
  });
  return answered(data.id, refusal);
});
