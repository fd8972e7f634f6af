import type { Caller } from './call';
import type { Exchange } from './exchange';
import { newId } from './ids';
import type { AuditRecord, State } from './state';

/** The log is written anew with every change of the state, so only the last records are kept. */
export const keptAuditRecords = 2000;

/** Notes a write in the audit log of every tenant concerned. */
export function audit(state: State, now: Date, record: Omit<AuditRecord, 'id' | 'at' | 'nth'>): void {
  const at = now.toISOString();
  const before = state.audit.findLast((one) => one.at === at);
  const nth = before && (before.nth ?? 0) + 1;
  state.audit.push({ id: newId(state, 'audit'), at, ...(nth === undefined ? {} : { nth }), ...record });
  state.audit.splice(0, state.audit.length - keptAuditRecords);
}

/** The records that have come since. */
export function added(now: readonly AuditRecord[], before: readonly AuditRecord[]): readonly AuditRecord[] {
  const last = before.at(-1)?.id;
  return now.slice(now.findLastIndex(({ id }) => id === last) + 1);
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
