import { knownAgreement } from '../domain/customer/agreement';
import { agreementSatisfied } from '../domain/customer/customer';
import { openWith } from '../domain/customer/newCommerce';
import { type ThingRef, thingId, transferPointer } from '../ids';
import { draftPage, draftPageSize } from '../transferDraft';
import { noticeView } from '../views/noticeView';
import { transferDraftView } from '../views/transferDraftView';
import type { Viewer } from '../views/viewer';
import { loadTransferDraft } from './loadTransferDraft';
import type { Found, Moment, PresentDeps } from './present';

export async function presentTransferDraft(
  deps: PresentDeps,
  thing: Extract<ThingRef, { kind: 'transferDraft' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const draft = await loadTransferDraft(deps, viewer, thing, deps.policy);
  if (draft === undefined) return undefined;
  const { row, partnership, customer, open, seq } = draft;
  const { customerId, provider } = thing;
  if (open === undefined) {
    const retry = { what: 'transferDraft', id: thingId(thing) } as const;
    const silent = { title: row.customer.name, tone: 'warning', key: 'notice.partnerCenterSilent', retry } as const;
    return { shows: undefined, revision: seq, view: (context) => noticeView(silent, viewer, context) };
  }
  const { sorted, position, observation } = open;
  const request = openWith(customer, provider);
  const transferId = (n: number) =>
    thingId({ kind: 'transfer', pointer: transferPointer(viewer.tenantId, customerId, n) });
  const paged = sorted.movable.length > draftPageSize;
  const input = {
    id: thingId(thing),
    version: paged ? position.version : 0,
    customerName: row.customer.name,
    providerName: partnership.name,
    ...sorted,
    selected: moment.selected ?? open.selected,
    ...(paged ? { paged: { ...draftPage(sorted.movable, position), search: position.search } } : {}),
    preview: moment.preview ?? false,
    observedAt: observation.observedAt,
    listed: observation.partners.includes(provider),
    agreementSatisfied: agreementSatisfied(knownAgreement(customer, provider, observation.agreement) ?? 'none'),
    plansId: thingId({ kind: 'plans', customerId, provider }),
    ...(thing.after === undefined ? {} : { after: thing.after }),
    ...(request === undefined ? {} : { request: { id: transferId(request.n), n: request.n } }),
  };
  return { shows: undefined, revision: seq, view: (context) => transferDraftView(input, viewer, context) };
}
