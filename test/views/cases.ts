import { type RefusalReason, refuse } from '../../src/domain/refusal';
import { draftPage } from '../../src/transferDraft';
import { askColleagueView } from '../../src/views/askColleagueView';
import { cancelView } from '../../src/views/cancelView';
import { chooseCustomerView } from '../../src/views/chooseCustomerView';
import type { CustomerRow } from '../../src/views/customerInputs';
import { customersView } from '../../src/views/customersView';
import { enrollmentView } from '../../src/views/enrollmentView';
import { helpView } from '../../src/views/helpView';
import { homeView } from '../../src/views/homeView';
import { noticeView } from '../../src/views/noticeView';
import { partnershipView } from '../../src/views/partnershipView';
import { providerStatusView } from '../../src/views/providerStatusView';
import { providersView } from '../../src/views/providersView';
import { rehearsalView } from '../../src/views/rehearsalView';
import { relationshipView } from '../../src/views/relationshipView';
import { shrunkView } from '../../src/views/shrunkView';
import { statusView } from '../../src/views/statusView';
import { transferDraftView } from '../../src/views/transferDraftView';
import type { TransferDraftInput } from '../../src/views/transferInputs';
import { transferListView } from '../../src/views/transferListView';
import { transferView } from '../../src/views/transferView';
import { type CardView, type Language, languages, type Notice, type Viewer } from '../../src/views/viewer';
import { welcomeView } from '../../src/views/welcomeView';
import { accessCases } from './accessCases';
import { agreementAskedCases, agreementCases } from './agreementCases';
import { customerCases } from './customerCases';
import { digestCases } from './digestCases';
import { checks, enrollmentCases } from './enrollmentCases';
import { asCamille, asDev, asInes, asTom, camille, contextFor, hostileName, nordwind } from './fixtures';
import { historyCases } from './historyCases';
import { invitationCases, tenantRequestCases } from './invitationCases';
import { newCommerceCases } from './newCommerceCases';
import { partnerPairingCases, providerPairingCases } from './pairingCases';
import { planCases } from './planCases';
import { reminderCases } from './reminderCases';
import { ruleCases, whyCases } from './ruleCases';
import { settingsCases } from './settingsCases';
import { enrollments, lines, partnerships, relationships, request, transfers } from './states';

/** One card to look at: a view of one state for one viewer. */
export interface Case {
  readonly name: string;
  readonly language: Language;
  readonly view: CardView;
}

const { revenueUsd: _unknown, ...noRevenue } = checks;
const closedChecks = { ...noRevenue, profileCurrent: false, mpnCurrent: false, anniversary: '--03-03' };

const row = (n: number, name: string, kind: 'direct' | 'indirect' = 'direct'): CustomerRow => ({
  id: `a0000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`,
  name,
  domain: `c${n}.example`,
  kind,
});
export const customers = [row(1, 'Contoso'), row(37, 'Nuage Jardin', 'indirect'), row(42, hostileName)];
const manyCustomers = Array.from({ length: 30 }, (_, n) => row(n, `Customer ${n}`));

const [base, azure] = lines.map(({ subscriptionId, name, kind, quantity, addons }) => ({
  subscriptionId,
  name,
  kind,
  quantity,
  addons,
}));
const movable = [base, azure].filter((one) => one !== undefined);
const kinds = ['azurePlan', 'reservation', 'term', 'saas', 'trial', 'license', 'azurePayg', 'unknown'] as const;
const states = ['suspended', 'deleted', 'expired', 'pending', 'toString'];
const line = (name: string, kind: (typeof kinds)[number]) => ({
  subscriptionId: name,
  name,
  kind,
  quantity: 1,
  addons: [],
});

