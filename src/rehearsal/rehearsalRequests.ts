import { deterministicId } from '../ids';
import type { OpenNewCommerceTransfer, Transfer, TransferLine } from '../partnerCenter/partnerCenter';
import type { CopiedCustomer } from './rehearsalBook';
import type { RehearsalCustomerDocument } from './rehearsalDocuments';
import { moveLines } from './rehearsalTransfers';

/** An unanswered new-commerce request lapses after this many days. */
const expiryDays = 30;
const dayMs = 86_400_000;

/** The provider asks; which subscriptions, the partner says later. */
export function newRequest(
  doc: RehearsalCustomerDocument,
  targetTenantId: string,
  { customerId, sourceTenantId, productTypes }: OpenNewCommerceTransfer,
  createdAt: string,
): Transfer {
  return {
    id: deterministicId(targetTenantId, customerId, 'request', doc.transfers.length, createdAt),
    customerId,
    protocol: 'newCommerce',
    status: 'active',
    sourceTenantId,
    targetTenantId,
    createdAt,
    expiresAt: new Date(Date.parse(createdAt) + expiryDays * dayMs).toISOString(),
    ...(productTypes === undefined ? {} : { productTypes }),
    lines: [],
  };
}

/** The partner hands the subscriptions over, and they move at once: nobody plays Microsoft's part of it. */
export function handOver(
  doc: CopiedCustomer,
  transferId: string,
  subscriptionIds: readonly string[],
  now: string,
): RehearsalCustomerDocument {
  const lines = doc.copied.subscriptions
    .filter(({ id }) => subscriptionIds.includes(id))
    .map(({ id, name, quantity }, item): TransferLine => ({ item, subscriptionId: id, name, quantity, addons: [] }));
  const transfers = doc.transfers.map((one) => (one.id === transferId ? { ...one, lines, completedAt: now } : one));
  return moveLines({ ...doc, transfers }, transferId, false);
}

/** As Partner Center shows it to one side at this moment. */
export function asSeenBy(tenantId: string, transfer: Transfer, now: string): Transfer {
  if (transfer.protocol !== 'newCommerce') return { ...transfer, protocol: 'legacy' };
  const { expiresAt, targetTenantId, id } = transfer;
  const lapsed = transfer.status === 'active' && expiresAt !== undefined && expiresAt <= now;
  const shown: Transfer = lapsed ? { ...transfer, status: 'expired' } : transfer;
  if (tenantId !== targetTenantId) return shown;
  // Hidden from the target until they are there, then under the ids they got there.
  const lines = transfer.lines.filter(({ outcome }) => outcome === 'complete');
  return {
    ...shown,
    lines: lines.map((line) => ({ ...line, subscriptionId: deterministicId(id, line.subscriptionId) })),
  };
}
