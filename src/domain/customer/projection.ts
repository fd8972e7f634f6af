import type { PersonRef } from '../actor';
import type { Side } from '../effects';
import { requestOf, type Transfer } from './transfer';

/**
 * What the provider may see of a transfer: its own answer in every stage, never the partner's consents, other
 * transfers, or a withdrawal that is still inside its undo window.
 */
export type ProviderTransfer = Transfer;

/** The transfer as the provider's side may see it. */
export const projectForProvider = (transfer: Transfer): ProviderTransfer =>
  hideAnswerOf(withoutProblemOf('partner', transfer), (answer) => answer === 'withdraw');

/** The transfer as the partner's side may see it: the provider's answer only once Partner Center took it. */
export const projectForPartner = (transfer: Transfer): Transfer =>
  hideAnswerOf(withoutProblemOf('provider', withoutLostRole(transfer)), (answer) => answer !== 'withdraw');

/** That a role is missing on the provider's side is not the partner's business: for them the request waits as before. */
function withoutLostRole(transfer: Transfer): Transfer {
  if (transfer.status !== 'held' || transfer.why !== 'roleLost') return transfer;
  const { transferId, drift } = transfer;
  return { ...requestOf(transfer), status: 'active', transferId, ...(drift === undefined ? {} : { drift }) };
}

/** An answer that Partner Center did not take is told to the side that gave it. */
function withoutProblemOf(side: Side, transfer: Transfer): Transfer {
  if (transfer.status !== 'active' || transfer.problem?.side !== side) return transfer;
  const { problem: _theirs, ...shown } = transfer;
  return shown;
}

function hideAnswerOf(transfer: Transfer, hidden: (answer: 'accept' | 'reject' | 'withdraw') => boolean): Transfer {
  if ((transfer.status !== 'answering' && transfer.status !== 'sending') || !hidden(transfer.answer)) return transfer;
  const { transferId, drift } = transfer;
  return { ...requestOf(transfer), status: 'active', transferId, ...(drift === undefined ? {} : { drift }) };
}

/** People on the other side are shown by their organization; only one's own colleagues by name. */
export const isOwn = (person: PersonRef | undefined, tenantId: string): boolean => person?.tenantId === tenantId;
