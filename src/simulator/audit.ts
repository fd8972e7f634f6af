import { newId } from './ids';
import type { AuditRecord, State } from './state';

/** Notes a write in the audit log of every tenant concerned. */
export function audit(state: State, now: Date, record: Omit<AuditRecord, 'id' | 'at'>): void {
  state.audit.push({ id: newId(state, 'audit'), at: now.toISOString(), ...record });
}
