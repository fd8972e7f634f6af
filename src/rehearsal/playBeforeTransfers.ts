import type { Customer } from '../domain/customer/customer';
import { thingId } from '../ids';
import type { Store } from '../store/store';
import { upsert } from '../store/upsert';
import type { Part } from './playPart';
import { emptyCustomer, type RehearsalCustomerDocument, rehearsalCustomerId } from './rehearsalDocuments';

/** A customer of the rehearsal as it stands. */
export interface Known {
  readonly customerId: string;
  readonly customer: Customer;
}

/** A part about one customer and one provider, and whether the copied book holds that customer. */
interface EarlierPart {
  readonly part: Part & { readonly about: { readonly customer: string; readonly provider: string } };
  readonly customerId: string;
  readonly provider: string;
  readonly known: boolean;
}

/** What the customer and the provider have to do before anything can move: INV-11, INV-16, MCA-3, MCA-5. */
export function beforeTransfers({ customerId, customer }: Known): readonly EarlierPart[] {
  const parts: EarlierPart[] = [];
  for (const [provider, invitation] of Object.entries(customer.invitations ?? {})) {
    // A provider that was listed before proves nothing: there a person says on the card that the customer authorized.
    if (invitation.status !== 'sent' || invitation.listedBefore) continue;
    const { customerName, providerName, known } = invitation;
    const id = thingId({ kind: 'invitation', customerId, provider });
    const about = { customer: customerName, provider: providerName };
    parts.push({ part: { name: 'authorize', id, about }, customerId, provider, known });
  }
  for (const [provider, request] of Object.entries(customer.tenantRequests ?? {})) {
    if (request.status !== 'requested') continue;
    const id = thingId({ kind: 'newCustomer', customerId, provider });
    const about = { customer: request.customerName, provider: request.providerName };
    parts.push({ part: { name: 'createTenant', id, about }, customerId, provider, known: false });
  }
  for (const [provider, request] of Object.entries(customer.agreementRequests ?? {})) {
    if (request.status !== 'open') continue;
    const id = thingId({ kind: 'relationship', customerId, provider });
    const about = { customer: request.customerName, provider: request.providerName };
    parts.push({ part: { name: 'recordAgreement', id, about }, customerId, provider, known: true });
  }
  return parts;
}

/** Changes what the rehearsal's Partner Center shows; the watches see it from there, as they do in reality. */
export async function playBeforeTransfers(store: Store, pk: string, played: EarlierPart): Promise<void> {
  const { part, customerId, provider, known } = played;
  await upsert<RehearsalCustomerDocument>(store, 'records', { pk, id: rehearsalCustomerId(customerId) }, (current) => {
    if (part.name === 'recordAgreement') {
      return current === undefined ? undefined : { ...current, agreement: 'throughProvider' };
    }
    if (known && current === undefined) return undefined;
    const newcomer = { id: customerId, name: part.about.customer, domain: '', kind: 'indirect' } as const;
    const customer = current ?? {
      ...emptyCustomer(pk, newcomer),
      agreement: 'throughProvider',
      copied: nothingBought(part.about.customer),
    };
    return { ...customer, partners: [...customer.partners.filter((one) => one !== provider), provider] };
  });
}

/** A customer that comes new has nothing yet that could move. */
const nothingBought = (companyName: string) => ({
  billTo: { companyName, lines: [] },
  subscriptions: [],
  eligibility: [],
});
