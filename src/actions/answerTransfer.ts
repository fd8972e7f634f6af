import { z } from 'zod';
import type { Answer } from '../domain/customer/transfer';
import { onTransfer } from './onTransfer';
import { defineVerb, optionalText, reference, versionOf } from './verb';

const data = z.object({ ...reference, comment: optionalText });

const answerWith = (answer: Answer) =>
  defineVerb(data, (act, input) =>
    onTransfer(act, input.id, ({ n }) => ({
      type: 'answerTransfer',
      now: act.workflow.now(),
      actor: act.actor,
      policy: act.policy,
      n,
      answer,
      comment: input.comment,
      until: act.workflow.after(act.workflow.undoMs),
      ...versionOf(input),
    })),
  );

/** TRF-16: the provider's answer, inside an undo window. */
export const acceptTransfer = answerWith('accept');
export const rejectTransfer = answerWith('reject');
/** The partner takes the request back; refused while the provider's answer is on its way. */
export const withdrawTransfer = answerWith('withdraw');
