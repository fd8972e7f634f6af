import { InvitationDialog, type InvitationOptions } from '../../../dialogs/dialogs';
import { sameCompany } from '../../companyName';
import { acceptedProviders } from '../../domain/programme/programme';
import { foldName } from '../../foldName';
import { newCustomerId, thingId } from '../../ids';
import { listCustomers } from '../../present/lists';
import { loadCustomer, loadProgramme } from '../../present/loadAggregates';
import { cardContext } from '../../present/present';
import type { CustomerRow } from '../../views/customerInputs';
import { inviteWithView } from '../../views/inviteWithView';
import { newCustomerFormId } from '../../views/newCustomerView';
import { renderFor } from '../../views/renderFor';
import { sendCard, showSubject } from '../say';
import { type Asked, awaitAnswer, type Handler } from './handler';

/**
 * INV-3, INV-15: any name. A customer of the book gets its invitation; for another one the first question is whether it
 * has a Microsoft tenant. A misspelt name opens that question, with the customers that may have been meant.
 */
export const invite: Handler = async (asked) => {
  const { deps, context, who, argument } = asked;
  const { store } = deps.workflow;
  const { tenantId } = who.actor;
  const { state } = await loadProgramme(store, tenantId);
  const providers = acceptedProviders(state);
  const [first, ...others] = providers;
  if (first === undefined) return showSubject(deps, context, who.viewer, 'providers');
  const known = meant(await listCustomers(store, tenantId), argument);
  if (known !== undefined) {
    const customerId = known.id;
    const subject =
      others.length === 0
        ? thingId({ kind: 'invitation', customerId, provider: first.tenantId })
        : await begunFor(asked, customerId);
    if (subject !== undefined) return showSubject(deps, context, who.viewer, subject);
    const view = inviteWithView(
      { customerId, customerName: known.name, providers },
      who.viewer,
      await cardContext(deps.presentation, who.viewer, undefined),
    );
    return sendCard(context, renderFor(who.viewer, view));
  }
  const begun = argument === '' ? undefined : await begunFor(asked, newCustomerId(tenantId, argument));
  if (begun !== undefined) return showSubject(deps, context, who.viewer, begun);
  await showSubject(deps, context, who.viewer, newCustomerFormId, { typed: { customerName: argument } });
  if (argument !== '' && others.length === 0) await awaitAnswer(asked, InvitationDialog.id, optionsFor(asked));
};

/** The customer a typed name means: the company itself, or the only one whose name begins like that. */
function meant(rows: readonly CustomerRow[], typed: string): CustomerRow | undefined {
  const wanted = foldName(typed);
  if (wanted === '') return undefined;
  const exact = rows.filter((row) => sameCompany(row.name, typed));
  const found = exact.length > 0 ? exact : rows.filter((row) => foldName(row.name).startsWith(wanted));
  return found.length === 1 ? found[0] : undefined;
}

/** What was begun for a customer that the book does not hold: its invitation, or the request for its tenant. */
async function begunFor({ deps, who }: Asked, customerId: string): Promise<string | undefined> {
  const { state } = await loadCustomer(deps.workflow.store, who.actor.tenantId, customerId);
  const [invited] = Object.keys(state.invitations ?? {});
  if (invited !== undefined) return thingId({ kind: 'invitation', customerId, provider: invited });
  const [asked] = Object.keys(state.tenantRequests ?? {});
  return asked === undefined ? undefined : thingId({ kind: 'newCustomer', customerId, provider: asked });
}

/** What may be typed instead of filling the form. */
const optionsFor = ({ argument }: Asked): InvitationOptions => ({
  formId: newCustomerFormId,
  customerName: argument,
  yes: ['yes', 'y', 'oui', 'o'],
  no: ['no', 'n', 'non'],
});
