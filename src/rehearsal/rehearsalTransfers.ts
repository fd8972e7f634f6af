import { deterministicId } from '../ids';
import type { Eligibility, Subscription, Transfer, TransferLine } from '../partnerCenter/partnerCenter';
import type { CopiedCustomer } from './rehearsalBook';
import type { RehearsalCustomerDocument } from './rehearsalDocuments';

const isOpen = ({ status }: Transfer): boolean => status === 'active' || status === 'inProgress';

/** The open request that holds one of these subscriptions (CON-3). */
export const openTransferOf = (doc: RehearsalCustomerDocument, subscriptionIds: readonly string[]) =>
  doc.transfers
    .filter(isOpen)
    .find((transfer) => transfer.lines.some((line) => subscriptionIds.includes(line.subscriptionId)));

/** What the copied book says about moving, with the rehearsal's own requests on top. */
export const eligibilityNow = (doc: CopiedCustomer): readonly Eligibility[] =>
  doc.copied.eligibility.map((one) => {
    const held = openTransferOf(doc, [one.subscriptionId]);
    if (held !== undefined) {
      const reason = { kind: 'inTransfer', transferId: held.id } as const;
      return { subscriptionId: one.subscriptionId, eligible: false, reason };
    }
    const live = doc.copied.subscriptions.find(({ id }) => id === one.subscriptionId);
    return live === undefined || live.status === 'active' || !one.eligible
      ? one
      : { subscriptionId: one.subscriptionId, eligible: false, reason: { kind: 'state', state: live.status } };
  });

/** A request as Partner Center makes it: the quantities of now, add-ons with their base (CON-4, CON-6). */
export function newTransfer(
  doc: CopiedCustomer,
  sourceTenantId: string,
  request: { readonly providerTenantId: string; readonly subscriptionIds: readonly string[] },
  createdAt: string,
): Transfer {
  const lines = doc.copied.subscriptions
    .filter(({ id }) => request.subscriptionIds.includes(id))
    .map(
      ({ id, name, quantity }): TransferLine => ({
        subscriptionId: id,
        name,
        quantity,
        addons: doc.copied.subscriptions
          .filter(({ parentId }) => parentId === id)
          .map((addon) => ({ subscriptionId: addon.id, name: addon.name, quantity: addon.quantity })),
      }),
    );
  return {
    id: deterministicId(sourceTenantId, doc.customer.id, 'transfer', doc.transfers.length, createdAt),
    customerId: doc.customer.id,
    protocol: 'legacy',
    status: 'active',
    sourceTenantId,
    targetTenantId: request.providerTenantId,
    createdAt,
    lines,
  };
}

const goneAtSource: ReadonlySet<Subscription['kind']> = new Set(['azurePayg', 'azurePlan', 'reservation']);

/**
 * The request is accepted and Partner Center moves the lines: new ids at the provider (CON-1), Azure gone here and its
 * Azure id kept (CON-2, VER-6), licenses suspended (VER-7). With `lastFails` the last line stays, as a partial result.
 */
export function moveLines(doc: CopiedCustomer, transferId: string, lastFails: boolean): RehearsalCustomerDocument {
  const transfer = doc.transfers.find((one) => one.id === transferId);
  if (transfer?.status !== 'active') return doc;
  const lines = transfer.lines.map((line, index): TransferLine => {
    const fails = lastFails && index === transfer.lines.length - 1;
    return fails
      ? { ...line, outcome: 'failed', error: { code: '900103', text: 'rehearsed failure' } }
      : { ...line, outcome: 'complete', orderId: deterministicId(transferId, line.subscriptionId, 'order') };
  });
  const failed = lines.filter((line) => line.outcome === 'failed').length;
  const status = failed === 0 ? 'complete' : failed === lines.length ? 'failed' : 'partlyComplete';
  const moved = new Map(
    lines
      .filter((line) => line.outcome === 'complete')
      .flatMap((line) =>
        [line.subscriptionId, ...line.addons.map((addon) => addon.subscriptionId)].map(
          (id) => [id, line.orderId ?? ''] as const,
        ),
      ),
  );
  const leaving = doc.copied.subscriptions.filter(({ id }) => moved.has(id));
  return {
    ...doc,
    copied: {
      ...doc.copied,
      subscriptions: doc.copied.subscriptions.flatMap((one): readonly Subscription[] => {
        if (!moved.has(one.id)) return [one];
        return goneAtSource.has(one.kind) ? [] : [{ ...one, status: 'suspended' }];
      }),
    },
    arrived: [
      ...doc.arrived,
      ...leaving.map(({ parentId, ...one }) => ({
        ...one,
        id: deterministicId(transferId, one.id),
        orderId: moved.get(one.id) ?? '',
        ...(parentId === undefined ? {} : { parentId: deterministicId(transferId, parentId) }),
      })),
    ],
    transfers: doc.transfers.map((one) => (one.id === transferId ? { ...one, status, lines } : one)),
  };
}
