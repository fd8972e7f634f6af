import { sortCandidates } from '../candidates';
import { type ThingRef, thingId } from '../ids';
import { customerNow } from '../observe';
import { noticeView } from '../views/noticeView';
import { transferDraftView } from '../views/transferDraftView';
import type { Viewer } from '../views/viewer';
import { loadCustomer, loadCustomerRow, loadProgramme } from './loadAggregates';
import type { Found, Moment, PresentDeps } from './present';

export async function presentTransferDraft(
  deps: PresentDeps,
  thing: Extract<ThingRef, { kind: 'transferDraft' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const { customerId, provider } = thing;
  const [row, programme, customer, observation] = await Promise.all([
    loadCustomerRow(deps.store, viewer.tenantId, customerId),
    loadProgramme(deps.store, viewer.tenantId),
    loadCustomer(deps.store, viewer.tenantId, customerId),
    customerNow(deps, viewer.tenantId, customerId),
  ]);
  const partnership = programme.state.partnerships[provider];
  if (row === undefined || partnership === undefined) return undefined;
  if (observation === undefined) {
    const retry = { what: 'transferDraft', id: thingId(thing) } as const;
    const silent = { title: row.customer.name, tone: 'warning', key: 'notice.partnerCenterSilent', retry } as const;
    return { shows: undefined, revision: customer.seq, view: (context) => noticeView(silent, viewer, context) };
  }
  const sorted = sortCandidates(observation, customer.state, deps.policy);
  const input = {
    id: thingId(thing),
    customerName: row.customer.name,
    providerName: partnership.name,
    ...sorted,
    selected: moment.selected ?? sorted.movable.map((one) => one.subscriptionId),
    preview: moment.preview ?? false,
    observedAt: observation.observedAt,
  };
  return { shows: undefined, revision: customer.seq, view: (context) => transferDraftView(input, viewer, context) };
}
