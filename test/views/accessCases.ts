import { accessView } from '../../src/views/accessView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { contextFor } from './fixtures';
import { transfers } from './states';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const access = { since: '2026-10-12T21:40:00.000Z', at: '2026-10-13T22:00:00.000Z' };
const id = 'access';

/** Whether Partner Center lets the partner's API in. */
export const accessCases: Cases = [
  [
    'access ended',
    (v) =>
      accessView(
        { id, access, open: transfers.slice(0, 10), seenThrough: ['Nordwind Distribution'] },
        v,
        contextFor(v),
      ),
  ],
  [
    'access ended, two see',
    (v) =>
      accessView({ id, access, open: [], seenThrough: ['Nordwind Distribution', 'Meridian Supply'] }, v, contextFor(v)),
  ],
  ['access ended, nobody sees', (v) => accessView({ id, access, open: [], seenThrough: [] }, v, contextFor(v))],
  ['access restored', (v) => accessView({ id, access: undefined, open: [], seenThrough: [] }, v, contextFor(v))],
];
