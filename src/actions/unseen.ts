import type { Workflow } from '../workflow';

/**
 * Neither side has a connection that may read, so nothing will ever confirm what is stated. Each connection reads as its
 * own tenant only.
 */
export const nobodySees = (
  { connection }: Pick<Workflow, 'connection'>,
  tenants: readonly string[],
): { readonly unseen?: true } =>
  tenants.every((tenantId) => {
    const own = connection(tenantId);
    return own === undefined || own.ended === true;
  })
    ? { unseen: true }
    : {};
