import type { PersonRef } from '../actor';
import type { Side } from '../effects';
import { requestOf, type Transfer } from './transfer';
import { answererOf, isNewCommerce, sideOf } from './transferStrategy';

/**
 * What the provider may see of a transfer: its own answer in every stage, never the partner's consents, other
 * transfers, or what the partner decided before Partner Center took it.
 */
export type ProviderTransfer = Transfer;

/** The transfer as the provider's side may see it. */
export const projectForProvider = (transfer: Transfer): ProviderTransfer =>
  withoutLines(projectFor('provider', transfer));

/** The transfer as the partner's side may see it: the provider's act only once Partner Center took it. */
export const projectForPartner = (transfer: Transfer): Transfer => {
  const shown = projectFor('partner', transfer);
  if (!isNewCommerce(shown)) return shown;
  if (shown.status === 'creating') return { ...requestOf(shown), status: 'asked' };
  if (shown.status !== 'asked') return shown;
  const { problem: _theirs, ...asked } = shown;
  return asked;
};

const projectFor = (side: Side, transfer: Transfer): Transfer =>
  hideAnswerOf(withoutProblemOf(otherSide(side), withoutLostRole(side, transfer)), side);

const otherSide = (side: Side): Side => (side === 'partner' ? 'provider' : 'partner');

/** New commerce: the provider sees no lines before they are there (and nothing of their quantities). */
function withoutLines(transfer: Transfer): Transfer {
  if (!isNewCommerce(transfer)) return transfer;
  if ('result' in transfer) return transfer;
  if (transfer.status === 'failed') return { ...transfer, lines: [], outcomes: [] };
  const hidden = { ...transfer, lines: [] };
  if (!('drift' in hidden)) return hidden;
  const { drift: _theirs, ...shown } = hidden;
  return shown;
}

/** What is held on the answering side is not the other's business: for them the request waits as before. */
function withoutLostRole(side: Side, transfer: Transfer): Transfer {
  if (transfer.status !== 'held' || answererOf(transfer) === side) return transfer;
  if (transfer.why !== 'roleLost' && !isNewCommerce(transfer)) return transfer;
  return asActive(transfer);
}

/** An answer that Partner Center did not take is told to the side that gave it. */
function withoutProblemOf(side: Side, transfer: Transfer): Transfer {
  if (transfer.status !== 'active' || transfer.problem?.side !== side) return transfer;
  const { problem: _theirs, ...shown } = transfer;
  return shown;
}

function hideAnswerOf(transfer: Transfer, side: Side): Transfer {
  if (transfer.status !== 'answering' && transfer.status !== 'sending') return transfer;
  return sideOf(transfer.answer, transfer) === side ? transfer : asActive(transfer);
}

function asActive(transfer: Extract<Transfer, { status: 'held' | 'answering' | 'sending' }>): Transfer {
  const { transferId, drift, declined } = transfer;
  return {
    ...requestOf(transfer),
    status: 'active',
    transferId,
    ...(drift === undefined ? {} : { drift }),
    ...(declined === undefined ? {} : { declined }),
  };
}

/** People on the other side are shown by their organization; only one's own colleagues by name. */
export const isOwn = (person: PersonRef | undefined, tenantId: string): boolean => person?.tenantId === tenantId;
