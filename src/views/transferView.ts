import { isNewCommerce } from '../domain/customer/transferStrategy';
import { policyPacks } from '../domain/policy/packs';
import { newCommerceWaitingView } from './newCommerceWaitingView';
import { openRequestView } from './openRequestView';
import { submitRequestView } from './submitRequestView';
import type { TransferInput } from './transferInputs';
import { transferResultView } from './transferResultView';
import { transferReviewView } from './transferReviewView';
import { transferWaitingView } from './transferWaitingView';
import type { CardContext, CardView, Viewer } from './viewer';

/** A transfer request in every stage, for the viewer's side (TRF-6: four steps). */
export function transferView(input: TransferInput, viewer: Viewer, context: CardContext): CardView {
  const { transfer } = input;
  // A request keeps the rules it was made under.
  const fixed = { ...context, policy: policyPacks[transfer.policy] ?? context.policy };
  if (isNewCommerce(transfer)) return newCommerceView(input, viewer, fixed);
  switch (transfer.status) {
    case 'active':
    case 'held':
      return viewer.side === 'provider'
        ? transferReviewView(input, transfer, viewer, fixed)
        : transferWaitingView(input, transfer, viewer, fixed);
    case 'failed':
    case 'finished':
    case 'providerVerified':
    case 'closed':
      return transferResultView(input, transfer, viewer, fixed);
    default:
      return transferWaitingView(input, transfer, viewer, fixed);
  }
}

/** The provider opens it, the partner answers; once it is complete, it goes on as every request. */
function newCommerceView(input: TransferInput, viewer: Viewer, context: CardContext): CardView {
  const { transfer } = input;
  switch (transfer.status) {
    case 'asked':
      return viewer.side === 'provider'
        ? openRequestView(input, transfer, viewer, context)
        : newCommerceWaitingView(input, transfer, viewer, context);
    case 'active':
    case 'held':
      return viewer.side === 'partner'
        ? submitRequestView(input, transfer, viewer, context)
        : newCommerceWaitingView(input, transfer, viewer, context);
    case 'failed':
    case 'finished':
    case 'providerVerified':
    case 'closed':
      return transferResultView(input, transfer, viewer, context);
    default:
      return newCommerceWaitingView(input, transfer, viewer, context);
  }
}