export const draft: TransferDraftInput = {
  id: 'transferDraft:a:b',
  customerName: 'Contoso',
  providerName: 'Nordwind Distribution',
  movable,
  cannotMove: [
    ...kinds.map((what) => ({ ...line(`A ${what}`, what), reason: { kind: 'unsupported' as const, what } })),
    ...states.map((state) => ({ ...line(`B ${state}`, 'license'), reason: { kind: 'state' as const, state } })),
    { ...line('C', 'license'), reason: { kind: 'inTransfer', transferId: 'x' } },
    { ...line('D', 'license'), reason: { kind: 'addon' } },
    { ...line('E', 'license'), reason: { kind: 'other', text: 'SECRET API TEXT' } },
  ],
  inRequest: [{ ...line('Office 365 E1', 'license'), n: 2 }],
  selected: movable.map((one) => one.subscriptionId),
  preview: false,
  version: 0,
  listed: true,
  agreementSatisfied: true,
  plansId: 'plans:a:b',
  observedAt: '2026-10-14T18:00:00Z',
};

/** Forty-eight lines with long names: the largest customer of the simulated world. */
export const largeDraft: TransferDraftInput = {
  ...draft,
  customerName: 'Humongous Insurance',
  movable: Array.from({ length: 48 }, (_, n) => ({
    subscriptionId: `e0000000-0000-4000-8000-0000000013${String(n).padStart(2, '0')}`,
    name: 'Microsoft 365 Apps for business',
    kind: 'license',
    quantity: 90,
    addons: n < 12 ? [{ name: 'Exchange Online Archiving', quantity: 90 }] : [],
  })),
  inRequest: [],
  preview: true,
};
const largeSelected = {
  ...largeDraft,
  selected: largeDraft.movable.map((one) => one.subscriptionId),
  version: 3,
  paged: { ...draftPage(largeDraft.movable, { search: '', page: 1, version: 3 }), search: '' },
};

const refusedAt = (rule: string, reason: RefusalReason, field: string): Notice => ({
  kind: 'refusal',
  refusal: refuse(rule, reason, { field }),
});

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const some = (...viewers: readonly ((choice: { language: Language }) => Viewer)[]) => viewers;

function spread(cases: Cases, viewers: ReturnType<typeof some>): readonly Case[] {
  return languages.flatMap((language) =>
    viewers.flatMap((make, index) => {
      const viewer = make({ language });
      return cases.map(([name, view]) => ({ name: `${name} (${language}, ${index})`, language, view: view(viewer) }));
    }),
  );
}

