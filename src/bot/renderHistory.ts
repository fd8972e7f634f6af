import { requireRole } from '../domain/policy/requireRole';
import { cardContext, type PresentDeps } from '../present/present';
import { historyInput } from '../present/presentHistory';
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
  if (viewer.side === 'provider') {
    return noticeView({ title: 'history.providerTitle', tone: 'info', key: 'history.provider' }, viewer, context);
  }
  const refusal = requireRole(deps.policy, 'readHistory', { ...viewer, rolesReadAt: '' });
  if (refusal !== undefined) {
    return noticeView({ title: 'history.title', tone: 'warning' }, viewer, {
      ...context,
      notice: { kind: 'refusal', refusal },
    });
  }
  const input = await historyInput(deps, viewer, id);
  if (input === undefined) return undefined;
  const people = input.rows.map(({ entry }) => entry.actor);
  return historyView(input, viewer, await cardContext(deps, viewer, people, context.notice));
}
