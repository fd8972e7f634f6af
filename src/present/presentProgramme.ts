import { isEnrolled } from '../domain/programme/programme';
import { enrollmentPhrase } from '../enrollmentPhrase';
import type { ThingRef } from '../ids';
import { profileNow } from '../observe';
import { enrollmentView } from '../views/enrollmentView';
import type { EnrollmentChecks } from '../views/inputs';
import { partnershipView } from '../views/partnershipView';
import type { Viewer } from '../views/viewer';
import { loadProgramme } from './loadAggregates';
import type { Found, Moment, PresentDeps } from './present';

export async function presentEnrollment(deps: PresentDeps, id: string, viewer: Viewer, moment: Moment): Promise<Found> {
  const { state, seq } = await loadProgramme(deps.store, viewer.tenantId);
  const { enrollment } = state;
  const checks = await enrollmentChecks(deps, viewer);
  const { confirmation, primaryContact } = moment.typed ?? {};
  const typed = {
    ...(confirmation === undefined ? {} : { confirmation }),
    ...(primaryContact === undefined ? {} : { primaryContact }),
  };
  return {
    shows: enrollment,
    revision: seq,
    view: (context) => enrollmentView({ id, enrollment, checks, typed }, viewer, context),
  };
}

async function enrollmentChecks(deps: PresentDeps, viewer: Viewer): Promise<EnrollmentChecks | undefined> {
  const profile = await profileNow(deps, viewer.tenantId);
  if (profile === undefined) return undefined;
  const { organizationName, profileCurrent, mpnCurrent, mpnId, anniversary, primaryContact, mpnMailbox } = profile;
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
  };
}

export async function presentPartnership(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'partnership' }>,
  viewer: Viewer,
): Promise<Found | undefined> {
  const { state, seq } = await loadProgramme(deps.store, viewer.tenantId);
  const { provider } = thing;
  const partnership = state.partnerships[provider];
  if (partnership === undefined) return undefined;
  const input = { id, provider, partnership, enrolled: isEnrolled(state) };
  return { shows: partnership, revision: seq, view: (context) => partnershipView(input, viewer, context) };
}
