import { type Clock, instant } from '../clock';
import { foldName } from '../foldName';
import { everythingByApi } from '../partnerCenter/operations';
import {
  type PartnerCenterConnection,
  PartnerCenterError,
  type PartnerReference,
  type PortalOperations,
  type TransferProtocols,
} from '../partnerCenter/partnerCenter';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import { upsert } from '../store/upsert';
import {
  deskId,
  emptyDesk,
  type RehearsalCustomerDocument,
  type RehearsalDeskDocument,
  rehearsalCustomerId,
  rehearsalCustomerPrefix,
} from './rehearsalDocuments';
import { eligibilityNow, newTransfer, openTransferOf } from './rehearsalTransfers';

export interface RehearsalDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** The rehearsal's tenant of the partner, and the providers it may rehearse with. */
  readonly tenantId: string;
  readonly providers: readonly PartnerReference[];
}

/**
 * Partner Center as the rehearsal plays it (CON-12): the same port, kept in the rehearsal's own documents, without any
 * connection. What Microsoft, the provider and the customer do is played by the person, see {@link playPart}.
 */
export function createRehearsalConnection(deps: RehearsalDeps): PartnerCenterConnection {
  const { store, tenantId } = deps;
  const desk = async (): Promise<RehearsalDeskDocument> =>
    (await store.read<RehearsalDeskDocument>('records', tenantId, deskId))?.doc ?? emptyDesk(tenantId);
  const customer = async (customerId: string): Promise<RehearsalCustomerDocument> => {
    const found = await store.read<RehearsalCustomerDocument>('records', tenantId, rehearsalCustomerId(customerId));
    if (found === undefined) throw refusal(404, '1000');
    return found.doc;
  };
  const copied = async (customerId: string) => {
    const doc = await customer(customerId);
    if (doc.copied === undefined) throw notCopiedYet();
    return { ...doc, copied: doc.copied };
  };
  const change = (customerId: string, next: (doc: RehearsalCustomerDocument) => RehearsalCustomerDocument) =>
    upsert<RehearsalCustomerDocument>(
      store,
      'records',
      { pk: tenantId, id: rehearsalCustomerId(customerId) },
      (current) => (current === undefined ? undefined : next(current)),
    );
  const protocols = rehearsalProtocols(deps, copied, change);
  return {
    tenantId,
    operations: everythingByApi,
    profile: async () => {
      const { profile } = await desk();
      if (profile === undefined) throw notCopiedYet();
      return profile;
    },
    async *customers() {
      const selection = { pk: tenantId, idPrefix: rehearsalCustomerPrefix };
      for await (const doc of listAll<RehearsalCustomerDocument>(store, 'records', selection)) yield doc.customer;
    },
    async *customersNamed(start) {
      for await (const one of this.customers()) if (foldName(one.name).startsWith(foldName(start))) yield one;
    },
    customer: async (customerId) => (await customer(customerId)).customer,
    billTo: async (customerId) => (await copied(customerId)).copied.billTo,
    subscriptions: async (customerId) => (await copied(customerId)).copied.subscriptions,
    eligibility: async (customerId) => eligibilityNow(await copied(customerId)),
    agreement: async (customerId) => (await customer(customerId)).agreement,
    confirmAgreement: async () => {
      throw refusal(403, '900150');
    },
    partners: async () => {
      const { partners } = await desk();
      return deps.providers.filter((one) => partners.includes(one.tenantId));
    },
    partnersOfCustomer: async (customerId) => {
      const { partners } = await customer(customerId);
      return deps.providers.filter((one) => partners.includes(one.tenantId));
    },
    // Nobody's portal is rehearsed in, so there is no log of one.
    async *auditRecords() {},
    transfers: async (customerId) => (await customer(customerId)).transfers,
    transfer: async (customerId, transferId) =>
      (await customer(customerId)).transfers.find((one) => one.id === transferId),
    protocol: (name) => protocols[name],
    portal: portalOperations(deps, desk, change),
  };
}

type ChangeCustomer = (
  customerId: string,
  next: (doc: RehearsalCustomerDocument) => RehearsalCustomerDocument,
) => Promise<unknown>;

/** The partner's side of the legacy protocol; the provider's is played. Nothing of new commerce is rehearsed. */
function rehearsalProtocols(
  { tenantId, clock }: RehearsalDeps,
  copied: (customerId: string) => Promise<Parameters<typeof newTransfer>[0]>,
  change: ChangeCustomer,
): TransferProtocols {
  const notAllowed = async () => {
    throw refusal(403, '900150');
  };
  const notOffered = async () => {
    throw refusal(400, '900141');
  };
  return {
    legacy: {
      open: async (request) => {
        const doc = await copied(request.customerId);
        if (openTransferOf(doc, request.subscriptionIds) !== undefined) throw refusal(400, '800078');
        const transfer = newTransfer(doc, tenantId, request, instant(clock));
        await change(request.customerId, (current) =>
          current.transfers.some((one) => one.id === transfer.id)
            ? current
            : { ...current, transfers: [...current.transfers, transfer] },
        );
        return transfer;
      },
      accept: notAllowed,
      reject: notAllowed,
      cancel: async ({ customerId, transferId }) => {
        await change(customerId, (doc) => ({
          ...doc,
          transfers: doc.transfers.filter((one) => one.id !== transferId),
        }));
      },
    },
    newCommerce: { open: notOffered, accept: notOffered, cancel: notOffered },
  };
}

function portalOperations(
  { store, tenantId, providers }: RehearsalDeps,
  desk: () => Promise<RehearsalDeskDocument>,
  change: ChangeCustomer,
): PortalOperations {
  const onDesk = async (next: (doc: RehearsalDeskDocument) => RehearsalDeskDocument) => {
    await upsert<RehearsalDeskDocument>(store, 'records', { pk: tenantId, id: deskId }, (current) =>
      next(current ?? emptyDesk(tenantId)),
    );
  };
  return {
    enrollment: async () => ({ status: (await desk()).enrollment }),
    submitEnrollment: () => onDesk((doc) => (doc.enrollment === 'none' ? { ...doc, enrollment: 'submitted' } : doc)),
    acceptResellerAgreement: () => onDesk((doc) => ({ ...doc, enrollment: 'enrolled' })),
    partnershipInvitations: async () => {
      const { enrollment, partners } = await desk();
      return enrollment === 'enrolled' ? providers.filter((one) => !partners.includes(one.tenantId)) : [];
    },
    acceptPartnership: (provider) =>
      onDesk((doc) => ({ ...doc, partners: [...doc.partners.filter((one) => one !== provider), provider] })),
    extendRelationship: async (customerId, provider) => {
      await change(customerId, (doc) => ({
        ...doc,
        partners: [...doc.partners.filter((one) => one !== provider), provider],
      }));
    },
    // Leads nowhere, so that a rehearsed letter that is sent all the same connects nobody.
    invitationLink: async (provider) => `https://admin.microsoft.com/rehearsal-only?msppId=${provider}`,
  };
}

/** A refusal as Partner Center words it: status and code; the card says it in the person's language. */
const refusal = (status: number, code: string): PartnerCenterError =>
  new PartnerCenterError(`the rehearsal answers ${status} ${code}`, {
    answered: true,
    status,
    code,
    verdict: { action: 'stop', explanation: `partnerCenter.error.${code}` },
  });

/** The book is still being copied: asking again later helps. */
const notCopiedYet = (): PartnerCenterError =>
  new PartnerCenterError('not copied into the rehearsal yet', {
    answered: false,
    verdict: { action: 'retry', explanation: 'partnerCenter.error.unanswered' },
  });
