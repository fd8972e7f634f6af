import { dayIn } from '../businessTime';
import { instant } from '../clock';
import { type ThingRef, thingId } from '../ids';
import { howIs, mayRead } from '../partnerCenter/operations';
import type { Store } from '../store/store';
import { agreementView } from '../views/agreementView';
import { askedAt, type QueueItem } from '../views/queueItems';
import type { Viewer } from '../views/viewer';
import { findPointer, listPointers } from './pointers';
import type { Found, Moment, PresentDeps } from './present';

/** The provider's own copy of the request; on the partner's side there is no such card. */
export async function presentAgreement(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'agreement' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const pointer = await findPointer(deps, viewer.tenantId, 'agreement', thing.pointer);
  if (pointer === undefined) return undefined;
  const request = moment.agreement ?? pointer.projection;
  const input = {
    id,
    request,
    portal: howIs(deps.connection(viewer.tenantId), 'confirmAgreement') === 'portal',
    watched: mayRead(deps.connection(viewer.tenantId)),
    today: dayIn(instant(deps.clock), viewer.timeZone),
    ...(moment.typed === undefined ? {} : { typed: moment.typed }),
  };
  return { shows: request, revision: pointer.revision, view: (context) => agreementView(input, viewer, context) };
}

/** What waits for a provider besides transfers, oldest first. */
export async function listQueueItems(store: Store, tenantId: string): Promise<readonly QueueItem[]> {
  const [agreements, tenants] = await Promise.all([
    listPointers(store, tenantId, 'agreement'),
    listPointers(store, tenantId, 'tenantRequest'),
  ]);
  const items: readonly QueueItem[] = [
    ...agreements
      .filter(({ doc }) => doc.open)
      .map(({ pointer, doc }) => ({
        thing: 'agreement' as const,
        id: thingId({ kind: 'agreement', pointer }),
        request: doc.projection,
      })),
    ...tenants
      .filter(({ doc }) => doc.open)
      .map(({ pointer, doc }) => ({
        thing: 'tenantRequest' as const,
        id: thingId({ kind: 'tenantRequest', pointer }),
        request: doc.projection,
      })),
  ];
  return [...items].sort((a, b) => (askedAt(a) < askedAt(b) ? -1 : 1));
}
