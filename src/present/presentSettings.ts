import { dayIn } from '../businessTime';
import { instant } from '../clock';
import { findPerson } from '../people';
import { homeOf, settingsOf } from '../settings/personSettings';
import type { SettingsCardInput } from '../views/settingsView';
import type { Viewer } from '../views/viewer';
import type { Moment, PresentDeps } from './present';

/** What the settings card shows: what the person chose, and the colleagues who may stand in. */
export async function settingsInput(deps: PresentDeps, viewer: Viewer, moment: Moment): Promise<SettingsCardInput> {
  const home = homeOf(deps, viewer);
  const [settings, holders] = await Promise.all([
    settingsOf(deps, viewer),
    deps.holdersOf(home.tenantId, viewer.roles),
  ]);
  const others = holders.filter(({ userId }) => userId !== viewer.userId);
  const { delegate } = settings;
  // Whoever stands in already is shown also when the directory does not answer in time.
  const chosen =
    delegate === undefined || others.some(({ userId }) => userId === delegate)
      ? undefined
      : await findPerson(deps.store, { ...home, userId: delegate });
  return {
    settings,
    today: dayIn(instant(deps.clock), viewer.timeZone),
    delegates: [...others, ...(chosen === undefined ? [] : [{ userId: chosen.id, name: chosen.name }])].map(
      ({ userId, name }) => ({ userId, name }),
    ),
    ...moment.settings,
  };
}
