import type { ThingRef } from '../ids';
import { adviserView } from '../views/adviserView';
import { checkView } from '../views/checkView';
import { customerStatusView } from '../views/customerStatusView';
import type { Viewer } from '../views/viewer';
import { loadCustomerFacts } from './customerFacts';
import type { Found, Moment, PresentDeps } from './present';

/** The customer's page, or its check before a move. */
export async function presentCustomer(
  deps: PresentDeps,
  thing: Extract<ThingRef, { kind: 'customer' | 'check' }>,
  viewer: Viewer,
): Promise<Found | undefined> {
  const known = await loadCustomerFacts(deps, viewer.tenantId, thing.customerId);
  if (known === undefined) return undefined;
  const view = thing.kind === 'check' ? checkView : customerStatusView;
  return {
    shows: known.facts,
    revision: known.revision,
    view: (context) => view(known.facts, viewer, context),
  };
}

/** MOV-2: the questions that tell which of the two methods fits, and the advice once they are answered. */
export async function presentAdviser(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'adviser' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const known = await loadCustomerFacts(deps, viewer.tenantId, thing.customerId);
  const one = known?.facts.relationships.find(({ provider }) => provider === thing.provider);
  if (known === undefined || one === undefined) return undefined;
  const input = {
    id,
    customer: known.facts.customer,
    relationship: one,
    ...(moment.advised === undefined ? {} : { advised: moment.advised }),
  };
  return { shows: one, revision: known.revision, view: (context) => adviserView(input, viewer, context) };
}
