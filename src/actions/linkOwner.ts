import type { Customer } from '../domain/customer/customer';
import { loadProgramme } from '../present/loadAggregates';
import type { AggregateDocument } from '../store/documents/aggregateDocument';
import { listAll } from '../store/listAll';
import type { Store } from '../store/store';

/**
 * INV-9: the name of the other provider that a link belongs to, if it is stored for one already or names one in itself;
 * undefined when nothing speaks against it.
 */
export async function linkOwner(
  store: Store,
  partnerTenant: string,
  link: string,
  provider: string,
): Promise<string | undefined> {
  if (link === '') return undefined;
  const { state } = await loadProgramme(store, partnerTenant);
  const folded = link.toLowerCase();
  const named = Object.entries(state.partnerships).find(([id]) => id !== provider && folded.includes(id));
  if (named !== undefined) return named[1].name;
  const customers = { pk: partnerTenant, idPrefix: 'customer:' };
  for await (const doc of listAll<AggregateDocument<Customer>>(store, 'records', customers)) {
    const other = Object.entries(doc.state.invitations ?? {}).find(
      ([id, invitation]) => id !== provider && 'link' in invitation && invitation.link === link,
    );
    if (other !== undefined) return other[1].providerName;
  }
  return undefined;
}
