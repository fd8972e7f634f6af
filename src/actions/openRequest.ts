import { z } from 'zod';
import type { SubscriptionKind } from '../domain/customer/subscriptionLine';
import { keepTyped } from './keepTyped';
import { onTransfer } from './onTransfer';
import { buttonMode, pressedAs } from './pressedAs';
import { defineVerb, idList, optionalText, reference } from './verb';

const data = z.object({
  ...reference,
  ...buttonMode,
  customerEmail: optionalText,
  productTypes: idList,
  comment: optionalText,
});

/** TRF-9, TRF-16: the provider opens the request with its own connection, or says that it did in the portal. */
export const requestTransfer = defineVerb(data, (act, input) => {
  const { inPortal, named } = pressedAs(act, 'openTransfer', input);
  return onTransfer(act, input.id, ({ n }) => ({
    type: 'openRequest',
    now: act.workflow.now(),
    actor: act.actor,
    policy: act.policy,
    n,
    customerEmail: input.customerEmail,
    // What is not a kind of this request is left out by the decision.
    kinds: input.productTypes as readonly SubscriptionKind[],
    ...(inPortal ? { inPortal: true } : {}),
    ...named,
  })).then((result) =>
    keepTyped(result, {
      // A card that offered the portal has no such inputs; the form of now begins as the request was asked.
      ...(input.inPortal ? {} : { customerEmail: input.customerEmail, productTypes: input.productTypes.join() }),
      comment: input.comment,
    }),
  );
});
