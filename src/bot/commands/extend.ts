import { acceptedProviders } from '../../domain/programme/programme';
import { refuse } from '../../domain/refusal';
import { thingId } from '../../ids';
import { loadCustomerRow, loadProgramme } from '../../present/loadAggregates';
import { showSubject } from '../say';
import { withCustomer } from './withCustomer';

/** The relationship's card when there is one provider; with several the customer's card lists them. Not for indirect customers (EXT-4). */
export const extend = withCustomer('extend', async ({ deps, context, who }, customerId) => {
  const { store } = deps.workflow;
  const { tenantId } = who.actor;
  const page = thingId({ kind: 'customer', customerId });
  const row = await loadCustomerRow(store, tenantId, customerId);
  if (row?.customer.kind === 'indirect') {
    const refusal = refuse('EXT-4', 'indirectCustomer');
    return showSubject(deps, context, who.viewer, page, { notice: { kind: 'refusal', refusal } });
  }
  const { state } = await loadProgramme(store, tenantId);
  const providers = acceptedProviders(state);
  const [only] = providers;
  if (only === undefined) return showSubject(deps, context, who.viewer, 'providers');
  const subject =
    providers.length === 1 ? thingId({ kind: 'relationship', customerId, provider: only.tenantId }) : page;
  await showSubject(deps, context, who.viewer, subject);
});
