import { z } from 'zod';
import { parseThingId } from '../ids';
import { answered } from './answered';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, optionalText, reference, versionOf } from './verb';

/** The customer said no: the extension is blocked until a later consent. */
export const recordConsentDeclined = defineVerb(
  z.object({ ...reference, comment: optionalText }),
  async ({ workflow, actor, policy }, data) => {
    const thing = parseThingId(data.id);
    if (thing?.kind !== 'relationship') return unknownThing;
    if ((await relationshipFacts(workflow, actor.tenantId, thing)) === undefined) return unknownThing;
    const { refusal } = await workflow.onCustomer(actor.tenantId, thing.customerId, {
      type: 'recordConsentDeclined',
      now: workflow.now(),
      actor,
      policy,
      provider: thing.provider,
      comment: data.comment,
      ...versionOf(data),
    });
    return answered(data.id, refusal);
  },
);
