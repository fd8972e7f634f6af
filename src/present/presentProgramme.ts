import { isEnrolled } from '../domain/programme/programme';
import { windowFacts } from '../enrollmentFacts';
import { enrollmentPhrase } from '../enrollmentPhrase';
import { enrollmentProfile } from '../enrollmentProfile';
import type { ThingRef } from '../ids';
import { howIs } from '../partnerCenter/operations';
import type { EnrollmentChecks } from '../views/enrollmentInputs';
import { enrollmentView } from '../views/enrollmentView';
import { partnershipView } from '../views/partnershipView';
import type { Viewer } from '../views/viewer';
import { loadProgramme } from './loadAggregates';
import type { Found, Moment, PresentDeps } from './present';
import { pairingOf } from './presentPairing';

export async function presentEnrollment(deps: PresentDeps, id: string, viewer: Viewer, moment: Moment): Promise<Found> {
  const { state, seq } = await loadProgramme(deps.store, viewer.tenantId);
  const { enrollment, revenue, incentives, waiting } = state;
  const checks = await enrollmentChecks(deps, viewer);
  const { confirmation, primaryContact } = moment.typed ?? {};
  const typed = {
    ...(confirmation === undefined ? {} : { confirmation }),
    ...(primaryContact === undefined ? {} : { primaryContact }),
  };
  const input = {
    id,
    enrollment,
    checks,
    typed,
    portal: isPortalOnly(deps, viewer.tenantId),
    waiting: waiting?.people[viewer.userId] !== undefined,
    ...(revenue === undefined ? {} : { revenue }),
    ...(incentives === undefined ? {} : { incentives }),
  };
  return {
    shows: [enrollment, revenue],
    revision: seq,
    view: (context) => enrollmentView(input, viewer, context),
  };
}

/** Nothing can enroll for this tenant: its connection does not offer it, or it has none. */
export const isPortalOnly = (deps: Pick<PresentDeps, 'connection'>, tenantId: string): boolean =>
  howIs(deps.connection(tenantId), 'enrollment') === 'portal';

/** What the sheet before the door checks; undefined: Partner Center did not answer. */
export async function enrollmentChecks(deps: PresentDeps, viewer: Viewer): Promise<EnrollmentChecks | undefined> {
  const profile = await enrollmentProfile(deps, viewer.tenantId);
  if (profile === undefined) return undefined;
  const { organizationName, profileCurrent, mpnCurrent, mpnId, anniversary, primaryContact, mpnMailbox } = profile;
  const { openedEarly } = windowFacts(profile, deps.organization(viewer.tenantId));
  return {
    organizationName,
    profileCurrent,
    mpnCurrent,
    mpnId,
    anniversary,
    primaryContact,
    mpnMailbox,
    phrase: enrollmentPhrase(organizationName, viewer.language),
    ...(profile.revenueUsd === undefined ? {} : { revenueUsd: profile.revenueUsd }),
    ...(profile.restricted === undefined ? {} : { restricted: profile.restricted }),
    ...(openedEarly === true ? { openedEarly } : {}),
  };
}

export async function presentPartnership(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'partnership' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const { state, seq } = await loadProgramme(deps.store, viewer.tenantId);
  const { provider } = thing;
  const partnership = state.partnerships[provider];
  if (partnership === undefined) return undefined;
  const pairing = pairingOf(deps, state, provider, moment.pairingCode);
  const input = { id, provider, partnership, enrolled: isEnrolled(state), pairing };
  return { shows: [partnership, pairing], revision: seq, view: (context) => partnershipView(input, viewer, context) };
}
