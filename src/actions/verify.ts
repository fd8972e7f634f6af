import { z } from 'zod';
import { observeCustomer } from '../observe';
import { sourcesAfter } from '../present/presentTransfer';
import { onTransfer } from './onTransfer';
import { defineVerb, optionalText, reference, toggle, versionOf } from './verb';

/** VER-1, VER-2: step 3 of 4. */
export const verifyAsProvider = defineVerb(
  z.object({ ...reference, allThere: toggle, missing: optionalText }),
  (act, input) =>
    onTransfer(act, input.id, ({ n }) => ({
      type: 'verifyAsProvider',
      now: act.workflow.now(),
      actor: act.actor,
      policy: act.policy,
      n,
      allThere: input.allThere,
      missing: input.missing,
      ...versionOf(input),
    })),
);

/** VER-3 to VER-7: step 4 of 4, on what the partner's own side shows at this moment. */
export const verifyAsPartner = defineVerb(z.object(reference), (act, input) =>
  onTransfer(act, input.id, async ({ n, customerId, projection }) => {
    const observation = await observeCustomer(act.workflow, act.actor.tenantId, customerId).catch(() => undefined);
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
