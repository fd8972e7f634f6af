import type { PersonRef } from '../actor';
import { requestOf, type Transfer } from './transfer';

/**
 * What the provider may see of a transfer: its own answer in every stage, never the partner's consents, other
 * transfers, or a withdrawal that is still inside its undo window.
 */
export type ProviderTransfer = Transfer;

/** The transfer as the provider's side may see it. */
export const projectForProvider = (transfer: Transfer): ProviderTransfer =>
  hideAnswerOf(transfer, (answer) => answer === 'withdraw');

/** The transfer as the partner's side may see it: the provider's answer only once Partner Center took it. */
export const projectForPartner = (transfer: Transfer): Transfer =>
  hideAnswerOf(transfer, (answer) => answer !== 'withdraw');

function hideAnswerOf(transfer: Transfer, hidden: (answer: 'accept' | 'reject' | 'withdraw') => boolean): Transfer {
  if ((transfer.status !== 'answering' && transfer.status !== 'sending') || !hidden(transfer.answer)) return transfer;
  const { transferId, drift } = transfer;
  return { ...requestOf(transfer), status: 'active', transferId, ...(drift === undefined ? {} : { drift }) };
}

/** People on the other side are shown by their organization; only one's own colleagues by name. */
export const isOwn = (person: PersonRef | undefined, tenantId: string): boolean => person?.tenantId === tenantId;
