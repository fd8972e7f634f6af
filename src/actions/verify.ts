import { z } from 'zod';
import { dayIn } from '../businessTime';
import { customerFresh } from '../observe';
import { sourcesAfter } from '../present/presentTransfer';
import { keepTyped } from './keepTyped';
import { onTransfer } from './onTransfer';
import { defineVerb, idList, optionalText, reference, toggle, versionOf } from './verb';

/** VER-1, VER-2: step 3 of 4. */
export const verifyAsProvider = defineVerb(
  z.object({ ...reference, allThere: toggle, missing: optionalText, missingLines: idList }),
  (act, input) =>
    onTransfer(act, input.id, ({ n }) => ({
      type: 'verifyAsProvider',
      now: act.workflow.now(),
      actor: act.actor,
      policy: act.policy,
      n,
      allThere: input.allThere,
      missing: input.missing,
      missingLines: input.missingLines,
      ...versionOf(input),
    })).then((result) => keepTyped(result, { missing: input.missing, missingLines: input.missingLines.join() })),
);

/** VER-2: step 3 of 4 by e-mail, as the partner states it. */
export const confirmByEmail = defineVerb(
  z.object({ ...reference, confirmedBy: optionalText, confirmedOn: optionalText }),
  (act, input) => {
    const now = act.workflow.now();
    const { confirmedBy, confirmedOn } = input;
    return onTransfer(act, input.id, ({ n }) => ({
      type: 'confirmByEmail',
      now,
      actor: act.actor,
      policy: act.policy,
      n,
      confirmedBy,
      confirmedOn,
      today: dayIn(now, act.viewer.timeZone),
      ...versionOf(input),
    })).then((result) => keepTyped(result, { confirmedBy, confirmedOn }));
  },
);

/** The partner's answer to what is missing; the step stays open. */
export const answerMissing = defineVerb(z.object({ ...reference, comment: optionalText }), (act, input) =>
  onTransfer(act, input.id, ({ n }) => ({
    type: 'answerMissing',
    now: act.workflow.now(),
    actor: act.actor,
    policy: act.policy,
    n,
    comment: input.comment,
    ...versionOf(input),
  })).then((result) => keepTyped(result, { comment: input.comment })),
);

/** VER-3 to VER-7: step 4 of 4, on what the partner's own side shows at this moment; unread, it stays open. */
export const verifyAsPartner = defineVerb(z.object(reference), (act, input) =>
  onTransfer(act, input.id, async ({ n, customerId, projection }) => {
    const observation = await customerFresh(act.workflow, act.actor.tenantId, customerId);
    return {
      type: 'verifyAsPartner',
      now: act.workflow.now(),
      actor: act.actor,
      policy: act.policy,
      n,
      sources: observation === undefined ? {} : sourcesAfter(observation, projection),
      ...versionOf(input),
    };
  }),
);
