import type { Customer } from '../domain/customer/customer';
import type { Programme } from '../domain/programme/programme';
import { type Wait, waitKey } from '../domain/waiting/wait';
import { waitsOfCustomer, waitsOfProgramme } from '../domain/waiting/waits';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import type { CardReminder } from '../store/documents/cardDocument';
import type { Store } from '../store/store';

/** Everything in a document that waits for a person. */
export const waitsIn = (doc: AggregateDocument): readonly Wait[] =>
  doc.type === 'programme' ? waitsOfProgramme(doc.state as Programme) : waitsOfCustomer(doc.state as Customer);

/** The wait of that key, for as long as somebody is waited for. */
export const findWait = (doc: AggregateDocument, key: string): Wait | undefined =>
  waitsIn(doc).find((wait) => waitKey(wait) === key);

/** Whether that of which a person was reminded waits still. */
export async function stillWaits(store: Store, { aggregate, wait }: CardReminder): Promise<boolean> {
  const found = await store.read<AggregateDocument>('records', aggregate.pk, aggregate.id);
  return found !== undefined && findWait(found.doc, wait) !== undefined;
}
