import { knownAgreement } from '../domain/customer/agreement';
import { relationshipWith } from '../domain/customer/customer';
import { isEnrolled } from '../domain/programme/programme';
import { type ThingRef, thingId } from '../ids';
import { customerNow } from '../observe';
import { customerStatusView } from '../views/customerStatusView';
import type { Viewer } from '../views/viewer';
import { listTransfers } from './lists';
import { loadCustomer, loadCustomerRow, loadProgramme } from './loadAggregates';
import type { Found, PresentDeps } from './present';

export async function presentCustomer(
  deps: PresentDeps,
  thing: Extract<ThingRef, { kind: 'customer' }>,
  viewer: Viewer,
): Promise<Found | undefined> {
  const { tenantId } = viewer;
  const { customerId } = thing;
  const [row, programme, customer, observation] = await Promise.all([
    loadCustomerRow(deps.store, tenantId, customerId),
    loadProgramme(deps.store, tenantId),
    loadCustomer(deps.store, tenantId, customerId),
    customerNow(deps, tenantId, customerId),
  ]);
  if (row === undefined) return undefined;
  const input = {
    customer: row.customer,
    enrolled: isEnrolled(programme.state),
    relationships: Object.entries(programme.state.partnerships)
      .filter(([, partnership]) => partnership.status === 'accepted')
      .map(([provider, partnership]) => ({
        id: thingId({ kind: 'relationship', customerId, provider }),
        providerName: partnership.name,
        relationship: relationshipWith(customer.state, provider),
        agreement: knownAgreement(customer.state, provider, observation?.agreement),
      })),
    transfers: (await listTransfers(deps.store, tenantId)).filter((row) => row.customerId === customerId),
  };
  return { shows: input, revision: customer.seq, view: (context) => customerStatusView(input, viewer, context) };
}
