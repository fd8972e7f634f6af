import type { Customer } from '../domain/customer/customer';
import { remindedOf } from '../domain/waiting/wait';
import { waitsOfCustomer } from '../domain/waiting/waits';
import { waitOfTransfer } from '../domain/waiting/waitsOfTransfer';
import { matchNames } from '../matchNames';
import { cardSubject } from '../reminders/cardSubject';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';
import type { WaitRow } from '../views/reminderListView';
import type { Viewer } from '../views/viewer';
import { listTransfers } from './lists';

/** What the other side has to do, the longest wait first; of a customer only, when a name is given. From the viewer's own partition. */
export async function waitsForOthers(store: Store, viewer: Viewer, name: string): Promise<readonly WaitRow[]> {
  const rows = viewer.side === 'partner' ? await ofPartner(store, viewer.tenantId) : await ofProvider(store, viewer);
  const named = rows.map((row) => ({ ...row, name: row.reminded.customer ?? '' }));
  // It opens a view and starts nothing, so a small misspelling is let through.
  const wanted = name.trim() === '' ? named : matchNames(named, name, true);
  return [...wanted].sort((a, b) => (a.reminded.since < b.reminded.since ? -1 : 1));
}

async function ofPartner(store: Store, tenantId: string): Promise<readonly WaitRow[]> {
  const rows: WaitRow[] = [];
  for await (const doc of listAll<AggregateDocument<Customer>>(store, 'records', { pk: tenantId, type: 'customer' })) {
    for (const wait of waitsOfCustomer(doc.state)) {
      if (wait.side === 'partner' || wait.requester === undefined) continue;
      const id = cardSubject(doc, wait.requester.subject, 'partner');
      if (id !== undefined) rows.push({ id, reminded: remindedOf(wait, 'requester') });
    }
  }
  return rows;
}

/** A provider sees requests only as far as they are shown to it. */
async function ofProvider(store: Store, { tenantId }: Viewer): Promise<readonly WaitRow[]> {
  return (await listTransfers(store, tenantId)).flatMap(({ id, transfer }) => {
    const wait = waitOfTransfer(transfer);
    return wait?.side === 'partner' ? [{ id, reminded: remindedOf(wait, 'requester') }] : [];
  });
}
