import { z } from 'zod';
import { type Answer, rejectReasons } from '../domain/customer/answer';
import { answerOperations } from '../partnerCenter/operations';
import { keepTyped } from './keepTyped';
import { onTransfer } from './onTransfer';
import { buttonMode, pressedAs } from './pressedAs';
import { nobodySees } from './unseen';
import { defineVerb, optionalText, reference, typedText, versionOf } from './verb';

const data = z.object({
  ...reference,
  ...buttonMode,
  comment: optionalText,
  reason: optionalText,
  // What else stands on the card where a request is asked for.
  customerEmail: typedText.optional(),
  productTypes: typedText.optional(),
});

const answerWith = (answer: Answer, recreate?: true) =>
  defineVerb(data, (act, input) => {
    const reason = rejectReasons.find((one) => one === input.reason);
    // A side that answers in the portal: nothing is sent, what its person says is recorded as stated.
    const { inPortal, named } = pressedAs(act, answerOperations[answer], input);
    return onTransfer(act, input.id, ({ n, projection, partnerTenant }) => {
      // Nothing is open in Partner Center yet: either side ends the question by the button that takes a request back.
      if (answer === 'withdraw' && projection.status === 'asked') {
        const asked = { n, comment: input.comment, ...versionOf(input) };
        return { type: 'endAsk', now: act.workflow.now(), actor: act.actor, policy: act.policy, ...asked };
      }
      return {
        type: 'answerTransfer',
        now: act.workflow.now(),
        actor: act.actor,
        policy: act.policy,
        n,
        answer,
        comment: input.comment,
        until: act.workflow.after(act.workflow.undoMs),
        ...(reason === undefined ? {} : { reason }),
        ...(recreate === undefined ? {} : { recreate }),
        ...(inPortal ? { inPortal: true, ...nobodySees(act.workflow, [partnerTenant, projection.provider]) } : {}),
        ...named,
      };
    }).then((result) => keepTyped(result, typedIn(input)));
  });

/** What was typed into the card, as far as it has such inputs. */
const typedIn = ({ comment, reason, customerEmail, productTypes }: z.infer<typeof data>) => ({
  comment,
  reason,
  ...(customerEmail === undefined ? {} : { customerEmail }),
  ...(productTypes === undefined ? {} : { productTypes }),
});

/** TRF-16: the provider's answer, inside an undo window. */
export const acceptTransfer = answerWith('accept');
export const rejectTransfer = answerWith('reject');
/** The partner takes the request back; refused while the provider's answer is on its way. */
export const withdrawTransfer = answerWith('withdraw');
/** New commerce: the provider takes its request back, while nobody answered it. */
export const cancelRequest = answerWith('withdraw');
/** CON-7: withdrawn and created again with today's quantities, in one press. */
export const recreateTransfer = answerWith('withdraw', true);

/** CON-7: the provider asks for the new quantities instead of accepting the old ones. */
export const askRecreate = defineVerb(z.object(reference), (act, input) =>
  onTransfer(act, input.id, ({ n }) => ({
    type: 'askRecreate',
    now: act.workflow.now(),
    actor: act.actor,
    policy: act.policy,
    n,
    ...versionOf(input),
  })),
);
