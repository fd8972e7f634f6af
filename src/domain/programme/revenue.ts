import type { PersonRef } from '../actor';
import { type Decision, happens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { refuse } from '../refusal';
import type { ProgrammeCommand } from './commands';
import type { ProgrammeEvent } from './events';

/** The CSP revenue of the last 12 months in US dollars, at Partner Global Account level (GEN-4), as a person stated it. */
export interface RevenueStatement {
  readonly usd: number;
  readonly by: PersonRef;
  readonly at: string;
}

/** More than any partner turns over: a slip of the keyboard. */
const most = 1_000_000_000_000;

/** GEN-4: no API tells the revenue, so whoever knows it states it; it decides nothing here. */
export function stateRevenue(command: Extract<ProgrammeCommand, { type: 'stateRevenue' }>): Decision<ProgrammeEvent> {
  const { actor, policy, usd, now: at } = command;
  const no = requireRole(policy, 'stateRevenue', actor);
  if (no !== undefined) return refused(no);
  if (usd === undefined || !Number.isInteger(usd) || usd < 0 || usd > most) {
    return refused(refuse('GEN-4', 'revenueUnreadable', { field: 'revenue' }));
  }
  return happens({ type: 'RevenueStated', usd, by: { tenantId: actor.tenantId, userId: actor.userId }, at });
}
