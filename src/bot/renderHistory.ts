import { requireRole } from '../domain/policy/requireRole';
import { downloadMs } from '../ledger/export/exportDownloads';
import { cardContext, type PresentDeps } from '../present/present';
import { historyInput } from '../present/presentHistory';
import { patienceLeft } from '../turnBudget';
import { type HistoryExportInput, historyExportView } from '../views/historyExportView';
import { historyView } from '../views/historyView';
import { noticeView } from '../views/noticeView';
import type { CardContext, CardView, Viewer } from '../views/viewer';

/**
 * A page of the ledger for the partner's people with a role. A provider's hear where theirs stands: the ledger is the
 * partner's, and what a provider may know of it is on the cards of its requests. Undefined for an id that means no page.
 */
export async function renderHistory(
  deps: PresentDeps,
  viewer: Viewer,
  context: CardContext,
  id: string,
): Promise<CardView | undefined> {
  const no = refused(deps, viewer, context, 'readHistory');
  if (no !== undefined) return no;
  const input = await historyInput(deps, viewer, id);
  if (input === undefined) return undefined;
  const people = input.rows.map(({ entry }) => entry.actor);
  return historyView(input, viewer, await cardContext(deps, viewer, people, context.notice));
}

/** Where the partner's people who may can download the ledger. */
export async function renderHistoryExport(deps: PresentDeps, viewer: Viewer, context: CardContext): Promise<CardView> {
  return (
    refused(deps, viewer, context, 'exportHistory') ??
    historyExportView(await exportInput(deps, viewer), viewer, context)
  );
}

/** How long the signing key may take to show that it is there. */
const keyMs = 1_000;

async function exportInput({ ledgerExports, clock }: PresentDeps, viewer: Viewer): Promise<HistoryExportInput> {
  if (ledgerExports === undefined) return { status: 'noAddress' };
  const { tenantId, userId, language, timeZone } = viewer;
  const urlOf = (file: 'jsonl' | 'csv' | 'pem') =>
    ledgerExports.downloads.urlOf({ tenantId, userId, language, timeZone, file });
  const until = new Date(clock.now().getTime() + downloadMs).toISOString();
  const [jsonl, csv, pem] = await Promise.all([urlOf('jsonl'), urlOf('csv'), urlOf('pem')]);
  if (jsonl === undefined || csv === undefined || pem === undefined) return { status: 'noAddress' };
  if (!(await answers(ledgerExports.signer.key()))) return { status: 'noKey' };
  return { status: 'ready', urls: { jsonl, csv, pem }, until };
}

function answers(asked: Promise<unknown>): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    late = setTimeout(() => resolve(false), patienceLeft(keyMs));
  });
  const here = asked.then(
    () => true,
    () => false,
  );
  return Promise.race([here, tooLate]).finally(() => clearTimeout(late));
}

/** Why the viewer may not see it; undefined: they may. */
function refused(
  deps: PresentDeps,
  viewer: Viewer,
  context: CardContext,
  act: 'readHistory' | 'exportHistory',
): CardView | undefined {
  if (viewer.side === 'provider') {
    return noticeView({ title: 'history.title', tone: 'info', key: 'history.provider' }, viewer, context);
  }
  const refusal = requireRole(deps.policy, act, { ...viewer, rolesReadAt: '' });
  if (refusal === undefined) return undefined;
  const notice = { kind: 'refusal' as const, refusal };
  return noticeView({ title: 'history.title', tone: 'warning' }, viewer, { ...context, notice });
}
