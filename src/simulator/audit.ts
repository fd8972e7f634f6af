import type { Caller } from './call';
import type { Exchange } from './exchange';
import { newId } from './ids';
import type { AuditRecord, State } from './state';

/** Notes a write in the audit log of every tenant concerned. */
export function audit(state: State, now: Date, record: Omit<AuditRecord, 'id' | 'at'>): void {
  state.audit.push({ id: newId(state, 'audit'), at: now.toISOString(), ...record });
}

/** Puts under new records who made the call that wrote them; what happened in the portal keeps its own account. */
export function sign(records: readonly AuditRecord[], { header }: Exchange, caller: Caller): void {
  for (const record of records) {
    if (caller.tenantId === '') continue;
    if (!caller.appOnly) record.userId ??= caller.userId;
    record.applicationId ??= caller.tenantId;
    const correlationId = header('ms-correlationid');
    if (correlationId !== undefined) record.correlationId ??= correlationId;
  }
}
