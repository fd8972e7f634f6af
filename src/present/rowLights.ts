import { instant } from '../clock';
import { lightOf } from '../domain/customer/light';
import { lightFacts } from '../lights';
import { type ObservationDocument, observationId } from '../store/documents/customerDocuments';
import type { CustomerRow, LitCustomerRow } from '../views/customerInputs';
import { listTransfers } from './lists';
import { loadCustomer, loadProgramme } from './loadAggregates';
import type { PresentDeps } from './present';

/** The rows of one page with what comes next for each, from what is stored: a list never waits for Partner Center. */
export async function rowLights(
  deps: Pick<PresentDeps, 'store' | 'clock' | 'policy'>,
  tenantId: string,
  rows: readonly CustomerRow[],
): Promise<readonly LitCustomerRow[]> {
  const [{ state: programme }, all] = await Promise.all([
    loadProgramme(deps.store, tenantId),
    listTransfers(deps.store, tenantId),
  ]);
  const now = instant(deps.clock);
  return Promise.all(
    rows.map(async (row) => {
      const [customer, seen] = await Promise.all([
        loadCustomer(deps.store, tenantId, row.id),
        deps.store.read<ObservationDocument>('records', tenantId, observationId(row.id)),
      ]);
      const transfers = all.filter((one) => one.customerId === row.id).map((one) => one.transfer);
      const light = lightOf(
        lightFacts({
          kind: row.kind,
          programme,
          customer: customer.state,
          observation: seen?.doc,
          transfers,
          now,
          policy: deps.policy,
        }),
      );
      const name = light.provider === undefined ? undefined : programme.partnerships[light.provider]?.name;
      return { ...row, light, ...(name === undefined ? {} : { providerName: name }) };
    }),
  );
}
