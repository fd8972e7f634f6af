import { policyPacks } from '../domain/policy/packs';
import type { TransferInput } from './inputs';
import { transferResultView } from './transferResultView';
import { transferReviewView } from './transferReviewView';
import { transferWaitingView } from './transferWaitingView';
import type { CardContext, CardView, Viewer } from './viewer';

/** A transfer request in every stage, for the viewer's side (TRF-6: four steps). */
export function transferView(input: TransferInput, viewer: Viewer, context: CardContext): CardView {
  const { transfer } = input;
  // A request keeps the rules it was made under.
  const fixed = { ...context, policy: policyPacks[transfer.policy] ?? context.policy };
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
