import { type Answers, advise, adviserAnswers } from '../../src/domain/customer/adviser';
import { type Light, lightOfAct, nextActs, type Standing } from '../../src/domain/customer/light';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { adviserView } from '../../src/views/adviserView';
import { checkView } from '../../src/views/checkView';
import type { CustomerRow, CustomerStatusInput, ProviderRow, SubscriptionRows } from '../../src/views/customerInputs';
import { customerStatusView } from '../../src/views/customerStatusView';
import { kindsView } from '../../src/views/kindsView';
import type { CandidateRow } from '../../src/views/transferInputs';
import type { CardView, Viewer } from '../../src/views/viewer';
import { contextFor, hostileName, nordwind } from './fixtures';
import { relationships, transfers } from './states';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

export const contosoRow: CustomerRow = {
  id: 'a0000000-0000-4000-8000-000000000001',
  name: 'Contoso',
  domain: 'contoso.example',
  kind: 'direct',
};
const hostileRow: CustomerRow = { ...contosoRow, name: hostileName };
export const indirectRow: CustomerRow = { ...contosoRow, name: 'Nuage Jardin', kind: 'indirect' };

const subscription = (n: number, name: string, more: Partial<CandidateRow> = {}): CandidateRow => ({
  subscriptionId: `e0000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`,
  name,
  kind: 'license',
  quantity: 30,
  addons: [],
  ...more,
});
const audio = [{ name: 'Audio Conferencing', quantity: 30 }];

/** One subscription of each sort, with markup in a name. */
export const book: SubscriptionRows = {
  movable: [
    subscription(1, 'Microsoft 365 Business Premium', { addons: audio }),
    subscription(2, 'Microsoft Azure', { kind: 'azurePayg', quantity: 1 }),
  ],
  cannotMove: [
    ...(['azurePlan', 'reservation', 'term', 'saas', 'trial'] as const).map((what, n) => ({
      ...subscription(n + 3, `A **${what}**`, { kind: what, quantity: 1 }),
      reason: { kind: 'unsupported' as const, what },
    })),
    { ...subscription(8, 'Office 365 E1', { addons: audio }), reason: { kind: 'state', state: 'suspended' } },
    { ...subscription(9, 'Microsoft 365 E3'), reason: { kind: 'state', state: 'deleted' } },
    { ...subscription(10, 'Visio Plan 2'), reason: { kind: 'inTransfer', transferId: 'x' } },
  ],
  inRequest: [{ ...subscription(11, 'Project Plan 3', { addons: audio }), n: 2 }],
  moved: [subscription(12, 'Power BI Pro')],
};

/** The largest customer of the simulated world and more: sixty lines of every sort. */
export const largeBook: SubscriptionRows = {
  movable: Array.from({ length: 48 }, (_, n) => subscription(n, 'Microsoft 365 Apps for business', { addons: audio })),
  cannotMove: Array.from({ length: 20 }, (_, n) => ({
    ...subscription(n + 50, 'Dynamics 365 Sales Professional', { addons: [...audio, ...audio] }),
    reason: { kind: 'state' as const, state: 'suspended' },
  })),
  inRequest: Array.from({ length: 20 }, (_, n) => ({ ...subscription(n + 70, 'Microsoft 365 E5'), n: 2 })),
  moved: Array.from({ length: 20 }, (_, n) => subscription(n + 80, 'Enterprise Mobility + Security E3')),
};
const noLines: SubscriptionRows = { movable: [], cannotMove: [], inRequest: [], moved: [] };

export const standings: readonly Standing[] = [
  'none',
  'declined',
  'consented',
  'extending',
  'notListed',
  'invitationDrafted',
  'invitationSent',
  'related',
];

export const providerRow = (standing: Standing, more: Partial<ProviderRow> = {}): ProviderRow => ({
  id: `relationship:${contosoRow.id}:${nordwind}`,
  provider: nordwind,
  providerName: 'Nordwind Distribution',
  relationship: relationships.find((one) => one.status === standing) ?? { status: 'none', version: 1 },
  standing,
  agreement: 'direct',
  ...more,
});

const light = (act: (typeof nextActs)[number], n?: number) => ({
  light: lightOfAct[act] as Light,
  act,
  provider: nordwind,
  ...(n === undefined ? {} : { n }),
});

