import { customerRef } from '../aggregates';
import type { Side, Subject } from '../domain/effects';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import type { CardDocument } from '../store/documents/cardDocument';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import { cardSubject } from './cardSubject';

/** What became of a reminder on the other side; only numbers, never who. */
export interface ReminderDelivery {
  readonly delivered: number;
  /** Neither delivered nor waiting for working hours: removed, blocked, muted. */
  readonly failed: number;
  readonly waiting: number;
}

/** How the reminder of that instant got to the people of a tenant. */
export async function reminderDelivery(
  store: Store,
  tenantId: string,
  about: { readonly partnerTenant: string; readonly customerId: string; readonly subject: Subject },
  at: string,
): Promise<ReminderDelivery> {
  const side: Side = tenantId === about.partnerTenant ? 'partner' : 'provider';
  const found = { delivered: 0, failed: 0, waiting: 0 };
  const ref = customerRef(about.partnerTenant, about.customerId);
  const subject = cardSubject(ref, about.subject, side) ?? '';
  const outbox = (await store.read<AggregateDocument>('records', ref.pk, ref.id))?.doc.outbox ?? [];
  // Pressed a moment ago: nobody’s card knows of it yet.
  if (outbox.some(({ work }) => work.kind === 'remindNow' && work.at === at)) return { ...found, waiting: 1 };
  for await (const card of listAll<CardDocument>(store, 'cards', { pk: tenantId, idPrefix: `${subject}|` })) {
    if (card.reminder === undefined || card.reminder.at < at) continue;
    if ((card.remindedAt ?? '') >= at) found.delivered += 1;
    else if (card.state === 'undeliverable' || card.state === 'muted') found.failed += 1;
    else found.waiting += 1;
  }
  return found;
}
