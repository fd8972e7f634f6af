import { isOpen } from '../domain/customer/transfer';
import { acceptedProviders } from '../domain/programme/programme';
import { mayRead } from '../partnerCenter/operations';
import { accessView } from '../views/accessView';
import type { Viewer } from '../views/viewer';
import { byAge, listTransfers } from './lists';
import { loadProgramme } from './loadAggregates';
import type { Found, PresentDeps } from './present';

/** Whether Partner Center lets the partner's API in, and what of the open requests can still be seen. */
export async function presentAccess(deps: PresentDeps, id: string, viewer: Viewer): Promise<Found> {
  const [{ state, seq }, transfers] = await Promise.all([
    loadProgramme(deps.store, viewer.tenantId),
    listTransfers(deps.store, viewer.tenantId),
  ]);
  const input = {
    id,
    access: state.access,
    open: byAge(transfers.filter(({ transfer }) => isOpen(transfer))).map(({ transfer }) => transfer),
    // Through their own connections these show what both sides take part in.
    seenThrough: acceptedProviders(state)
      .filter(({ tenantId }) => mayRead(deps.connection(tenantId)))
      .map(({ name }) => name),
  };
  return { shows: input, revision: seq, view: (context) => accessView(input, viewer, context) };
}
