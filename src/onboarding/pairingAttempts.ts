import type { PersonRef } from '../domain/actor';
import { documentVersion, type StoredDocument } from '../store/store';
import { upsert } from '../store/upsert';
import type { Workflow } from '../workflow';

/** Codes that may be tried in an hour: by one person, and by everybody of a tenant. */
const mostOfPerson = 5;
const mostOfTenant = 20;
const hourMs = 3_600_000;

interface AttemptsDocument extends StoredDocument {
  readonly type: 'pairingAttempts';
  readonly count: number;
}

/**
 * Counts a try before it is looked at, in the tenant of whoever tries. Answers whether there were too many.
 */
export async function countPairingAttempt(
  workflow: Pick<Workflow, 'store' | 'now' | 'after'>,
  { tenantId, userId }: PersonRef,
): Promise<boolean> {
  const hour = Math.floor(Date.parse(workflow.now()) / hourMs);
  const counted = async (who: string) => {
    const key = { pk: tenantId, id: `pairingAttempts:${who}:${hour}` };
    const written = await upsert<AttemptsDocument>(workflow.store, 'work', key, (current) => ({
      ...key,
      type: 'pairingAttempts',
      v: documentVersion,
      count: (current?.count ?? 0) + 1,
      expiresAt: workflow.after(2 * hourMs),
    }));
    return written?.doc.count ?? 0;
  };
  return (await counted(userId)) > mostOfPerson || (await counted('everybody')) > mostOfTenant;
}
