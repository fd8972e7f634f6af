import { z } from 'zod';
import { parseThingId } from '../ids';
import { customerFresh, customerNow } from '../observe';
import { findPointer } from '../present/pointers';
import { keepTyped } from './keepTyped';
import { onTransfer } from './onTransfer';
import { buttonMode, pressedAs } from './pressedAs';
import { transferFacts } from './transferFacts';
import { unknownThing } from './unknownThing';
import { nobodySees } from './unseen';
import { type ActResult, defineVerb, idList, optionalText, reference, typedText, versionOf } from './verb';

const data = z.object({ ...reference, ...buttonMode, subscriptionIds: idList });

/**
 * TRF-16, CON-6: the partner submits what it chose, with the quantities as Partner Center shows them at this moment. What
 * was submitted in the portal is stated, with what was last seen where nothing can be read any more.
 */
export const submitTransfer = defineVerb(data, async (act, input) => {
  const { workflow, actor } = act;
  const { inPortal, named } = pressedAs(act, 'acceptTransfer', input);
  const thing = parseThingId(input.id);
  const pointer =
    thing?.kind === 'transfer' ? await findPointer(workflow, actor.tenantId, 'transfer', thing.pointer) : undefined;
  if (pointer === undefined) return unknownThing;
  const { subscriptionIds } = input;
  const { customerId, projection } = pointer;
  const look = inPortal ? customerNow : customerFresh;
  // Whoever is not the partner is refused without a look at anybody's subscriptions.
  const isPartner = actor.tenantId === pointer.partnerTenant;
  const observation = isPartner ? await look(workflow, actor.tenantId, customerId) : undefined;
  if (isPartner && observation === undefined) {
    const notice = { kind: 'text', tone: 'warning', key: 'notice.partnerCenterSilent' } as const;
    return { subject: input.id, moment: { selected: subscriptionIds, notice } };
  }
  const facts =
    observation === undefined
      ? undefined
      : await transferFacts(workflow, actor.tenantId, { customerId, provider: projection.provider }, observation);
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
    ...(inPortal ? { inPortal: true, ...nobodySees(workflow, [actor.tenantId, projection.provider]) } : {}),
    ...named,
  }));
  return keepSelected(result, subscriptionIds);
});

/** After a refusal, what was ticked is ticked again. */
const keepSelected = (result: ActResult, selected: readonly string[]): ActResult =>
  result.moment?.notice?.kind === 'refusal' ? { ...result, moment: { ...result.moment, selected } } : result;

// The card's ticks come along, so that a refusal leaves them; absent from a card that offers nothing to choose.
const declined = z.object({ ...reference, comment: optionalText, subscriptionIds: typedText.optional() });

/** The partner says no; nothing leaves, because Partner Center has no call for it. */
export const declineTransfer = defineVerb(declined, (act, input) =>
  onTransfer(act, input.id, ({ n }) => ({
    type: 'declineRequest',
    now: act.workflow.now(),
    actor: act.actor,
    policy: act.policy,
    n,
    comment: input.comment,
    ...versionOf(input),
  })).then((result) => {
    const kept = keepTyped(result, { comment: input.comment });
    return input.subscriptionIds === undefined ? kept : keepSelected(kept, idList.parse(input.subscriptionIds));
  }),
);
