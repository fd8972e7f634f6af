import { z } from 'zod';
import { candidatesOf } from '../candidates';
import { parseThingId, thingId, transferPointer } from '../ids';
import { customerNow } from '../observe';
import { answered } from './answered';
import { relationshipFacts } from './relationshipFacts';
import { unknownThing } from './unknownThing';
import { type Act, type ActResult, defineVerb, idList, reference } from './verb';

const data = z.object({ ...reference, subscriptionIds: idList });
type Data = z.infer<typeof data>;

/** Shows what a request would hold. Nothing is sent. */
export const previewTransfer = defineVerb(data, async (_act, { id, subscriptionIds }) => ({
  subject: id,
  moment: { selected: subscriptionIds, preview: true },
}));

/** TRF-9 to TRF-11: decided on the subscriptions as they stand now; the effect asks Partner Center again. */
export const createTransfer = defineVerb(data, createFrom);

async function createFrom({ workflow, actor, policy }: Act, { id, subscriptionIds }: Data): Promise<ActResult> {
  const thing = parseThingId(id);
  if (thing?.kind !== 'transferDraft') return unknownThing;
  const { customerId, provider } = thing;
  const [joined, observation] = await Promise.all([
    relationshipFacts(workflow, actor.tenantId, thing),
    customerNow(workflow, actor.tenantId, customerId),
  ]);
  if (joined === undefined) return unknownThing;
  const moment = { selected: subscriptionIds };
  if (observation === undefined) {
    return {
      subject: id,
      moment: { ...moment, notice: { kind: 'text', tone: 'warning', key: 'notice.partnerCenterSilent' } },
    };
  }
  const { refusal, state } = await workflow.onCustomer(actor.tenantId, customerId, {
    type: 'createTransfer',
    now: workflow.now(),
    actor,
    policy,
    provider,
    subscriptionIds,
    ...(thing.after === undefined ? {} : { after: thing.after }),
    facts: {
      enrolled: joined.facts.enrolled,
      providerListed: observation.partners.includes(provider),
      agreement: observation.agreement,
      candidates: candidatesOf(observation),
      providerName: joined.names.provider,
      customerName: joined.names.customer,
      partnerName: workflow.organization(actor.tenantId)?.name ?? '',
    },
  });
  if (refusal !== undefined) return answered(id, refusal, moment);
  const pointer = transferPointer(actor.tenantId, customerId, state.lastTransfer);
  const transfer = state.transfers[String(state.lastTransfer)];
  return answered(
    thingId({ kind: 'transfer', pointer }),
    undefined,
    transfer === undefined ? {} : { transfer, customerId },
  );
}
