import type { TurnContext } from 'botbuilder';
import { AnswerTransferDialog, type AnswerTransferOptions } from '../../../dialogs/dialogs';
import { noticeDrift } from '../../actions/noticeDrift';
import { noticeRequests } from '../../actions/noticeRequests';
import { isOpen } from '../../domain/customer/transfer';
import { isNewCommerce } from '../../domain/customer/transferStrategy';
import { acceptedProviders } from '../../domain/programme/programme';
import { refuse } from '../../domain/refusal';
import { foldName } from '../../foldName';
import { thingId } from '../../ids';
import { listTransfers, transferRows } from '../../present/lists';
import { loadCustomer, loadCustomerRow, loadProgramme } from '../../present/loadAggregates';
import { text } from '../../text/text';
import type { BotDeps } from '../botDeps';
import type { Identified } from '../identify';
import { showSubject } from '../say';
import { awaitAnswer, type Handler } from './handler';
import { withCustomer } from './withCustomer';

/** The customer's live request or, when there is none, the offer to create one. */
const transferForPartner = withCustomer('transfer', async ({ deps, context, who }, customerId) => {
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  const status = thingId({ kind: 'customer', customerId });
  const providers = acceptedProviders(state);
  const [only] = providers;
  if (only === undefined) return showSubject(deps, context, who.viewer, 'providers');
  await noticeRequests(deps.workflow, deps.presentation.policy, who.actor.tenantId, status);
  const { state: customer } = await loadCustomer(deps.workflow.store, who.actor.tenantId, customerId);
  const request = transferRows(who.actor.tenantId, customerId, customer).find(
    ({ transfer }) => isOpen(transfer) || transfer.status === 'finished' || transfer.status === 'providerVerified',
  );
  if (request !== undefined) return showRequest(deps, context, who, request.id);
  const [last] = transferRows(who.actor.tenantId, customerId, customer);
  // A rejected request is corrected and sent again, to the same provider and with the same selection (A.3-8).
  if (last?.transfer.status === 'rejected') {
    const { provider, n } = last.transfer;
    return showSubject(deps, context, who.viewer, thingId({ kind: 'transferDraft', customerId, provider, after: n }));
  }
  const row = await loadCustomerRow(deps.workflow.store, who.actor.tenantId, customerId);
  if (row?.customer.kind === 'indirect') {
    const refusal = refuse('INV-18', 'indirectTransfer');
    return showSubject(deps, context, who.viewer, status, { notice: { kind: 'refusal', refusal } });
  }
  if (providers.length > 1) return showSubject(deps, context, who.viewer, status);
  await showSubject(deps, context, who.viewer, thingId({ kind: 'transferDraft', customerId, provider: only.tenantId }));
});

/** Looks at the live quantities first: whoever opens a request is warned of a change (CON-5). */
async function showRequest(deps: BotDeps, context: TurnContext, who: Identified, id: string): Promise<void> {
  const transfer = await noticeDrift(deps.workflow, who.actor.tenantId, id);
  await showSubject(deps, context, who.viewer, id, transfer === undefined ? undefined : { transfer });
}

/** A provider names a customer and means the request about it. */
const transferForProvider: Handler = async (asked) => {
  const { deps, context, who, argument } = asked;
  const wanted = foldName(argument);
  const all = await listTransfers(deps.workflow.store, who.actor.tenantId);
  const named = all.filter(({ transfer }) => {
    const name = foldName(transfer.customerName);
    return wanted !== '' && (name.startsWith(wanted) || `${name}-${transfer.n}` === wanted);
  });
  const live = named.filter(({ transfer }) => isOpen(transfer) || transfer.status === 'finished');
  // Two partners may have a customer of one name: the queue shows both, nobody guesses.
  if (live.length > 1) return showSubject(deps, context, who.viewer, 'queue');
  const request = live[0] ?? named[0];
  if (request === undefined) return showSubject(deps, context, who.viewer, 'queue');
  await showRequest(deps, context, who, request.id);
  if (request.transfer.status !== 'active' && request.transfer.status !== 'held') return;
  // A new-commerce request is the partner's to answer.
  if (isNewCommerce(request.transfer)) return;
  const { language } = who.viewer;
  const options: AnswerTransferOptions = {
    id: request.id,
    version: request.transfer.version,
    accept: ['accept', 'accepter'],
    reject: ['reject', 'rejeter'],
    askReason: text(language, 'dialog.rejectionReason'),
  };
  await awaitAnswer(asked, AnswerTransferDialog.id, options);
};

export const transfer: Handler = (asked) =>
  asked.who.viewer.side === 'provider' ? transferForProvider(asked) : transferForPartner(asked);
