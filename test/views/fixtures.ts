import { seed2021 } from '../../src/domain/policy/seed2021';
import type { Role } from '../../src/domain/roles';
import type { CardContext, Language, Viewer } from '../../src/views/viewer';

export const now = '2026-10-14T18:05:00Z';
export const boreal = 'b0000000-0000-4000-8000-000000000001';
export const nordwind = 'd0000000-0000-4000-8000-000000000001';
export const camille = { tenantId: boreal, userId: 'c0000000-0000-4000-8000-000000000001' };
export const dev = { tenantId: boreal, userId: 'c0000000-0000-4000-8000-000000000002' };
export const ines = { tenantId: nordwind, userId: 'c1000000-0000-4000-8000-000000000001' };
export const tom = { tenantId: nordwind, userId: 'c1000000-0000-4000-8000-000000000002' };

/** A name that would format, link and mention if it were not made inert. */
export const hostileName = 'Zéro **[gratuit](https://example.test)** <at>x</at> ☕';

const names: Readonly<Record<string, string>> = {
  [camille.userId]: 'Camille Roy',
  [dev.userId]: 'Dev Patel',
  [ines.userId]: 'Inès Martin',
  [tom.userId]: 'Tom Berg',
};

interface ViewerChoice {
  readonly language?: Language;
  readonly roles?: readonly Role[];
}

const viewer =
  (side: Viewer['side'], person: typeof camille, roles: readonly Role[], timeZone: string) =>
  (choice: ViewerChoice = {}): Viewer => ({
    ...person,
    name: names[person.userId] ?? '',
    language: choice.language ?? 'en',
    timeZone,
    roles: choice.roles ?? roles,
    side,
  });

export const asCamille = viewer('partner', camille, ['globalAdmin', 'adminAgent'], 'America/Toronto');
export const asDev = viewer('partner', dev, ['salesAgent'], 'America/Toronto');
export const asInes = viewer('provider', ines, ['salesAgent'], 'Europe/Oslo');
export const asTom = viewer('provider', tom, ['adminAgent'], 'Europe/Oslo');

/** A context for one viewer: only colleagues are called by name. */
export const contextFor = (who: Viewer, more: Partial<CardContext> = {}): CardContext => ({
  now,
  local: false,
  policy: seed2021,
  personName: (person) => (person.tenantId === who.tenantId ? names[person.userId] : undefined),
  ...more,
});
