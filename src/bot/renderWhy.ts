import { lastRefusalOf } from '../lastRefusal';
import { askFor, cardContext, type PresentDeps } from '../present/present';
import { renderFor } from '../views/renderFor';
import type { Viewer } from '../views/viewer';
import { whyView } from '../views/whyView';

/** The viewer's last refusal explained, with the offer to ask a colleague where a role was missing. */
export async function renderWhy(deps: PresentDeps, viewer: Viewer): Promise<{ readonly card: object }> {
  const last = await lastRefusalOf(deps.store, viewer);
  const context = await cardContext(deps, viewer, last);
  const view = whyView(last, viewer, context);
  const ask = last === undefined ? undefined : await askFor(deps, last.subject, viewer, context, view);
  return { card: renderFor(viewer, view, ask) };
}
