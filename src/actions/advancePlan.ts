import { z } from 'zod';
import { parseThingId, thingId } from '../ids';
import { customerNow } from '../observe';
import { loadCustomer } from '../present/loadAggregates';
import { answered } from './answered';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { defineVerb, reference, versionOf } from './verb';

/** CON-11, A.3-17: opens the plan for what cannot be transferred, or records one of its steps. */
export const advancePlan = defineVerb(
  z.object({ ...reference, step: z.enum(['open', 'ordered', 'working', 'canceled', 'canceledFirst']) }),
  async ({ workflow, actor, policy }, input) => {
    const thing = parseThingId(input.id);
    if (thing?.kind !== 'plan') return unknownThing;
    const { customerId, subscriptionId, provider } = thing;
    const [joined, observation, { state }] = await Promise.all([
      relationshipFacts(workflow, actor.tenantId, { ...thing, kind: 'relationship' }),
      customerNow(workflow, actor.tenantId, customerId),
      loadCustomer(workflow.store, actor.tenantId, customerId),
    ]);
    const known = state.plans?.[subscriptionId];
    const live = observation?.subscriptions.find((one) => one.id === subscriptionId);
    const about = known ?? live;
    if (joined === undefined || about === undefined || observation === undefined) return unknownThing;
    const listedAt = known?.provider ?? provider;
    const { refusal } = await workflow.onCustomer(actor.tenantId, customerId, {
      type: 'advancePlan',
      now: workflow.now(),
      actor,
      policy,
      provider,
      subscriptionId,
      step: input.step === 'canceledFirst' ? 'canceled' : input.step,
      cancelFirst: input.step === 'canceledFirst',
      facts: {
        name: about.name,
        kind: about.kind,
        quantity: about.quantity,
        providerName: joined.names.provider,
        providerListed: observation.partners.includes(listedAt),
        agreement: observation.agreement,
      },
      ...versionOf(input),
    });
    return answered(thingId({ ...thing, provider: listedAt }), refusal);
  },
);
