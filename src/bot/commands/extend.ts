import { acceptedProviders } from '../../domain/programme/programme';
import { thingId } from '../../ids';
import { loadProgramme } from '../../present/loadAggregates';
import { showSubject } from '../say';
import { withCustomer } from './withCustomer';

/** The relationship's card when there is one provider; with several the customer's card lists them. */
export const extend = withCustomer('extend', async ({ deps, context, who }, customerId) => {
  const { state } = await loadProgramme(deps.workflow.store, who.actor.tenantId);
  const providers = acceptedProviders(state);
  const [only] = providers;
  if (only === undefined) return showSubject(deps, context, who.viewer, 'providers');
  const subject =
    providers.length === 1
      ? thingId({ kind: 'relationship', customerId, provider: only.tenantId })
      : thingId({ kind: 'customer', customerId });
  await showSubject(deps, context, who.viewer, subject);
});
