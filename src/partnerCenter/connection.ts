import { agreementOf, confirmAgreement } from './agreements';
import { auditRecordsOf } from './auditRecords';
import { billToOf } from './billing';
import { customerById, customersNamed, customersOf } from './customers';
import { eligibilityOf } from './eligibility';
import { createHttp, type HttpOptions } from './http';
import { everythingByApi, type Operations, operationsOf } from './operations';
import type { PartnerCenterConnection, TransferProtocols } from './partnerCenter';
import { createPortalOperations, portalProfile } from './portal';
import { apiProfile } from './profile';
import { partnersOf, partnersOfCustomer } from './relationships';
import { subscriptionsOf } from './subscriptions';
import type { TokenSource } from './tokenSource';
import { createLegacyProtocol } from './transfers/legacy';
import { createNewCommerceProtocol } from './transfers/newCommerce';
import { getTransfer, listTransfers } from './transfers/readTransfers';

export interface ConnectionOptions {
  readonly tenantId: string;
  /** `https://api.partnercenter.microsoft.com`, or the simulator's URL. */
  readonly baseUrl: string;
  /** Of this tenant, for Partner Center. */
  readonly tokens: TokenSource;
  /** True when portal-only operations can be called: connections of the simulator. */
  readonly portal: boolean;
  /** How this tenant does each operation; absent: everything a simulator or a partner's own connection offers. */
  readonly operations?: Operations | undefined;
  readonly now: () => Date;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
  /** Shared budget, patience and the like; each has a default that suits a process of its own. */
  readonly calls?: Pick<HttpOptions, 'budget' | 'patienceMs' | 'circuit' | 'readDelaysMs'> | undefined;
}

/** One tenant's connection to Partner Center over HTTP. It never uses another tenant's credentials. */
export function createPartnerCenterConnection(options: ConnectionOptions): PartnerCenterConnection {
  const { tenantId, baseUrl, tokens, fetch, timeoutMs, calls } = options;
  const http = createHttp({ baseUrl, tokens, fetch, timeoutMs, ...calls });
  const protocols: TransferProtocols = {
    legacy: createLegacyProtocol(http, tenantId),
    newCommerce: createNewCommerceProtocol(http, tenantId),
  };
  const operations = options.operations ?? (options.portal ? everythingByApi : partnerByApi);
  return {
    tenantId,
    operations,
    profile: () => (operations.programmeFacts === 'api' ? portalProfile(http) : apiProfile(http)),
    customers: () => customersOf(http),
    customersNamed: (start) => customersNamed(http, start),
    customer: (customerId) => customerById(http, customerId),
    billTo: (customerId) => billToOf(http, customerId),
    subscriptions: (customerId) => subscriptionsOf(http, customerId),
    eligibility: (customerId) => eligibilityOf(http, customerId),
    agreement: (customerId) => agreementOf(http, customerId),
    confirmAgreement: (customerId, acceptance, call) => confirmAgreement(http, customerId, acceptance, call),
    partners: (as) => partnersOf(http, as),
    partnersOfCustomer: (customerId) => partnersOfCustomer(http, customerId),
    auditRecords: (query) => auditRecordsOf(http, query, options.now()),
    transfers: (customerId) => listTransfers(http, customerId),
    transfer: (customerId, transferId) => getTransfer(http, customerId, transferId),
    protocol: (name) => protocols[name],
    portal: options.portal ? createPortalOperations(http) : undefined,
  };
}

const partnerByApi = operationsOf({ side: 'partner', connection: { portal: false } });
