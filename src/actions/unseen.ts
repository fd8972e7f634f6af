import { mayRead } from '../partnerCenter/operations';
import type { Workflow } from '../workflow';

/**
 * Neither side has a connection that may read, so nothing will ever confirm what is stated. Each connection reads as its
 * own tenant only.
 */
export const nobodySees = (
  { connection }: Pick<Workflow, 'connection'>,
  tenants: readonly string[],
): { readonly unseen?: true } => (tenants.some((tenantId) => mayRead(connection(tenantId))) ? {} : { unseen: true });
