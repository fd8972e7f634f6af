import { byAge, listCustomers, listTransfers, matchCustomers } from '../present/lists';
import { cardContext, type Moment, type PresentDeps, present } from '../present/present';
import { listQueueItems } from '../present/presentAgreement';
import { newCustomerForm } from '../present/presentNewCustomer';
import { pairingInput } from '../present/presentPairing';
import { providersInput } from '../present/presentProviders';
import { settingsInput } from '../present/presentSettings';
import { queueNews } from '../present/queueNews';
import { rowLights } from '../present/rowLights';
import { waitsForOthers } from '../present/waitsForOthers';
import { rehearsedBook } from '../rehearsal/rehearsedBook';
import { readRuleQuery } from '../ruleQuery';
import { customersView } from '../views/customersView';
import { helpView } from '../views/helpView';
import { homeView } from '../views/homeView';
import { kindsView } from '../views/kindsView';
import { noticeView } from '../views/noticeView';
import { pairingView } from '../views/pairingView';
import { providersView } from '../views/providersView';
import { rehearsalView } from '../views/rehearsalView';
import { reminderListView } from '../views/reminderListView';
import { renderFor } from '../views/renderFor';
import { rulesView } from '../views/rulesView';
import { settingsView } from '../views/settingsView';
import { transferListView } from '../views/transferListView';
import { isTurnOf } from '../views/transferText';
import type { CardView, Viewer } from '../views/viewer';
import { welcomeView } from '../views/welcomeView';
import { commandsFor } from './commandsFor';
import { renderHistory, renderHistoryExport } from './renderHistory';
import { renderWhy } from './renderWhy';

export interface Rendered {
  readonly card: object;
  /** Set when the card is about a thing that lives on: its revision. */
  readonly revision?: number;
  /** There is no such thing for this viewer, and the card says so. */
  readonly unknown?: true;
}

/** The card for a subject: a thing of the viewer's, a list, or one of the short answers. */
export async function renderSubject(
  deps: PresentDeps,
  subject: string,
  viewer: Viewer,
  moment: Moment = {},
): Promise<Rendered> {
  const living = await present(deps, subject, viewer, moment);
  if (living !== undefined) return living;
  if (subject === 'why') return renderWhy(deps, viewer);
  const context = await cardContext(deps, viewer, moment.notice, moment.notice);
  const list = pagedList(subject, viewer) ?? listOf(subject);
  const view = await list(deps, viewer, context, subject, moment);
  return { card: renderFor(viewer, view), ...(list === unknown ? { unknown: true } : {}) };
}

type List = (
  deps: PresentDeps,
  viewer: Viewer,
  context: Awaited<ReturnType<typeof cardContext>>,
  subject: string,
  moment: Moment,
) => CardView | Promise<CardView>;

/** Subjects that carry what is meant behind a colon: a page of customers, a rule. */
function pagedList(subject: string, viewer: Viewer): List | undefined {
  if (subject.startsWith('customers') && viewer.side === 'partner') return customersPage;
  if (subject === 'remind' || subject.startsWith('remind:')) return remindList;
  if (subject === 'history' || subject.startsWith('history:')) return historyPage;
  return subject === 'rules' || subject.startsWith('rules:') ? ruleCard : undefined;
}

/** `rules`, or `rules:` and what was typed behind it. */
const ruleCard: List = (_deps, viewer, context, subject) =>
  rulesView(readRuleQuery(subject.slice('rules:'.length), viewer.language), viewer, context);

/** `remind`, or `remind:` and a customer's name. */
const remindList: List = async (deps, viewer, context, subject) => {
  const name = subject.slice('remind:'.length);
  const rows = await waitsForOthers(deps.store, viewer, name);
  return reminderListView({ rows, ...(name === '' ? {} : { name }) }, viewer, context);
};

/** `history`, or `history:` and what `presentHistory.ts` reads behind it. */
const historyPage: List = async (deps, viewer, context, subject, moment) =>
  (await renderHistory(deps, viewer, context, subject.slice('history:'.length))) ??
  unknown(deps, viewer, context, subject, moment);

