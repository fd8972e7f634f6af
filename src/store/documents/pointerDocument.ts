import type { TenantRequest } from '../../domain/customer/newCustomer';
import type { AgreementForProvider } from '../../domain/customer/projectAgreement';
import type { Transfer } from '../../domain/customer/transfer';
import type { Step } from '../../domain/digest/change';
import type { StoredDocument } from '../store';

/**
 * Resolves a card id inside the reader's own partition (`pk` is the reader's tenant), and carries what this reader may
 * see of the thing. No pointer, no object. It stays after the thing is over, so that a late click hears why.
 */
interface Pointer extends StoredDocument {
  readonly type: 'pointer';
  /** Whose aggregate the thing belongs to. */
  readonly partnerTenant: string;
  /** Revision of the aggregate the projection was made from; only a newer one replaces it. */
  readonly revision: number;
  /** Whether the thing still waits for somebody. */
  readonly open: boolean;
  /** How far it has come for this reader, and when (ISO 8601 UTC) this reader could see so first. Absent in older documents. */
  readonly step?: Step;
  readonly stepAt?: string;
}

export interface TransferPointer extends Pointer {
  readonly customerId: string;
  readonly n: number;
  readonly projection: Transfer;
}

/** That this provider is linked with a partner, whose things its other pointers then show. */
export interface LinkPointer extends Pointer {
  readonly projection: { readonly partnerName: string; readonly version: number; readonly at: string };
}

/** What is left of a pointer once the two tenants are linked no more: it resolves to nothing, and a late click hears why. */
export interface SeveredPointer extends StoredDocument {
  readonly type: 'pointer';
  readonly partnerTenant: string;
  readonly revision: number;
  readonly open: false;
  /** ISO 8601 UTC. */
  readonly severedAt: string;
}

export const isSevered = (doc: StoredDocument): doc is SeveredPointer => 'severedAt' in doc;

/** A customer agreement that the provider is asked to record (MCA-3, MCA-5). */
export interface AgreementPointer extends Pointer {
  readonly customerId: string;
  readonly projection: AgreementForProvider;
}

/** A new customer's tenant that the provider is asked to create (INV-16). */
export interface TenantRequestPointer extends Pointer {
  readonly projection: TenantRequest;
}

/**
 * What a card id may point to: one document shape, with a projection of its own, per thing. To show another thing to
 * another tenant: its line here, its writer in `relay/pointers`, its kind in `ids.ts`, its presenter in `present`.
 */
export interface PointerDocuments {
  readonly transfer: TransferPointer;
  readonly agreement: AgreementPointer;
  readonly tenantRequest: TenantRequestPointer;
  readonly link: LinkPointer;
}
export type PointedThing = keyof PointerDocuments;

/** Start of the ids of one thing's pointers, so that each thing is listed without reading the others. */
export const pointerPrefix = (thing: PointedThing): string => (thing === 'transfer' ? 'pointer:' : `${thing}Pointer:`);

export const pointerDocumentId = (thing: PointedThing, pointer: string): string => `${pointerPrefix(thing)}${pointer}`;
