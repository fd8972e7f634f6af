import { z } from 'zod';
import type { Answer } from '../answers';
import type { Call, Route } from '../call';
import { acceptTransfer, rejectTransfer, withdrawTransfer } from '../transfers/decideTransfer';
import { controlRefusal, readControl } from './controlBody';

const subscriptionSchema = z.strictObject({
  quantity: z.number().int().min(1).max(1_000_000).optional(),
  status: z.enum(['active', 'suspended', 'deleted', 'expired', 'pending', 'disabled']).optional(),
  syncState: z.string().min(1).max(40).optional(),
});

/** Changes made in the portal, behind the product's back: subscriptions and transfers. */
export const thingRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/_sim/subscriptions/:subscriptionId', guard: 'open', handle: patchSubscription },
  { method: 'POST', path: '/_sim/transfers/:transferId/:decision', guard: 'open', handle: decideTransfer },
];

function patchSubscription({ state, params, body }: Call): Answer {
  const subscription = state.subscriptions.find((candidate) => candidate.id === params.subscriptionId);
  if (!subscription) throw controlRefusal(404, `There is no subscription with id ${params.subscriptionId}.`);
  const change = readControl(subscriptionSchema, body);
  subscription.quantity = change.quantity ?? subscription.quantity;
  subscription.status = change.status ?? subscription.status;
  subscription.syncState = change.syncState ?? subscription.syncState;
  subscription.version += 1;
  return { status: 200, body: subscription };
}

/** Somebody of the provider (accept, reject) or of the partner (withdraw) acts in Microsoft's portal. */
function decideTransfer({ state, params, now, settings, isBusy }: Call): Answer {
  const transfer = state.transfers.find(
    (candidate) => candidate.id === params.transferId && candidate.status !== 'Withdrawn',
  );
  if (!transfer) throw controlRefusal(404, `There is no transfer with id ${params.transferId}.`);
  if (isBusy(transfer.id)) throw controlRefusal(409, 'The transfer is being processed by another request.');
  const target = { transfer, callerTenantId: transfer.targetTenantId, callerUserId: 'portal', now };
  switch (params.decision) {
    case 'accept':
      acceptTransfer(state, target, settings.transferDelayMs);
      break;
    case 'reject':
      rejectTransfer(state, target);
      break;
    case 'withdraw':
      withdrawTransfer(state, { ...target, callerTenantId: transfer.sourceTenantId });
      break;
    default:
      throw controlRefusal(404, 'A transfer can be accepted, rejected or withdrawn.');
  }
  return { status: 200, body: transfer };
}