const partnerCases: Cases = [
  ...[1, 0].map((holders): [string, (v: Viewer) => CardView] => [
    `ask, ${holders} to ask`,
    (v) =>
      askColleagueView(
        {
          subject: 'enrollment',
          roles: ['globalAdmin'],
          holders: [
            { tenantId: v.tenantId, userId: 'c0000000-0000-4000-8000-000000000001', name: 'Camille Roy' },
          ].slice(0, holders),
        },
        v,
        contextFor(v),
      ),
  ]),
  [
    'rehearsal not started',
    (v) => rehearsalView({ organizationName: 'Boréal Cloud', customers: 42, copied: 0, parts: [] }, v, contextFor(v)),
  ],
  [
    'rehearsal running',
    (v) =>
      rehearsalView(
        {
          organizationName: 'Boréal Cloud',
          customers: 42,
          copied: 41,
          parts: [
            { name: 'approveEnrollment', id: 'enrollment' },
            ...(['accept', 'acceptPartly', 'reject', 'confirm'] as const).map((name) => ({
              name,
              id: 'transfer:00000000-0000-5000-8000-000000000001',
              about: { customer: hostileName, n: 1, provider: 'Nordwind Distribution' },
            })),
          ],
        },
        { ...v, rehearsal: true },
        contextFor(v),
      ),
  ],
  ...invitationCases,
  ['home', (v) => homeView({ organizationName: 'Boréal Cloud' }, v, contextFor(v))],
  ['help', (v) => helpView({ commands: ['help', 'status', 'enroll', 'nonsense'] }, v, contextFor(v))],
  ...enrollments.flatMap((enrollment, n): Cases => {
    const name = `enrollment ${n} ${enrollment.status}`;
    return [checks, closedChecks, undefined].map((checked, m) => [
      `${name} ${m}`,
      (v) => enrollmentView({ id: 'enrollment', enrollment, checks: checked }, v, contextFor(v, { local: true })),
    ]);
  }),
  ...enrollmentCases,
  ...partnerships.flatMap(
    (partnership, n): Cases =>
      [true, false].map((enrolled) => [
        `partnership ${n} ${partnership.status} ${enrolled}`,
        (v) => partnershipView({ id: 'partnership:x', provider: nordwind, partnership, enrolled }, v, contextFor(v)),
      ]),
  ),
  ...[[], partnerships].flatMap(
    (all): Cases =>
      [true, false].map((enrolled) => [
        `providers ${all.length} ${enrolled}`,
        (v) =>
          providersView(
            { enrolled, partnerships: all.map((partnership) => ({ id: 'partnership:x', partnership })) },
            v,
            contextFor(v, { local: true }),
          ),
      ]),
  ),
  ...relationships.flatMap(
    (relationship, n): Cases =>
      (['none', 'direct', 'attestation', 'throughProvider', undefined] as const).map((agreement) => [
        `relationship ${n} ${relationship.status} ${agreement ?? 'unread'}`,
        (v) =>
          relationshipView(
            {
              id: 'relationship:x:y',
              customerName: n % 2 === 0 ? 'Contoso' : hostileName,
              providerName: 'Nordwind Distribution',
              relationship,
              agreement,
              billTo:
                agreement === undefined
                  ? undefined
                  : {
                      companyName: 'Contoso SA',
                      lines: ['12 rue du Port', 'Québec G1K 1A1'],
                      email: 'factures@contoso.example',
                    },
              today: '2026-10-14',
            },
            v,
            contextFor(v),
          ),
      ]),
  ),
  [
    'consent refused at a field',
    (v) =>
      relationshipView(
        {
          id: 'relationship:x:y',
          customerName: 'Contoso',
          providerName: 'Nordwind Distribution',
          relationship: { status: 'none', version: 1 },
          agreement: 'attestation',
          billTo: { companyName: 'Contoso SA', lines: ['12 rue du Port'] },
          today: '2026-10-14',
          typed: {
            shareBillTo: true,
            customerConsent: true,
            consentMethod: 'email',
            consentBy: 'Sofia "S" <b>',
            consentDate: '2026-10-20',
            consentEvidence: 'mail',
          },
        },
        v,
        contextFor(v, { notice: refusedAt('EXT-11', 'consentDateInFuture', 'consentDate') }),
      ),
  ],
  [
    'enrollment refused at the phrase',
    (v) =>
      enrollmentView(
        {
          id: 'enrollment',
          enrollment: { status: 'notStarted', version: 1 },
          checks,
          typed: { confirmation: 'inscrire boreal', primaryContact: 'a@b.example' },
        },
        v,
        contextFor(v, { notice: refusedAt('ENR-18', 'phraseMismatch', 'confirmation') }),
      ),
  ],
  [
    'draft refused at the choice',
    (v) =>
      transferDraftView(
        { ...draft, selected: [] },
        v,
        contextFor(v, { notice: refusedAt('TRF-7', 'nothingSelected', 'subscriptionIds') }),
      ),
  ],
  ['draft', (v) => transferDraftView(draft, v, contextFor(v))],
  ['draft preview', (v) => transferDraftView({ ...draft, preview: true }, v, contextFor(v))],
  ['draft preview of nothing', (v) => transferDraftView({ ...draft, preview: true, selected: [] }, v, contextFor(v))],
  ['draft of nothing', (v) => transferDraftView({ ...draft, movable: [] }, v, contextFor(v))],
  [
    'draft of an empty customer',
    (v) => transferDraftView({ ...draft, movable: [], cannotMove: [], inRequest: [] }, v, contextFor(v)),
  ],
  ['draft, large', (v) => transferDraftView(largeSelected, v, contextFor(v))],
  [
    'draft, large, some chosen, nothing found',
    (v) =>
      transferDraftView(
        {
          ...largeSelected,
          selected: [],
          preview: false,
          paged: { ...draftPage(largeDraft.movable, { search: 'x*y', page: 0, version: 1 }), search: 'x*y' },
        },
        v,
        contextFor(v),
      ),
  ],
  [
    'draft after a request that failed in part',
    (v) => transferDraftView({ ...draft, after: 2, listed: false, agreementSatisfied: false }, v, contextFor(v)),
  ],
  ...planCases,
  ...reminderCases,
  ...enrollments.map((enrollment, n): Cases[number] => [
    `status ${n}`,
    (v) =>
      statusView(
        {
          organizationName: 'Boréal Cloud',
          enrollment,
          partnerships: partnerships.slice(0, n).map((partnership) => ({ id: 'partnership:x', partnership })),
          customers: n * 4,
          extended: n,
          transfers: transfers.slice(0, n * 3).map((transfer, m) => ({ id: `transfer:${m}`, transfer })),
        },
        v,
        contextFor(v),
      ),
  ]),
  ...customerCases,
  ['customers', (v) => customersView({ rows: customers, total: 3, page: 0, pages: 1 }, v, contextFor(v))],
  ['customers, none', (v) => customersView({ rows: [], total: 0, page: 0, pages: 0 }, v, contextFor(v))],
  [
    'customers, a page of a search',
    (v) =>
      customersView(
        { rows: manyCustomers.slice(10, 20), total: 30, page: 1, pages: 3, search: 'cu*st' },
        v,
        contextFor(v),
      ),
  ],
  ...(['extend', 'transfer', 'status', 'check'] as const).flatMap(
    (purpose): Cases => [
      [
        `choose ${purpose}`,
        (v) => chooseCustomerView({ purpose, rows: manyCustomers, provider: nordwind }, v, contextFor(v)),
      ],
      [
        `choose ${purpose}, two`,
        (v) => chooseCustomerView({ purpose, rows: customers, search: 'co' }, v, contextFor(v)),
      ],
      [
        `choose ${purpose}, none`,
        (v) => chooseCustomerView({ purpose, rows: [], search: hostileName }, v, contextFor(v)),
      ],
    ],
  ),
];