export const customerInput = (more: Partial<CustomerStatusInput> = {}): CustomerStatusInput => ({
  customer: contosoRow,
  light: light('createTransfer'),
  relationships: [providerRow('related')],
  transfers: [],
  enrolled: true,
  observed: { at: '2026-10-14T18:00:00Z', book, agreement: 'direct', billToEmail: true },
  ...more,
});

const two = (standing: Standing) => [
  providerRow(standing, { agreement: 'attestation' }),
  providerRow('none', { provider: 'd0000000-0000-4000-8000-000000000002', providerName: 'Meridian Supply' }),
];
const observed = (lines: SubscriptionRows) => ({
  at: '2026-10-14T18:00:00Z',
  book: lines,
  agreement: 'none' as const,
  billToEmail: false,
});
const rows = transfers.map((transfer, n) => ({ id: `transfer:${n}`, transfer }));

/** Every light, every standing, and every sort of subscription on the customer's page. */
const inputs: readonly (readonly [string, CustomerStatusInput])[] = [
  ...nextActs.map((act) => [`light ${act}`, customerInput({ light: light(act, 3), transfers: rows })] as const),
  ...standings.flatMap((standing) => [
    [
      `standing ${standing}`,
      customerInput({ light: light('chooseWay'), relationships: [providerRow(standing)] }),
    ] as const,
    [
      `standing ${standing} of two`,
      customerInput({ light: light('extend'), relationships: two(standing), customer: hostileRow }),
    ] as const,
  ]),
  ['large', customerInput({ observed: observed(largeBook), transfers: rows, relationships: two('none') })],
  ['empty', customerInput({ light: light('empty'), observed: observed(noLines) })],
  ['before the enrollment', customerInput({ light: light('enroll'), enrolled: false, relationships: [] })],
  ['without a provider', customerInput({ light: light('findProvider'), relationships: [] })],
  ['indirect', customerInput({ customer: indirectRow, light: light('indirect') })],
  [
    'indirect, provider unknown',
    customerInput({ customer: indirectRow, light: { light: 'nothing', act: 'indirect' }, relationships: [] }),
  ],
];
const { observed: _unread, ...unread } = customerInput();

const answers: readonly Answers[] = adviserAnswers.needsAdmin.flatMap((needsAdmin) =>
  adviserAnswers.consent.flatMap((consent) =>
    adviserAnswers.customerActs.map((customerActs) => ({ needsAdmin, consent, customerActs })),
  ),
);
const facts = { enrolled: true, partnershipAccepted: true, customerKind: 'direct' } as const;

const adviser = (standing: Standing, customer = contosoRow) => ({
  id: `adviser:${contosoRow.id}:${nordwind}`,
  customer,
  relationship: providerRow(standing),
});

export const customerCases: Cases = [
  ...inputs.flatMap(
    ([name, input]): Cases => [
      [`customer, ${name}`, (v) => customerStatusView(input, v, contextFor(v))],
      [`check, ${name}`, (v) => checkView(input, v, contextFor(v))],
    ],
  ),
  ['customer, unread', (v) => customerStatusView(unread, v, contextFor(v))],
  ['check, unread', (v) => checkView(unread, v, contextFor(v))],
  ['kinds', (v) => kindsView(v, contextFor(v))],
  ...standings.map((standing): Cases[number] => [
    `adviser ${standing}`,
    (v) => adviserView(adviser(standing, standing === 'none' ? hostileRow : contosoRow), v, contextFor(v)),
  ]),
  ...answers.map((chosen): Cases[number] => {
    const said = advise(facts, 'none', chosen, seed2021);
    const advice = 'advice' in said ? { advice: said.advice } : {};
    return [
      `adviser, answered ${Object.values(chosen).join(' ')}`,
      (v) => adviserView({ ...adviser('none'), advised: { answers: chosen, ...advice } }, v, contextFor(v)),
    ];
  }),
  [
    'adviser, one question open',
    (v) =>
      adviserView(
        { ...adviser('none'), advised: { answers: { needsAdmin: 'yes', consent: '', customerActs: '' } } },
        v,
        contextFor(v, {
          notice: {
            kind: 'refusal',
            refusal: { rule: 'MOV-2', reason: 'questionUnanswered', field: 'consentAnswer' },
          },
        }),
      ),
  ],
];
