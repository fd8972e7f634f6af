import { type PartnerCenterConnection, PartnerCenterError } from '../partnerCenter/partnerCenter';
import type { HandlerContext } from './handler';

/**
 * Reads through the first of these sides whose own connection may: each reads as itself, with its own credentials. A side
 * that is refused, for instance because its access has ended, leaves it to the next; one that merely does not answer is
 * asked again later. Undefined: none of them has a connection, so only people know.
 */
export async function seenBy<T>(
  context: HandlerContext,
  tenants: readonly string[],
  read: (connection: PartnerCenterConnection) => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  let refused: PartnerCenterError | undefined;
  for (const tenantId of tenants) {
    const connection = context.connection(tenantId);
    if (connection === undefined) continue;
    try {
      return { value: await read(connection) };
    } catch (error) {
      if (!mayNotRead(error)) throw error;
      refused = error;
    }
  }
  if (refused !== undefined) throw refused;
  return undefined;
}

/** Partner Center's lasting no to reading as this tenant, unlike a pause or a fault. */
export const mayNotRead = (error: unknown): error is PartnerCenterError =>
  error instanceof PartnerCenterError &&
  error.details.verdict.action === 'stop' &&
  (error.details.status === 401 || error.details.status === 403);
