import { isAway } from '../absence';
import { type Clock, instant } from '../clock';
import { findPerson } from '../people';
import type { Moment } from '../present/present';
import type { Store } from '../store/store';
import { calendarDay } from '../text/dates';
import type { Viewer } from '../views/viewer';

/** What a delegate's card says on top while the colleague is away. */
export async function insteadMoment(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  viewer: Viewer,
  insteadOf: string | undefined,
): Promise<Moment | undefined> {
  if (insteadOf === undefined) return undefined;
  const colleague = await findPerson(store, { tenantId: viewer.tenantId, userId: insteadOf });
  const now = instant(clock);
  const until = colleague?.settings?.away?.until;
  if (colleague === undefined || until === undefined || !isAway(colleague, now, viewer.timeZone)) return undefined;
  const args = { name: colleague.name, day: calendarDay(viewer, until, now) };
  return { notice: { kind: 'text', tone: 'info', key: 'ask.insteadOf', args } };
}