const providerCases: Cases = [
  ['home', (v) => homeView({ organizationName: 'Nordwind Distribution' }, v, contextFor(v))],
  ['help', (v) => helpView({ commands: ['help', 'queue'] }, v, contextFor(v))],
  ['status, empty', (v) => providerStatusView({ organizationName: 'Nordwind', queue: [] }, v, contextFor(v))],
  [
    'status',
    (v) =>
      providerStatusView(
        { organizationName: 'Nordwind', queue: transfers.map((transfer, m) => ({ id: `transfer:${m}`, transfer })) },
        v,
        contextFor(v),
      ),
  ],
];

const largeTransfer = {
  ...request,
  lines: largeDraft.movable.map((one) => ({
    ...one,
    addons: one.addons.map((addon) => ({ ...addon, subscriptionId: 'x' })),
  })),
};
const largeOutcomes = largeTransfer.lines.map(({ subscriptionId }) => ({
  subscriptionId,
  outcome: 'complete' as const,
  newSubscriptionId: subscriptionId,
}));

const bothCases: Cases = [
  ...tenantRequestCases,
  ...transfers.flatMap((transfer, n): Cases => {
    const name = `transfer ${n} ${transfer.status}`;
    const id = 'transfer:x';
    return [
      [name, (v) => transferView({ id, transfer }, v, contextFor(v))],
      [
        `${name} with everything known`,
        (v) =>
          transferView(
            {
              id,
              transfer: { ...transfer, customerName: hostileName },
              listed: n % 2 === 0,
              agreementSatisfied: n % 2 === 0,
              leftBehind: draft.cannotMove,
              customerId: customers[0]?.id ?? '',
              sources: {
                [lines[0]?.subscriptionId ?? '']: 'suspended',
                [lines[1]?.subscriptionId ?? '']: n % 2 === 0 ? 'gone' : 'stillActive',
              },
            },
            v,
            contextFor(v),
          ),
      ],
    ];
  }),
  [
    'transfer told to nobody',
    (v) =>
      transferView(
        {
          id: 'x',
          transfer: { ...largeTransfer, lines: largeTransfer.lines.slice(0, 2), status: 'active', transferId: 'x' },
          delivery: {
            receipt: { kind: 'failed', reason: 'ConversationBlockedByUser', at: request.requestedAt },
            mail: 'mailto:?subject=x&body=y',
          },
        },
        v,
        contextFor(v),
      ),
  ],
  [
    'transfer of a provider not linked',
    (v) =>
      transferView(
        {
          id: 'x',
          transfer: { ...largeTransfer, lines: largeTransfer.lines.slice(0, 2), status: 'active', transferId: 'x' },
          delivery: { receipt: { kind: 'unlinked' }, mail: 'mailto:?subject=x&body=y' },
        },
        v,
        contextFor(v),
      ),
  ],
  [
    'transfer, large',
    (v) =>
      transferView({ id: 'x', transfer: { ...largeTransfer, status: 'active', transferId: 'x' } }, v, contextFor(v)),
  ],
  [
    'transfer, large and done',
    (v) =>
      transferView(
        {
          id: 'x',
          transfer: {
            ...largeTransfer,
            status: 'providerVerified',
            transferId: 'x',
            acceptedAt: request.requestedAt,
            result: 'complete',
            finishedAt: request.requestedAt,
            outcomes: largeOutcomes,
            verifiedBy: camille,
            verifiedAt: request.requestedAt,
          },
        },
        v,
        contextFor(v),
      ),
  ],
  ...[1, 9].map((count): Cases[number] => [
    `cancel ${count}`,
    (v) =>
      cancelView(
        transfers.slice(2, 2 + count).map((transfer, m) => ({ id: `transfer:${m}`, transfer })),
        v,
        contextFor(v),
      ),
  ]),
  ...(
    [
      'toldAsked',
      'toldByRole',
      'toldAnyway',
      'notToldOff',
      'notToldOthers',
      'notToldRole',
      'nobodyTold',
      'toldButMuted',
    ] as const
  ).map((key): Cases[number] => [
    `list queue, ${key}`,
    (v) =>
      transferListView(
        { list: 'queue', rows: [], news: { keys: [key], names: ['Eva Holm', hostileName, 'Olaf Lund', 'Tom Berg'] } },
        v,
        contextFor(v),
      ),
  ]),
  ...(['transfers', 'queue', 'verify'] as const).flatMap(
    (list): Cases => [
      [`list ${list}, empty`, (v) => transferListView({ list, rows: [] }, v, contextFor(v))],
      [
        `list ${list}`,
        (v) =>
          transferListView(
            { list, rows: transfers.map((transfer, m) => ({ id: `transfer:${m}`, transfer })) },
            v,
            contextFor(v),
          ),
      ],
    ],
  ),
  [
    'notice',
    (v) => noticeView({ tone: 'info', key: 'notice.unknownCommand', args: { typed: hostileName } }, v, contextFor(v)),
  ],
  ...settingsCases,
  ...digestCases,
  ['shrunk', (v) => shrunkView({ title: hostileName }, v)],
];

/** Every view in every state of the domain, for people with and without the role, in both languages. */
export const allCases: readonly Case[] = [
  ...['', 'Camille', hostileName].map((firstName) => ({
    name: `welcome ${firstName === hostileName ? 'markup' : firstName}`,
    language: 'fr' as const,
    view: welcomeView({ firstName }, contextFor(asCamille())),
  })),
  ...spread([...partnerCases, ...partnerPairingCases, ...agreementAskedCases, ...bothCases], some(asCamille, asDev)),
  ...spread([...ruleCases, ...whyCases, ...accessCases, ...historyCases], some(asCamille)),
  ...spread(newCommerceCases, some(asCamille, asDev)),
  ...spread(newCommerceCases, some(asInes, asTom)),
  ...spread(
    [...providerCases, ...providerPairingCases, ...agreementCases, ...bothCases],
    some(asInes, asTom, (choice) => asTom({ ...choice, roles: [] })),
  ),
];
