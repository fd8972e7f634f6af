import { instant } from '../clock';
import { relationshipWith } from '../domain/customer/customer';
import { lightOf } from '../domain/customer/light';
import { acceptedProviders, isEnrolled } from '../domain/programme/programme';
import { thingId } from '../ids';
import { bookOf, lightFacts, standingsOf } from '../lights';
import { customerNow } from '../observe';
import type { CustomerStatusInput } from '../views/customerInputs';
import { listTransfers } from './lists';
import { loadCustomer, loadCustomerRow, loadProgramme } from './loadAggregates';
import type { PresentDeps } from './present';

/** All that is known of one customer of the partner's own book; undefined when the book does not hold it. */
export async function loadCustomerFacts(
  deps: PresentDeps,
  tenantId: string,
  customerId: string,
): Promise<{ readonly facts: CustomerStatusInput; readonly revision: number } | undefined> {
  const row = await loadCustomerRow(deps.store, tenantId, customerId);
  if (row === undefined) return undefined;
  const [{ state: programme }, { state: customer, seq }, observation, all] = await Promise.all([
    loadProgramme(deps.store, tenantId),
    loadCustomer(deps.store, tenantId, customerId),
    customerNow(deps, tenantId, customerId),
    listTransfers(deps.store, tenantId),
  ]);
  const now = instant(deps.clock);
  const rows = all.filter((one) => one.customerId === customerId);
  const transfers = rows.map((one) => one.transfer);
  const { kind } = row.customer;
  const names = new Map(acceptedProviders(programme).map(({ tenantId: id, name }) => [id, name]));
  return {
    revision: seq,
    facts: {
      customer: row.customer,
      enrolled: isEnrolled(programme),
      light: lightOf(lightFacts({ kind, programme, customer, observation, transfers, now, policy: deps.policy })),
      relationships: standingsOf(programme, customer, observation, now).map((one) => ({
        ...one,
        id: thingId({ kind: 'relationship', customerId, provider: one.provider }),
        providerName: names.get(one.provider) ?? '',
        relationship: relationshipWith(customer, one.provider),
      })),
      transfers: rows,
      ...(observation === undefined
        ? {}
        : {
            observed: {
              at: observation.observedAt,
              book: bookOf(observation, customer, transfers, deps.policy),
              agreement: observation.agreement,
              billToEmail: observation.billTo === undefined ? undefined : observation.billTo.email !== undefined,
            },
          }),
    },
  };
}
