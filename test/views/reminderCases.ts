import type { Awaited, Reminded } from '../../src/domain/waiting/wait';
import { reminderActionsView } from '../../src/views/reminderActionsView';
import { reminderListView } from '../../src/views/reminderListView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { contextFor, hostileName } from './fixtures';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

export const remindedOf = (what: Awaited, to: Reminded['to'], more: Partial<Reminded> = {}): Reminded => ({
  what,
  to,
  version: 2,
  since: '2026-10-08T15:00:00Z',
  other: 'Nordwind Distribution',
  customer: 'Contoso',
  ...more,
});

const rows = [
  { id: 'transfer:a', reminded: remindedOf('answer', 'requester', { customer: hostileName }) },
  { id: 'relationship:a:b', reminded: remindedOf('agreement', 'requester') },
  ...Array.from({ length: 4 }, (_, n) => ({
    id: `transfer:${n}`,
    reminded: remindedOf('providerCheck', 'requester', { customer: `Fabrikam ${n}` }),
  })),
];

/** What time adds to cards, and the list of what waits for others. */
export const reminderCases: Cases = [
  ['reminders, some wait', (v) => reminderListView({ rows }, v, contextFor(v))],
  ['reminders, none of a name', (v) => reminderListView({ rows: [], name: hostileName }, v, contextFor(v))],
  [
    'reminder actions, whose turn it is',
    (v) => reminderActionsView({ subject: 'transfer:a', reminder: remindedOf('answer', 'turn') }, v, contextFor(v)),
  ],
  [
    'reminder actions, who waits',
    (v) =>
      reminderActionsView({ subject: 'transfer:a', reminder: remindedOf('answer', 'requester') }, v, contextFor(v)),
  ],
];
