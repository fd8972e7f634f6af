import { z } from 'zod';
import { parseThingId } from '../ids';
import { answered } from './answered';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, reference, versionOf } from './verb';

/** EXT-14: takes over a relationship that Partner Center lists and nobody made here. */
export const adoptRelationship = defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
  const thing = parseThingId(data.id);
  const found = thing?.kind === 'relationship' ? await relationshipFacts(workflow, actor.tenantId, thing) : undefined;
  if (thing?.kind !== 'relationship' || found === undefined) return unknownThing;
  const { refusal } = await workflow.onCustomer(actor.tenantId, thing.customerId, {
    type: 'adoptRelationship',
    now: workflow.now(),
    actor,
    policy,
    facts: found.facts,
    provider: thing.provider,
    providerName: found.names.provider,
    ...versionOf(data),
  });
  return answered(data.id, refusal);
});
