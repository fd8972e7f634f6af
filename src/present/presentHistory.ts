import { customerIdOf, customerRef } from '../aggregates';
import { requireRole } from '../domain/policy/requireRole';
import { chainHistory, type HistoryItem, type HistoryPage, wholeHistory } from '../ledger/readHistory';
import { type CustomerRowDocument, customerRowId } from '../store/documents/customerDocuments';
import type { Store } from '../store/store';
import type { HistoryInput } from '../views/historyView';
import type { Viewer } from '../views/viewer';
import type { PresentDeps } from './present';

const ofCustomer = /^customer:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::([1-9]\d{0,7}))?$/;
const ofAll = /^older:([\w-]{1,400})$/;

/** A page of the viewer's own ledger by the id of its card; undefined for an id that means none. */
export async function historyInput(deps: PresentDeps, viewer: Viewer, id: string): Promise<HistoryInput | undefined> {
  const common = {
    mayExport: requireRole(deps.policy, 'exportHistory', { ...viewer, rolesReadAt: '' }) === undefined,
    organization: (tenantId: string) => deps.organization(tenantId)?.name,
  };
  const [, customerId, before] = ofCustomer.exec(id) ?? [];
  if (customerId !== undefined) {
    const page = await chainHistory(
      deps.store,
      customerRef(viewer.tenantId, customerId),
      Number(before ?? Number.POSITIVE_INFINITY),
    );
    const customer = await customerName(deps.store, viewer.tenantId, customerId, page.items);
    if (customer === undefined) return undefined;
    const own = `customer:${customerId}`;
    return {
      ...common,
      rows: page.items.map((item) => ({ ...item, customer })),
      of: { customer, id: own },
      paged: before !== undefined,
      ...(page.count === undefined ? {} : { count: page.count }),
      ...(page.older === undefined ? {} : { older: `${own}:${page.older}` }),
    };
  }
  const [, place] = ofAll.exec(id) ?? [];
  if (id !== '' && place === undefined) return undefined;
  const page = await wholeHistory(deps.store, viewer.tenantId, place);
  if (page === undefined) return undefined;
  return {
    ...common,
    rows: await rowsOf(deps.store, viewer.tenantId, page),
    paged: place !== undefined,
    ...(page.older === undefined ? {} : { older: `older:${page.older}` }),
  };
}

const rowsOf = (store: Store, partner: string, { items }: HistoryPage): Promise<HistoryInput['rows']> =>
  Promise.all(
    items.map(async (item) => {
      const customerId = customerIdOf({ pk: partner, id: item.entry.aggregate });
      if (customerId === undefined) return item;
      const customer = await customerName(store, partner, customerId, [item]);
      return customer === undefined ? item : { ...item, customer };
    }),
  );

/** As the book calls the customer; one that it does not hold yet, as its entries do. */
async function customerName(
  store: Store,
  partner: string,
  customerId: string,
  items: readonly HistoryItem[],
): Promise<string | undefined> {
  const row = await store.read<CustomerRowDocument>('records', partner, customerRowId(customerId));
  if (row !== undefined) return row.doc.customer.name;
  for (const { entry } of items) {
    const { customerName: name } = entry.event;
    if (typeof name === 'string') return name;
  }
  return items.length === 0 ? undefined : '';
}