const unknown: List = (_deps, viewer, context) =>
  noticeView({ title: 'notice.unknownIdTitle', tone: 'info', key: 'notice.unknownId' }, viewer, context);

const transferList =
  (list: 'transfers' | 'queue' | 'verify'): List =>
  async (deps, viewer, context) => {
    const all = await listTransfers(deps.store, viewer.tenantId);
    const found = all.filter(({ transfer }) => {
      if (list === 'transfers') return true;
      if (list === 'queue') return isTurnOf(transfer, viewer.side);
      return transfer.status === (viewer.side === 'provider' ? 'finished' : 'providerVerified');
    });
    const rows = byAge(found);
    const asked = list === 'queue' && viewer.side === 'provider';
    const others = asked ? await listQueueItems(deps.store, viewer.tenantId) : [];
    const news = asked ? { news: await queueNews(deps, viewer) } : {};
    return transferListView({ list, rows, others, ...news }, viewer, context);
  };

const lists: Readonly<Record<string, List>> = {
  home: (deps, viewer, context) =>
    homeView({ organizationName: deps.organization(viewer.tenantId)?.name ?? '' }, viewer, context),
  language: (_deps, viewer, context) => welcomeView({ firstName: firstName(viewer.name) }, context),
  settings: async (deps, viewer, context, _subject, moment) =>
    settingsView(await settingsInput(deps, viewer, moment), viewer, context),
  help: (_deps, viewer, context) => helpView({ commands: commandsFor(viewer) }, viewer, context),
  transfers: transferList('transfers'),
  queue: transferList('queue'),
  verify: transferList('verify'),
  providers: async (deps, viewer, context, subject, moment) => {
    if (viewer.side !== 'partner') return unknown(deps, viewer, context, subject, moment);
    const typed = moment.answers?.providerName;
    const input = await providersInput(deps, viewer.tenantId);
    return providersView({ ...input, ...(typed === undefined ? {} : { typed }) }, viewer, context);
  },
  pairing: async (deps, viewer, context, subject, moment) =>
    viewer.side === 'provider'
      ? pairingView(await pairingInput(deps, viewer, moment), viewer, context)
      : unknown(deps, viewer, context, subject, moment),
  rehearsal: async (deps, viewer, context) => {
    const organization = deps.organization(viewer.tenantId);
    if (organization?.side !== 'partner') return unknown(deps, viewer, context, 'rehearsal', {});
    const book = await rehearsedBook(deps.store, viewer.tenantId, viewer.rehearsal === true);
    return rehearsalView({ organizationName: organization.name, ...book }, viewer, context);
  },
  kinds: (_deps, viewer, context) =>
    viewer.side === 'partner' ? kindsView(viewer, context) : unknown(_deps, viewer, context, '', {}),
  inviteNew: (deps, viewer, context, subject, moment) =>
    viewer.side === 'partner'
      ? newCustomerForm(deps, viewer, context, moment)
      : unknown(deps, viewer, context, subject, moment),
  historyExport: renderHistoryExport,
  unknown,
};

/** Subjects come from card data: only the table's own keys count. */
const listOf = (subject: string): List => (Object.hasOwn(lists, subject) ? lists[subject] : undefined) ?? unknown;

const pageSize = 10;

/** One page of the book, or of the customers a search means: `customers`, `customers:<page>` or `customers:<page> <search>`. */
const customersPage: List = async (deps, viewer, context, subject) => {
  const [, wanted = '0', search = ''] = /^customers(?::(\d+) ?(.*))?$/.exec(subject) ?? [];
  const book = await listCustomers(deps.store, viewer.tenantId);
  const found = search === '' ? book : matchCustomers(book, search, true);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Number(wanted), pages - 1);
  const rows = await rowLights(deps, viewer.tenantId, found.slice(page * pageSize, (page + 1) * pageSize));
  const searched = search === '' ? {} : { search };
  return customersView({ rows, total: found.length, page, pages, ...searched }, viewer, context);
};

export const firstName = (name: string): string => name.split(' ')[0] ?? '';
