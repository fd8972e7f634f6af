import { current2026 } from '../../src/domain/policy/current2026';
import { type RefusalReason, refuse } from '../../src/domain/refusal';
import { agreementView } from '../../src/views/agreementView';
import { providerStatusView } from '../../src/views/providerStatusView';
import { relationshipView } from '../../src/views/relationshipView';
import { transferListView } from '../../src/views/transferListView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { contextFor } from './fixtures';
import { providerCases } from './providerCases';
import { relationshipCases } from './relationshipCases';
import { agreementRequests, relationships, transfers } from './states';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const today = '2026-10-14';
const others = agreementRequests.map((request, n) => ({ thing: 'agreement' as const, id: `agreement:${n}`, request }));
const rows = transfers.slice(0, 4).map((transfer, n) => ({ id: `transfer:${n}`, transfer }));
const refusedAt = (reason: RefusalReason, field: string) =>
  ({ kind: 'refusal', refusal: refuse('MCA-6', reason, { field }) }) as const;
const [open] = agreementRequests;

/** The provider's side: the request itself, and where it stands in the queue. */
export const agreementCases: Cases = [
  ...agreementRequests.flatMap(
    (request, n): Cases =>
      [false, true].map((portal) => [
        `agreement ${n} ${request.status}${portal ? ' in portal' : ''}`,
        (v) => agreementView({ id: 'agreement:x', request, portal, today }, v, contextFor(v)),
      ]),
  ),
  ...(open === undefined
    ? []
    : ([
        ...[false, true].map((portal): Cases[number] => [
          `agreement that may not be recorded any more${portal ? ', in portal' : ''}`,
          (v) =>
            agreementView(
              { id: 'agreement:x', request: open, portal, today },
              v,
              contextFor(v, { policy: current2026 }),
            ),
        ]),
        [
          'agreement refused at a field',
          (v) =>
            agreementView(
              {
                id: 'agreement:x',
                request: open,
                portal: false,
                today,
                typed: {
                  agreementFirstName: 'Ada "A" <b>',
                  agreementLastName: 'Lind',
                  agreementEmail: 'ada@fabrikam.example',
                  agreementDate: '2026-10-20',
                },
              },
              v,
              contextFor(v, { notice: refusedAt('agreementDateInFuture', 'agreementDate') }),
            ),
        ],
      ] satisfies Cases)),
  ['queue with agreements', (v) => transferListView({ list: 'queue', rows, others }, v, contextFor(v))],
  [
    'queue with agreements only',
    (v) => transferListView({ list: 'queue', rows: [], others: others.slice(0, 1) }, v, contextFor(v)),
  ],
  [
    'status with agreements',
    (v) => providerStatusView({ organizationName: 'Nordwind', queue: rows, others }, v, contextFor(v)),
  ],
];

/** The partner's side: the relationship's card with what the provider was asked. */
export const agreementAskedCases: Cases = [...relationshipCases, ...providerCases, ...askedCases()];

function askedCases(): Cases {
  return relationships
    .filter(({ status }) => status === 'verified')
    .flatMap(
      (relationship, n): Cases =>
        agreementRequests.map((agreementRequest, m) => [
          `relationship ${n} verified, agreement ${m} ${agreementRequest.status}`,
          (v) =>
            relationshipView(
              {
                id: 'relationship:x:y',
                customerName: 'Fabrikam',
                providerName: 'Nordwind Distribution',
                relationship,
                agreement: m > 2 ? 'throughProvider' : agreementRequest.why,
                agreementRequest,
                billTo: undefined,
                today,
              },
              v,
              contextFor(v),
            ),
        ]),
    );
}
