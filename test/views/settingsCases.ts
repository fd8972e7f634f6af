import { refuse } from '../../src/domain/refusal';
import type { TypedSettings } from '../../src/settings/readSettings';
import { type SettingsCardInput, settingsView } from '../../src/views/settingsView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { contextFor, dev, hostileName } from './fixtures';

const nothing: SettingsCardInput = { settings: {}, today: '2026-10-14', delegates: [] };
const colleagues = [
  { userId: dev.userId, name: 'Dev Patel' },
  { userId: 'c0000000-0000-4000-8000-000000000003', name: hostileName },
];
const all: SettingsCardInput = {
  ...nothing,
  settings: {
    timeZone: 'Europe/Paris',
    quietHours: { from: '20:00', to: '08:00' },
    away: { from: '2026-10-13', until: '2026-10-20' },
    delegate: dev.userId,
    queue: 'on',
  },
  delegates: colleagues,
};
const typed: TypedSettings = {
  language: 'fr',
  timeZone: hostileName,
  quietFrom: '20:00',
  quietTo: '',
  muted: 'true',
  awayFrom: '2026-10-20',
  awayUntil: '2026-10-13',
  delegate: dev.userId,
  queue: 'off',
  digest: 'false',
};
const problems = [
  refuse('product', 'timeZoneUnknown', { field: 'timeZone', about: hostileName }),
  refuse('product', 'quietHoursIncomplete', { field: 'quietTo' }),
  refuse('product', 'awayEndsBeforeItBegins', { field: 'awayUntil' }),
  refuse('product', 'delegateUnsuitable', { field: 'delegate' }),
];
const [first = refuse('product', 'unknown')] = problems;

const shown: readonly (readonly [string, SettingsCardInput])[] = [
  ['settings, nothing chosen', nothing],
  ['settings, everything chosen', all],
  ['settings, quiet', { ...all, settings: { quietHours: { from: '20:00', to: '08:00' } } }],
  ['settings, no digest', { ...all, settings: { digest: 'off' } }],
  ['settings, muted', { ...all, settings: { muted: true } }],
  [
    'settings, away later, nobody stands in',
    { ...all, settings: { away: { from: '2026-11-02', until: '2026-11-06' } } },
  ],
];

export const settingsCases: readonly (readonly [string, (v: Viewer) => CardView])[] = [
  ...shown.map(([name, input]) => [name, (v: Viewer) => settingsView(input, v, contextFor(v))] as const),
  [
    'settings, wrong inputs',
    (v) => settingsView({ ...all, typed, problems }, v, contextFor(v, { notice: { kind: 'refusal', refusal: first } })),
  ],
];
