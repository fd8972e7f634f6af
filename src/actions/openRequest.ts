import { z } from 'zod';
import type { SubscriptionKind } from '../domain/customer/subscriptionLine';
import { howIs } from '../partnerCenter/operations';
import { keepTyped } from './keepTyped';
import { onTransfer } from './onTransfer';
import { defineVerb, idList, optionalText, reference, versionOf } from './verb';

const data = z.object({ ...reference, customerEmail: optionalText, productTypes: idList });

/** TRF-9, TRF-16: the provider opens the request with its own connection, or says that it did in the portal. */
export const requestTransfer = defineVerb(data, (act, input) => {
  const inPortal = howIs(act.workflow.connection(act.actor.tenantId), 'openTransfer') === 'portal';
  return onTransfer(act, input.id, ({ n }) => ({
    type: 'openRequest',
    now: act.workflow.now(),
    actor: act.actor,
    policy: act.policy,
    n,
    customerEmail: input.customerEmail,
    // What is not a kind of this request is left out by the decision.
    kinds: input.productTypes as readonly SubscriptionKind[],
    ...(inPortal ? { inPortal } : {}),
    ...versionOf(input),
  })).then((result) =>
    keepTyped(result, { customerEmail: input.customerEmail, productTypes: input.productTypes.join() }),
  );
});
