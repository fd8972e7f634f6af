import { type Clock, instant } from '../clock';
import { foldName } from '../foldName';
import { everythingByApi } from '../partnerCenter/operations';
import type { PartnerCenterConnection, PartnerReference, PortalOperations } from '../partnerCenter/partnerCenter';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import { upsert } from '../store/upsert';
import { notCopiedYet, openRehearsalBook, type RehearsalBook, refusal } from './rehearsalBook';
import {
  deskId,
  emptyDesk,
  type RehearsalCustomerDocument,
  type RehearsalDeskDocument,
  rehearsalCustomerPrefix,
} from './rehearsalDocuments';
import { partnerProtocols, providerProtocols } from './rehearsalProtocols';
import { asSeenBy } from './rehearsalRequests';
import { eligibilityNow } from './rehearsalTransfers';

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
  const book = openRehearsalBook(store, tenantId);
  const { customer, copied } = book;
  const protocols = partnerProtocols({ ...deps, book });
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
    ...transfersSeenBy(tenantId, book, deps.clock),
    protocol: (name) => protocols[name],
    portal: portalOperations(deps, desk, book),
  };
}

/** Reading transfers as one side of the rehearsal. */
function transfersSeenBy(
  tenantId: string,
  { customer }: RehearsalBook,
  clock: Clock,
): Pick<PartnerCenterConnection, 'transfers' | 'transfer'> {
  const transfers = async (customerId: string) =>
    (await customer(customerId)).transfers
      .filter(({ sourceTenantId, targetTenantId }) => tenantId === sourceTenantId || tenantId === targetTenantId)
      .map((one) => asSeenBy(tenantId, one, instant(clock)));
  return {
    transfers,
    transfer: async (customerId, transferId) => (await transfers(customerId)).find((one) => one.id === transferId),
  };
}

/** The provider's side of the same rehearsal: what arrived there, and its part in new commerce. */
export function rehearsedProvider(
  partner: PartnerCenterConnection,
  { store, clock, tenantId }: RehearsalDeps,
  provider: PartnerReference,
): PartnerCenterConnection {
  const book = openRehearsalBook(store, tenantId);
  const protocols = providerProtocols({ book, clock, tenantId: provider.tenantId });
  return {
    ...partner,
    tenantId: provider.tenantId,
    subscriptions: async (customerId) => (await book.customer(customerId)).arrived,
    ...transfersSeenBy(provider.tenantId, book, clock),
    protocol: (name) => protocols[name],
    portal: undefined,
  };
}

function portalOperations(
  { store, tenantId, providers }: RehearsalDeps,
  desk: () => Promise<RehearsalDeskDocument>,
  { change }: RehearsalBook,
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
