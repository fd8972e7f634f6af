import { PartnerCenterError } from '../partnerCenter/partnerCenter';
import type { Store } from '../store/store';
import { upsert } from '../store/upsert';
import { type RehearsalCustomerDocument, rehearsalCustomerId } from './rehearsalDocuments';

export type CopiedCustomer = RehearsalCustomerDocument & Required<Pick<RehearsalCustomerDocument, 'copied'>>;

/** The customers of one rehearsal. */
export interface RehearsalBook {
  customer(customerId: string): Promise<RehearsalCustomerDocument>;
  /** Throws a retry while the customer is still being copied. */
  copied(customerId: string): Promise<CopiedCustomer>;
  /** One conditional write; `next` may run again. */
  change(
    customerId: string,
    next: (doc: RehearsalCustomerDocument) => RehearsalCustomerDocument | undefined,
  ): Promise<unknown>;
}

export function openRehearsalBook(store: Store, tenantId: string): RehearsalBook {
  const customer = async (customerId: string): Promise<RehearsalCustomerDocument> => {
    const found = await store.read<RehearsalCustomerDocument>('records', tenantId, rehearsalCustomerId(customerId));
    if (found === undefined) throw refusal(404, '1000');
    return found.doc;
  };
  return {
    customer,
    copied: async (customerId) => {
      const doc = await customer(customerId);
      if (doc.copied === undefined) throw notCopiedYet();
      return { ...doc, copied: doc.copied };
    },
    change: (customerId, next) => {
      const id = rehearsalCustomerId(customerId);
      return upsert<RehearsalCustomerDocument>(store, 'records', { pk: tenantId, id }, (current) =>
        current === undefined ? undefined : next(current),
      );
    },
  };
}

/** A refusal as Partner Center words it: status and code; the card says it in the person's language. */
export const refusal = (status: number, code: string): PartnerCenterError =>
  new PartnerCenterError(`the rehearsal answers ${status} ${code}`, {
    answered: true,
    status,
    code,
    verdict: { action: 'stop', explanation: `partnerCenter.error.${code}` },
  });

/** The book is still being copied: asking again later helps. */
export const notCopiedYet = (): PartnerCenterError =>
  new PartnerCenterError('not copied into the rehearsal yet', {
    answered: false,
    verdict: { action: 'retry', explanation: 'partnerCenter.error.unanswered' },
  });
