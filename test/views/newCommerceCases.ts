import type { SnapshotLine } from '../../src/domain/customer/subscriptionLine';
import type { Transfer } from '../../src/domain/customer/transfer';
import type { TransferRequest } from '../../src/domain/customer/transferRequestContent';
import { current2026 } from '../../src/domain/policy/current2026';
import { cancelView } from '../../src/views/cancelView';
import { transferDraftView } from '../../src/views/transferDraftView';
import type { CandidateRow, Submission, TransferDraftInput } from '../../src/views/transferInputs';
import { transferListView } from '../../src/views/transferListView';
import { transferView } from '../../src/views/transferView';
import type { CardContext, CardView, Viewer } from '../../src/views/viewer';
import { boreal, camille, contextFor, hostileName, ines, nordwind, tom } from './fixtures';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const context = (viewer: Viewer): CardContext => contextFor(viewer, { policy: current2026 });
const at = '2026-10-14T18:02:00Z';
const until = '2026-10-14T18:05:30Z';
const transferId = 'a2000000-0000-4000-8000-000000000001';
const problem = { explanation: 'partnerCenter.error.20002', at };

export const newCommerceLines: readonly SnapshotLine[] = [
  {
    subscriptionId: 'e1000000-0000-4000-8000-000000000001',
    name: 'Azure plan',
    kind: 'azurePlan',
    quantity: 1,
    azureId: 'f1000000-0000-4000-8000-000000000001',
    addons: [],
  },
  {
    subscriptionId: 'e1000000-0000-4000-8000-000000000002',
    name: 'Microsoft 365 E3',
    kind: 'term',
    quantity: 40,
    addons: [],
  },
];
const [plan, licenses] = newCommerceLines;
const ids = newCommerceLines.map((line) => line.subscriptionId);

const asked: TransferRequest = {
  n: 4,
  version: 1,
  provider: nordwind,
  providerName: 'Nordwind Distribution',
  partnerName: 'Boréal Cloud',
  customerName: 'Contoso',
  lines: [],
  requestedBy: camille,
  requestedAt: '2026-10-14T14:00:00Z',
  policy: 'current-2026',
  strategy: 'newCommerce',
  partner: boreal,
  opening: { kinds: ['azurePlan', 'term'], customerEmail: 'billing@contoso.example', partnerIdOnRecord: '7100001' },
};
const opened: TransferRequest = {
  ...asked,
  version: 2,
  opening: { ...asked.opening, kinds: ['azurePlan', 'term'], by: tom, at },
  expiresAt: '2026-11-13T18:02:00Z',
};
const { requestedBy: _nobody, ...foundRequest } = opened;
const found: TransferRequest = { ...foundRequest, opening: { kinds: ['azurePlan', 'term'] } };
const sent: TransferRequest = { ...opened, lines: newCommerceLines };
const declined = { by: camille, at, comment: 'not *before* January' };
const drift = [{ subscriptionId: ids[1] ?? '', name: 'Microsoft 365 E3', requested: 40, live: 45 }];
const taken = { transferId, acceptedBy: camille, acceptedAt: at };
const outcomes = ids.map((subscriptionId, n) => ({
  subscriptionId,
  outcome: 'complete' as const,
  newSubscriptionId: `e9100000-0000-4000-8000-00000000000${n}`,
}));
const complete = { ...taken, result: 'complete' as const, finishedAt: at, outcomes };
const verified = { verifiedBy: tom, verifiedAt: at };

/** Every stage of a request that the provider opens, with and without what is optional. */
export const newCommerceTransfers: readonly Transfer[] = [
  { ...asked, status: 'asked' },
  { ...asked, status: 'asked', problem },
  { ...asked, opening: { kinds: ['azurePlan'] }, status: 'asked', statedOpen: { by: ines, at } },
  { ...opened, status: 'creating' },
  { ...opened, status: 'active', transferId },
  { ...found, status: 'active', transferId },
  { ...opened, status: 'active', transferId, declined },
  { ...opened, status: 'active', transferId, problem: { ...problem, side: 'partner' } },
  { ...opened, status: 'active', transferId, declined, stated: { answer: 'withdraw', by: tom, at } },
  { ...sent, status: 'answering', transferId, answer: 'accept', by: camille, at, until },
  { ...opened, status: 'answering', transferId, answer: 'withdraw', by: tom, at, until, comment: 'wrong customer' },
  { ...sent, status: 'sending', transferId, answer: 'accept', by: camille, at },
  { ...opened, status: 'sending', transferId, answer: 'withdraw', by: tom, at },
  { ...opened, status: 'held', transferId, why: 'drift', by: camille, at, drift },
  { ...opened, status: 'held', transferId, why: 'roleLost', by: camille, at },
  { ...sent, status: 'inProgress', ...taken },
  { ...opened, status: 'inProgress', transferId, acceptedAt: at },
  { ...sent, status: 'failed', ...taken, finishedAt: at, outcomes: [] },
  { ...sent, status: 'finished', ...complete },
  { ...sent, status: 'providerVerified', ...complete, ...verified },
  { ...sent, status: 'closed', ...complete, ...verified, closedBy: camille, closedAt: at },
  { ...opened, status: 'withdrawn', transferId, by: tom, at, comment: 'wrong customer' },
  { ...opened, status: 'withdrawn', transferId, at },
  { ...opened, status: 'withdrawn', transferId, at, lapsed: true },
  { ...asked, status: 'withdrawn', by: tom, at, comment: 'not ours' },
  { ...asked, status: 'withdrawn', by: camille, at },
  { ...asked, status: 'withdrawn', by: camille, at, statedOpen: { by: ines, at } },
  { ...sent, status: 'active', transferId, stated: { answer: 'accept', by: camille, at } },
];

