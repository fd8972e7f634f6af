import { refuse } from '../../src/domain/refusal';
import { providerAnswersView } from '../../src/views/providerAnswersView';
import type { ProviderColumn } from '../../src/views/providerInputs';
import { providersView } from '../../src/views/providersView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { camille, contextFor, hostileName } from './fixtures';
import { partnerships } from './states';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const id = 'providerAnswers:x';
const columns: readonly ProviderColumn[] = [
  {
    id,
    name: 'Nordwind Distribution',
    answers: { area: 'yes', billing: 'yes', purchase: 'yes', support: 'no' },
    notes: { credit: '30 days *after* the invoice', support: 'weekdays only' },
  },
  { id, name: 'Meridian Supply', answers: { area: 'yes', credit: 'no' }, notes: {} },
  { id, name: hostileName, answers: {}, notes: {} },
  { id, name: 'Quatrième Distribution', answers: {}, notes: {} },
];
const [first] = columns;
const all = partnerships.map((partnership) => ({ id: 'partnership:x', partnership }));
const refusal = {
  kind: 'refusal',
  refusal: refuse('PRO-2', 'providerNameMissing', { field: 'providerName' }),
} as const;

/** The list of providers with its checklist, and the card of one column. */
export const providerCases: Cases = [
  ['checklist of four', (v) => providersView({ enrolled: true, partnerships: all, columns }, v, contextFor(v))],
  [
    'checklist before any partnership',
    (v) =>
      providersView(
        { enrolled: false, portal: true, partnerships: [], columns: columns.slice(1, 2) },
        v,
        contextFor(v),
      ),
  ],
  [
    'checklist refused a name',
    (v) =>
      providersView(
        { enrolled: true, partnerships: [], typed: '', columns: [] },
        v,
        contextFor(v, { notice: refusal }),
      ),
  ],
  ...(first === undefined
    ? []
    : ([
        [
          'column filled in',
          (v) =>
            providerAnswersView(
              { ...first, version: 3, removable: false, filled: { by: camille, at: '2026-10-14T17:30:00Z' } },
              v,
              contextFor(v),
            ),
        ],
        [
          'column with what was typed',
          (v) =>
            providerAnswersView(
              {
                ...first,
                name: hostileName,
                version: 1,
                removable: true,
                typed: { answer_billing: 'no', note_billing: 'x'.repeat(201) },
              },
              v,
              contextFor(v, {
                notice: { kind: 'refusal', refusal: refuse('product', 'textTooLong', { field: 'note_billing' }) },
              }),
            ),
        ],
        [
          'column of a new one',
          (v) =>
            providerAnswersView(
              { id, name: 'Meridian Supply', version: 0, removable: true, answers: {}, notes: {} },
              v,
              contextFor(v),
            ),
        ],
      ] satisfies Cases)),
];
