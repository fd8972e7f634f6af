import { instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import { noteCaughtUp } from '../people';
import type { CardDocument } from '../store/documents/cardDocument';
import { listAll } from '../store/listAll';
import { upsert } from '../store/upsert';
import { withTurn } from './cardWork';
import type { NotifierDeps } from './notifier';
import { waitsFor } from './startOver';
import type { CardRef } from './wantCard';

/** So many come as messages of their own; instead of more comes the dashboard, which lists what waits. */
const mostPosted = 3;

/** Looking at a card asks Partner Center; so many more are not worth it. */
const mostLookedAt = 12;

/**
 * Brings somebody who was muted or could not be reached what they missed meanwhile, as far as it waits for them still:
 * a few as messages, more of them as the dashboard in one.
 */
export async function catchUp(
  deps: NotifierDeps,
  person: PersonRef,
  to: { readonly deliver: (ref: CardRef) => void; readonly showDashboard: () => Promise<unknown> },
): Promise<void> {
  const missed: CardDocument[] = [];
  for await (const card of listAll<CardDocument>(deps.store, 'cards', { pk: person.tenantId, type: 'card' })) {
    if (card.userId === person.userId && card.missed === true) missed.push(card);
  }
  const waiting = new Set<string>();
  let many = missed.length > mostLookedAt;
  for (const { id, subject } of missed) {
    if (!many && (await waitsFor(deps, person, subject))) waiting.add(id);
    many ||= waiting.size > mostPosted;
  }
  // Cut off after this, it comes once more: better than not at all.
  if (many) await to.showDashboard();
  for (const { pk, id } of missed) {
    const posted = !many && waiting.has(id);
    await upsert<CardDocument>(deps.store, 'cards', { pk, id }, (current) => {
      if (current?.missed === undefined) return undefined;
      const { missed: _over, ...kept } = current;
      if (!posted) return kept as CardDocument;
      return { ...withTurn(kept as CardDocument, 'asked'), state: 'pending', failures: 0, due: instant(deps.clock) };
    });
    if (posted) to.deliver({ pk, id });
  }
  await noteCaughtUp(deps.store, person);
}
