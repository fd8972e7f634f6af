import { z } from 'zod';
import { parseThingId } from '../ids';
import { howIs } from '../partnerCenter/operations';
import { answered } from './answered';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, reference, versionOf } from './verb';

/** EXT-12, EXT-13. */
export const extendRelationship = defineVerb(z.object(reference), async ({ workflow, actor, policy }, data) => {
  const thing = parseThingId(data.id);
  const facts = thing?.kind === 'relationship' ? await relationshipFacts(workflow, actor.tenantId, thing) : undefined;
  if (thing?.kind !== 'relationship' || facts === undefined) return unknownThing;
  const { refusal } = await workflow.onCustomer(actor.tenantId, thing.customerId, {
    type: 'extendRelationship',
    now: workflow.now(),
    actor,
    policy,
    facts: facts.facts,
    provider: thing.provider,
    how: howIs(workflow.connection(actor.tenantId), 'extendRelationship'),
    ...versionOf(data),
  });
  return answered(data.id, refusal);
});
