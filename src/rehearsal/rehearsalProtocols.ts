import { type Clock, instant } from '../clock';
import type { Transfer, TransferProtocols, TransferRef } from '../partnerCenter/partnerCenter';
import { type RehearsalBook, refusal } from './rehearsalBook';
import type { RehearsalCustomerDocument } from './rehearsalDocuments';
import { asSeenBy, handOver, newRequest } from './rehearsalRequests';
import { newTransfer, openTransferOf } from './rehearsalTransfers';

interface Side {
  readonly book: RehearsalBook;
  readonly clock: Clock;
  readonly tenantId: string;
}

const notAllowed = async () => {
  throw refusal(403, '900150');
};

/** What the partner does: it makes and withdraws legacy requests, and hands over what a provider asks for. */
export function partnerProtocols({ book, clock, tenantId }: Side): TransferProtocols {
  return {
    legacy: {
      open: async (request) => {
        const doc = await book.copied(request.customerId);
        if (openTransferOf(doc, request.subscriptionIds) !== undefined) throw refusal(400, '800078');
        const transfer = newTransfer(doc, tenantId, request, instant(clock));
        await add(book, transfer);
        return transfer;
      },
      accept: notAllowed,
      reject: notAllowed,
      cancel: async ({ customerId, transferId }) => {
        await book.change(customerId, (doc) => ({
          ...doc,
          transfers: doc.transfers.filter((one) => one.id !== transferId),
        }));
      },
    },
    newCommerce: {
      open: notAllowed,
      accept: async (ref, lines) => {
        const ids = lines.map(({ subscriptionId }) => subscriptionId);
        const now = instant(clock);
        await book.copied(ref.customerId);
        await book.change(ref.customerId, (doc) => {
          requireOpen(doc, ref, now);
          if (doc.copied === undefined || openTransferOf(doc, ids) !== undefined) throw refusal(400, '800078');
          const live = doc.copied.subscriptions.filter(({ id, status }) => ids.includes(id) && status === 'active');
          if (live.length === 0 || live.length !== ids.length) throw refusal(400, '800078');
          return handOver({ ...doc, copied: doc.copied }, ref.transferId, ids, now);
        });
        return { orderIds: [], failed: [] };
      },
      cancel: notAllowed,
    },
  };
}

/** What the provider does in new commerce. Its answers to legacy requests are played by the person. */
export function providerProtocols({ book, clock, tenantId }: Side): TransferProtocols {
  return {
    legacy: { open: notAllowed, accept: notAllowed, reject: notAllowed, cancel: notAllowed },
    newCommerce: {
      open: async (request) => {
        const doc = await book.customer(request.customerId);
        if (!doc.partners.includes(tenantId)) throw refusal(403, '20002');
        const transfer = newRequest(doc, tenantId, request, instant(clock));
        await add(book, transfer);
        return transfer;
      },
      accept: notAllowed,
      cancel: async (ref) => {
        await book.change(ref.customerId, (doc) => {
          requireOpen(doc, ref, instant(clock));
          const withdrawn = { status: 'withdrawn' } as const;
          const transfers = doc.transfers.map((one) => (one.id === ref.transferId ? { ...one, ...withdrawn } : one));
          return { ...doc, transfers };
        });
      },
    },
  };
}

/** Made twice, as after a crash, it is there once. */
async function add(book: RehearsalBook, transfer: Transfer): Promise<void> {
  await book.change(transfer.customerId, (doc) =>
    doc.transfers.some((one) => one.id === transfer.id)
      ? undefined
      : { ...doc, transfers: [...doc.transfers, transfer] },
  );
}

function requireOpen(doc: RehearsalCustomerDocument, { transferId }: TransferRef, now: string): void {
  const found = doc.transfers.find((one) => one.id === transferId);
  if (found === undefined) throw refusal(404, '900100');
  if (asSeenBy(found.sourceTenantId, found, now).status !== 'active') throw refusal(400, '900102');
}
