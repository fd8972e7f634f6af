import { z } from 'zod';
import { parseThingId } from '../ids';
import { answered } from './answered';
import { buttonMode, pressedAs } from './pressedAs';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, reference } from './verb';

/** EXT-12, EXT-13. */
export const extendRelationship = defineVerb(z.object({ ...reference, ...buttonMode }), async (act, data) => {
  const { workflow, actor, policy } = act;
  const thing = parseThingId(data.id);
  const facts = thing?.kind === 'relationship' ? await relationshipFacts(workflow, actor.tenantId, thing) : undefined;
  if (thing?.kind !== 'relationship' || facts === undefined) return unknownThing;
  const { inPortal, named } = pressedAs(act, 'extendRelationship', data);
  const { refusal } = await workflow.onCustomer(actor.tenantId, thing.customerId, {
    type: 'extendRelationship',
    now: workflow.now(),
    actor,
    policy,
    facts: facts.facts,
    provider: thing.provider,
    how: inPortal ? 'portal' : 'api',
    ...named,
  });
  return answered(data.id, refusal);
});
