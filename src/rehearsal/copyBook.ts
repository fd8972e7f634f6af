import { type ObserveDeps, observeCustomer } from '../observe';
import type { Eligibility } from '../partnerCenter/partnerCenter';
import {
  type CustomerRowDocument,
  type ObservationDocument,
  observationId,
} from '../store/documents/customerDocuments';
import { listAll } from '../store/listAll';
import { upsert } from '../store/upsert';
import {
  deskId,
  emptyCustomer,
  emptyDesk,
  type RehearsalCustomerDocument,
  type RehearsalDeskDocument,
  rehearsalCustomerId,
} from './rehearsalDocuments';

/**
 * Copies the partner's book into the rehearsal: profile and names first, so that enrollment and the lists are there at
 * once, then each customer whole. Reads the real book only; what the rehearsal already holds stays as it is, so a copy cut short goes on.
 */
export async function copyBook(deps: ObserveDeps, real: string, rehearsal: string): Promise<void> {
  const profile = await deps.connection(real)?.profile();
  await upsert<RehearsalDeskDocument>(deps.store, 'records', { pk: rehearsal, id: deskId }, (current) => {
    const desk = current ?? emptyDesk(rehearsal);
    if (current !== undefined && (profile === undefined || current.profile !== undefined)) return undefined;
    return profile === undefined ? desk : { ...desk, profile };
  });
  const rows: CustomerRowDocument[] = [];
  for await (const row of listAll<CustomerRowDocument>(deps.store, 'records', { pk: real, idPrefix: 'customerRow:' })) {
    rows.push(row);
    await upsert<RehearsalCustomerDocument>(
      deps.store,
      'records',
      { pk: rehearsal, id: rehearsalCustomerId(row.customer.id) },
      (current) => (current === undefined ? emptyCustomer(rehearsal, { ...row.customer }) : undefined),
    );
  }
  for (const { customer } of rows) await copyCustomer(deps, real, rehearsal, customer.id);
}

/** One customer of the copied book; what was last seen of it will do, and only a customer never seen is read now. */
async function copyCustomer(deps: ObserveDeps, real: string, rehearsal: string, customerId: string): Promise<void> {
  const key = { pk: rehearsal, id: rehearsalCustomerId(customerId) };
  const known = await deps.store.read<RehearsalCustomerDocument>('records', key.pk, key.id);
  if (known === undefined || known.doc.copied !== undefined) return;
  const seen =
    (await deps.store.read<ObservationDocument>('records', real, observationId(customerId)))?.doc ??
    (await observeCustomer(deps, real, customerId));
  if (seen?.billTo === undefined) return;
  const { billTo, subscriptions, eligibility, agreement } = seen;
  await upsert<RehearsalCustomerDocument>(deps.store, 'records', key, (current) =>
    current === undefined || current.copied !== undefined
      ? undefined
      : { ...current, copied: { billTo, subscriptions, eligibility: eligibility.map(freed) }, agreement },
  );
}

/** The rehearsal starts without requests: what a real one holds is free here. */
const freed = (one: Eligibility): Eligibility =>
  one.reason?.kind === 'inTransfer' ? { subscriptionId: one.subscriptionId, eligible: true } : one;
