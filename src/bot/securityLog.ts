import type { PersonRef } from '../domain/actor';
import { documentVersion, type StoredDocument } from '../store/store';
import { upsert } from '../store/upsert';
import type { Workflow } from '../workflow';

const keptMs = 30 * 24 * 60 * 60_000;

interface SecurityEvent extends StoredDocument {
  readonly type: 'securityEvent';
  /** `ledgerExport`: nothing wrong, but the ledger was taken away. */
  readonly kind: 'stranger' | 'unknownId' | 'pairingCode' | 'ledgerExport';
  readonly userId: string;
  readonly count: number;
}

/** One document per person, kind and hour, in the actor's own tenant, expiring: rate-limited by construction, and never the ledger. */
export async function noteSecurityEvent(
  workflow: Workflow,
  actor: PersonRef,
  kind: SecurityEvent['kind'],
): Promise<void> {
  const hour = workflow.now().slice(0, 13);
  const key = { pk: actor.tenantId, id: `security:${actor.userId}:${kind}:${hour}` };
  await upsert<SecurityEvent>(workflow.store, 'work', key, (current) => ({
    ...key,
    type: 'securityEvent',
    v: documentVersion,
    kind,
    userId: actor.userId,
    count: (current?.count ?? 0) + 1,
    expiresAt: workflow.after(keptMs),
  }));
}
