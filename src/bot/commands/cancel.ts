import type { Transfer } from '../../domain/customer/transfer';
import { isNewCommerce, sideOf } from '../../domain/customer/transferStrategy';
import { foldName } from '../../foldName';
import { listTransfers } from '../../present/lists';
import { cardContext } from '../../present/present';
import { cancelView } from '../../views/cancelView';
import { renderFor } from '../../views/renderFor';
import { say, sendCard } from '../say';
import type { Asked, Handler } from './handler';

/** Leaves the dialog; with a name, or where none is open, asks whether to withdraw the request or leave it. */
export const cancel: Handler = async (asked) => {
  const { deps, context, who, argument } = asked;
  const dialog = await deps.dialogs.createContext(context);
  if (argument === '' && dialog.activeDialog !== undefined) {
    await dialog.cancelAllDialogs();
    return say(deps, context, who.viewer, { key: 'notice.dialogLeft' });
  }
  const rows = await withdrawable(asked);
  if (rows.length === 0) return say(deps, context, who.viewer, { key: 'notice.nothingToCancel' });
  const card = cancelView(rows, who.viewer, await cardContext(deps.presentation, who.viewer, rows));
  await sendCard(context, renderFor(who.viewer, card));
};

/** Legacy: open for an answer. New commerce: what this side opened or asked for, or has been asked. */
function mayTakeBack(transfer: Transfer, side: 'partner' | 'provider'): boolean {
  if (transfer.status === 'asked') return true;
  const open = transfer.status === 'active' || transfer.status === 'held';
  return open && (!isNewCommerce(transfer) || sideOf('withdraw', transfer) === side);
}

/** Requests that are still open for an answer, of the customer named or of all; the oldest first. */
async function withdrawable({ deps, who, argument }: Asked) {
  const wanted = foldName(argument);
  const all = await listTransfers(deps.workflow.store, who.actor.tenantId);
  return all
    .filter(({ transfer }) => mayTakeBack(transfer, who.viewer.side))
    .filter(({ transfer }) => {
      const name = foldName(transfer.customerName);
      return name.startsWith(wanted) || `${name}-${transfer.n}` === wanted;
    })
    .reverse();
}
