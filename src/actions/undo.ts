import { z } from 'zod';
import { answered } from './answered';
import { onTransfer } from './onTransfer';
import { defineVerb, reference } from './verb';

/** Stops what has not left yet, inside the undo window. */
export const undo = defineVerb(z.object(reference), async (act, { id }) => {
  const { workflow, actor, policy } = act;
  const now = workflow.now();
  if (id === 'enrollment') {
    const { refusal } = await workflow.onProgramme(actor.tenantId, { type: 'undoEnrollment', now, actor });
    return answered(id, refusal);
  }
  return onTransfer(act, id, ({ n }) => ({ type: 'undoAnswer', now, actor, policy, n }));
});
