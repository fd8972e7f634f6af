import { z } from 'zod';
import { parseThingId } from '../ids';
import { customerFresh } from '../observe';
import { howIs } from '../partnerCenter/operations';
import { findPointer } from '../present/pointers';
import { onTransfer } from './onTransfer';
import { transferFacts } from './transferFacts';
import { unknownThing } from './unknownThing';
import { nobodySees } from './unseen';
import { defineVerb, idList, optionalText, reference, versionOf } from './verb';

const data = z.object({ ...reference, subscriptionIds: idList });

/** TRF-16, CON-6: the partner submits what it chose, with the quantities as Partner Center shows them at this moment. */
export const submitTransfer = defineVerb(data, async (act, input) => {
  const { workflow, actor } = act;
  const thing = parseThingId(input.id);
  const pointer =
    thing?.kind === 'transfer' ? await findPointer(workflow, actor.tenantId, 'transfer', thing.pointer) : undefined;
  if (pointer === undefined) return unknownThing;
  const { subscriptionIds } = input;
  const { customerId, projection } = pointer;
  // Whoever is not the partner is refused without a look at anybody's subscriptions.
  const isPartner = actor.tenantId === pointer.partnerTenant;
  const observation = isPartner ? await customerFresh(workflow, actor.tenantId, customerId) : undefined;
  if (isPartner && observation === undefined) {
    const notice = { kind: 'text', tone: 'warning', key: 'notice.partnerCenterSilent' } as const;
    return { subject: input.id, moment: { selected: subscriptionIds, notice } };
  }
  const facts =
    observation === undefined
      ? undefined
      : await transferFacts(workflow, actor.tenantId, { customerId, provider: projection.provider }, observation);
  const inPortal = howIs(workflow.connection(actor.tenantId), 'acceptTransfer') === 'portal';
  const result = await onTransfer(act, input.id, ({ n }) => ({
    type: 'answerTransfer',
    now: workflow.now(),
    actor,
    policy: act.policy,
    n,
    answer: 'accept',
    comment: '',
    until: workflow.after(workflow.undoMs),
    ...(facts === undefined ? {} : { submits: { facts, subscriptionIds } }),
    ...(inPortal ? { inPortal, ...nobodySees(workflow, [actor.tenantId, projection.provider]) } : {}),
    ...versionOf(input),
  }));
  return result.moment?.notice?.kind === 'refusal'
    ? { ...result, moment: { ...result.moment, selected: subscriptionIds } }
    : result;
});

/** The partner says no; nothing leaves, because Partner Center has no call for it. */
export const declineTransfer = defineVerb(z.object({ ...reference, comment: optionalText }), (act, input) =>
  onTransfer(act, input.id, ({ n }) => ({
    type: 'declineRequest',
    now: act.workflow.now(),
    actor: act.actor,
    policy: act.policy,
    n,
    comment: input.comment,
    ...versionOf(input),
  })),
);
