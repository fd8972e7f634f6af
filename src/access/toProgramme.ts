import { programmeAggregate, programmeRef } from '../aggregates';
import { type Clock, instant } from '../clock';
import { type ExecuteDeps, execute } from '../execute';
import type { Store } from '../store/store';
import { wakeWaiting } from './wakeWaiting';
import type { AccessDeps } from './watchAccess';

/** What a partner's own reads are answered is told to its programme, which decides whether its access has ended. */
export const toProgramme = (running: () => ExecuteDeps, store: Store, clock: Clock): AccessDeps => ({
  store,
  clock,
  async denied(tenantId, since, denials) {
    const command = { type: 'noteAccessDenied' as const, since, denials, now: instant(clock) };
    const { state } = await execute(running(), programmeAggregate, programmeRef(tenantId), [command]);
    return state.access !== undefined;
  },
  async answered(tenantId, hadEnded) {
    const command = { type: 'noteAccessAnswered' as const, now: instant(clock) };
    const { happened } = await execute(running(), programmeAggregate, programmeRef(tenantId), [command]);
    if (happened || hadEnded) await wakeWaiting(store, clock, tenantId);
  },
});
