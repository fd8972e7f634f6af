import type { HistoryItem } from '../../src/ledger/readHistory';
import { sealEvent } from '../../src/ledger/sealEvent';
import type { LedgerText } from '../../src/store/documents/ledgerDocument';
import { historyExportView } from '../../src/views/historyExportView';
import { type HistoryInput, historyView } from '../../src/views/historyView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { boreal, camille, contextFor, dev, hostileName, nordwind, tom } from './fixtures';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const at = '2026-10-13T18:02:00.000Z';
const by = { ...camille, roles: ['globalAdmin', 'adminAgent'], rolesReadAt: '2026-10-13T18:01:00.000Z' };
const agent = { ...tom, roles: ['salesAgent'], rolesReadAt: at };
const gone = {
  tenantId: boreal,
  userId: 'c0000000-0000-4000-8000-000000000099',
  roles: ['salesAgent'],
  rolesReadAt: at,
};

function item(
  event: object,
  actor?: HistoryItem['entry']['actor'],
  change = (texts: HistoryItem['texts']) => texts,
): HistoryItem {
  const sealed = sealEvent(event as { type: string });
  const common = {
    pk: boreal,
    id: 'x',
    type: 'ledgerEntry' as const,
    v: 1,
    format: 2 as const,
    aggregate: 'customer:x',
  };
  return {
    entry: {
      ...common,
      seq: 1,
      at,
      previous: '',
      hash: '',
      event: sealed.event,
      ...(actor === undefined ? {} : { actor }),
    },
    texts: change(sealed.texts),
  };
}

const erased = (texts: HistoryItem['texts']) =>
  Object.fromEntries(
    Object.entries(texts).map(([place, text]): [string, LedgerText] => [place, { class: text.class, erasedAt: at }]),
  );

const consent = {
  method: 'email',
  by: 'Sofia <b>Nunes</b>',
  date: '2026-10-12',
  evidence: 'Mail of Monday, in our CRM',
  language: 'fr',
  wording: 'Contoso a été informé et consent à ce que Nordwind Distribution devienne son fournisseur.',
  recordedBy: camille,
  at,
};
const lines = [{ subscriptionId: 's', name: 'E3', kind: 'license', quantity: 3, addons: [] }];
const request = { n: 3, customerName: 'Contoso', provider: nordwind, providerName: 'Nordwind Distribution', lines };

const some: HistoryInput['rows'] = [
  {
    ...item({ type: 'AnswerGiven', n: 3, answer: 'reject', at, until: at, comment: 'Not today, please' }, agent),
    customer: 'Contoso',
  },
  { ...item({ type: 'TransferRequested', n: 3, request, at }, by), customer: 'Contoso' },
  { ...item({ type: 'CustomerConsentRecorded', provider: nordwind, consent, at }, by), customer: hostileName },
  {
    ...item({ type: 'CustomerConsentDeclined', provider: nordwind, at, comment: 'Ask Jo again' }, gone, erased),
    customer: 'Contoso',
  },
  item({ type: 'PartnershipInvited', provider: nordwind, name: 'Nordwind Distribution', at }),
  item({ type: 'EnrollmentNotTaken', explanation: 'partnerCenter.error.unknown', at }),
];

const input: Omit<HistoryInput, 'rows'> = {
  paged: false,
  mayExport: true,
  organization: (tenantId) => (tenantId === nordwind ? 'Nordwind Distribution' : undefined),
};

export const historyCases: Cases = [
  ['history', (v) => historyView({ ...input, rows: some, older: 'older:x' }, v, contextFor(v))],
  [
    'history of a customer, older',
    (v) =>
      historyView(
        {
          ...input,
          rows: some.slice(0, 4),
          of: { customer: hostileName, id: 'customer:x' },
          count: 214,
          paged: true,
          older: 'customer:x:4',
          mayExport: false,
        },
        v,
        contextFor(v),
      ),
  ],
  [
    'history export',
    (v) => {
      const url = 'https://bot.example/ledger/x.y';
      const urls = { jsonl: `${url}.jsonl`, csv: `${url}.csv`, pem: `${url}.pem` };
      return historyExportView({ status: 'ready', urls, until: '2026-10-14T18:20:00Z' }, v, contextFor(v));
    },
  ],
  ['history export without an address', (v) => historyExportView({ status: 'noAddress' }, v, contextFor(v))],
  ['history export without a key', (v) => historyExportView({ status: 'noKey' }, v, contextFor(v))],
  ['history, nothing', (v) => historyView({ ...input, rows: [] }, v, contextFor(v))],
  ['history, nothing older', (v) => historyView({ ...input, rows: [], paged: true }, v, contextFor(v))],
  [
    'history of one who has letters',
    (v) =>
      historyView(
        {
          ...input,
          rows: Array.from({ length: 6 }, () => ({
            ...item(
              {
                type: 'InvitationDrafted',
                provider: nordwind,
                providerName: 'Nordwind Distribution',
                customerName: 'Contoso',
                letter: { subject: 'S'.repeat(200), body: 'Bonjour,\n\n'.repeat(300) },
                at,
              },
              { ...dev, roles: ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'], rolesReadAt: at },
            ),
            customer: 'Contoso',
          })),
          older: 'older:x',
        },
        v,
        contextFor(v),
      ),
  ],
];
