import { dayIn } from '../businessTime';
import { instant } from '../clock';
import { incentivesView } from '../views/incentivesView';
import { revenueView } from '../views/revenueView';
import type { Viewer } from '../views/viewer';
import { loadProgramme } from './loadAggregates';
import type { Found, Moment, PresentDeps } from './present';
import { enrollmentChecks } from './presentProgramme';

/** INC-1 to INC-5. */
export async function presentIncentives(deps: PresentDeps, id: string, viewer: Viewer, moment: Moment): Promise<Found> {
  const [{ state, seq }, checks] = await Promise.all([
    loadProgramme(deps.store, viewer.tenantId),
    enrollmentChecks(deps, viewer),
  ]);
  const { enrollment, incentives } = state;
  const timeZone = deps.organization(viewer.tenantId)?.timeZone ?? 'UTC';
  const { receivedOn } = moment.typed ?? {};
  const input = {
    id,
    enrollment,
    incentives,
    checks,
    today: dayIn(instant(deps.clock), timeZone),
    typed: receivedOn === undefined ? {} : { receivedOn },
  };
  return { shows: incentives, revision: seq, view: (context) => incentivesView(input, viewer, context) };
}

/** GEN-4. */
export async function presentRevenue(deps: PresentDeps, id: string, viewer: Viewer, moment: Moment): Promise<Found> {
  const [{ state, seq }, checks] = await Promise.all([
    loadProgramme(deps.store, viewer.tenantId),
    enrollmentChecks(deps, viewer),
  ]);
  const { revenue } = moment.typed ?? {};
  const input = {
    id,
    version: state.enrollment.version,
    stated: state.revenue,
    profileUsd: checks?.revenueUsd,
    typed: revenue === undefined ? {} : { revenue },
  };
  return { shows: state.revenue, revision: seq, view: (context) => revenueView(input, viewer, context) };
}