const row = (n: number, name: string, kind: CandidateRow['kind']): CandidateRow => ({
  subscriptionId: `e1000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`,
  name,
  kind,
  quantity: n + 1,
  addons: [],
});
const rows: readonly CandidateRow[] = plan === undefined || licenses === undefined ? [] : [plan, licenses];
const some: Submission = { rows, tooMany: [], otherKinds: [], selected: ids, movable: 2 };
const many = Array.from({ length: 28 }, (_, n) => row(n, `${hostileName} Plan ${n}`, 'term'));
const large: Submission = {
  rows: many.slice(0, 25),
  tooMany: many.slice(25),
  otherKinds: [row(90, 'Fabricam Backup', 'saas')],
  selected: many.slice(0, 25).map((one) => one.subscriptionId),
  movable: 0,
};

const draft: TransferDraftInput = {
  id: 'transferDraft:a:b',
  version: 0,
  customerName: 'Contoso',
  providerName: 'Nordwind Distribution',
  movable: [],
  newer: rows,
  cannotMove: [{ ...row(1, 'Trial', 'trial'), reason: { kind: 'unsupported', what: 'trial' } }],
  inRequest: [],
  selected: [],
  preview: false,
  listed: true,
  agreementSatisfied: true,
  plansId: 'plans:a:b',
  observedAt: '2026-10-14T18:04:00Z',
};
const ownRow = row(2, 'Office 365 E1', 'license');

/** Cards of requests that the provider opens, as every viewer sees them. */
const ended = (wanted: readonly Transfer['status'][]) =>
  newCommerceTransfers
    .filter(({ status }) => wanted.includes(status))
    .map((transfer, n) => ({ id: `transfer:${n}`, transfer }));

export const newCommerceCases: Cases = [
  ['cancel, asked', (v) => cancelView(ended(['asked']).slice(0, 1), v, context(v))],
  ['cancel, open', (v) => cancelView(ended(['active']), v, context(v))],
  ['cancel, asked and open', (v) => cancelView(ended(['asked', 'active']), v, context(v))],
  ['draft, all by new commerce', (v) => transferDraftView(draft, v, context(v))],
  [
    'draft, both ways',
    (v) => transferDraftView({ ...draft, movable: [ownRow], selected: [ownRow.subscriptionId] }, v, context(v)),
  ],
  ['draft, asked already', (v) => transferDraftView({ ...draft, request: { id: 'transfer:x', n: 4 } }, v, context(v))],
  ...newCommerceTransfers.flatMap((transfer, n): Cases => {
    const name = `new commerce ${n} ${transfer.status}`;
    const shown = {
      id: 'transfer:x',
      transfer,
      listed: true,
      agreementSatisfied: true,
      customerId: 'c',
      submission: some,
    };
    return [
      [name, (v) => transferView(shown, v, context(v))],
      [
        `${name}, hostile, in the portal`,
        (v) =>
          transferView(
            {
              ...shown,
              transfer: { ...transfer, customerName: hostileName, providerName: hostileName, partnerName: hostileName },
              inPortal: true,
              delivery: { receipt: { kind: 'nobody' } },
              submission: large,
            },
            v,
            context(v),
          ),
      ],
    ];
  }),
  [
    'new commerce, nothing to submit',
    (v) =>
      transferView(
        { id: 'x', transfer: { ...opened, status: 'active', transferId }, submission: { ...some, rows: [] } },
        v,
        context(v),
      ),
  ],
  [
    'new commerce, unread',
    (v) => transferView({ id: 'x', transfer: { ...opened, status: 'active', transferId } }, v, context(v)),
  ],
  ...(['transfers', 'queue'] as const).map((list): Cases[number] => [
    `new commerce list ${list}`,
    (v) =>
      transferListView(
        { list, rows: newCommerceTransfers.slice(0, 9).map((transfer, m) => ({ id: `transfer:${m}`, transfer })) },
        v,
        context(v),
      ),
  ]),
];
