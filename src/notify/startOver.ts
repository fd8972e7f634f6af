import { instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import { findPerson, noteCaughtUp } from '../people';
import type { CardDocument } from '../store/documents/cardDocument';
import { listAll } from '../store/listAll';
import { upsert } from '../store/upsert';
import { withTurn } from './cardWork';
import type { NotifierDeps } from './notifier';
import type { CardRef } from './wantCard';

/** At most this many cards come back; the rest is reached from the dashboard. */
const mostPosted = 5;

/** Rendering a card asks Partner Center; what waits longer than this many others is reached from the dashboard too. */
const mostLookedAt = 12;

/** A customer's page says what is next and does nothing itself; the pages looked at must not crowd out what waits. */
const isPage = ({ subject }: CardDocument): boolean => subject.startsWith('customer:');

/** Verbs that only show something: a card with none but these waits for nobody. */
const showing = new Set(['open', 'refresh', 'setLanguage']);

/** Forgets which messages carried a person's cards, and has those that wait for them posted again, oldest first. */
export async function startOver(deps: NotifierDeps, person: PersonRef, deliver: (ref: CardRef) => void): Promise<void> {
  const cards: CardDocument[] = [];
  for await (const card of listAll<CardDocument>(deps.store, 'cards', { pk: person.tenantId, type: 'card' })) {
    if (card.userId === person.userId) cards.push(card);
  }
  const recent = cards.sort((a, b) => ((a.deliveredAt ?? '') < (b.deliveredAt ?? '') ? 1 : -1));
  const waiting = new Set<string>();
  for (const card of recent.filter((card) => !isPage(card)).slice(0, mostLookedAt)) {
    if (waiting.size < mostPosted && (await waitsFor(deps, person, card.subject))) waiting.add(card.id);
  }
  for (const { id, pk } of recent.reverse()) {
    await upsert<CardDocument>(deps.store, 'cards', { pk, id }, (current) => {
      if (current === undefined) return undefined;
      const { activityId: _gone, wordingHash: _shown, missed: _over, ...kept } = current;
      return waiting.has(id)
        ? { ...withTurn({ ...kept, turn: current.turnShown }, 'asked'), due: instant(deps.clock) }
        : { ...kept, away: true };
    });
    if (waiting.has(id)) deliver({ pk, id });
  }
  await noteCaughtUp(deps.store, person);
}

/** Whether the card of a subject asks something of the person now. */
export async function waitsFor(deps: NotifierDeps, person: PersonRef, subject: string): Promise<boolean> {
  const known = await findPerson(deps.store, person);
  if (known === undefined) return false;
  const viewer = await deps.viewerOf(known);
  const presented = viewer === undefined ? undefined : await deps.present(subject, viewer);
  return presented !== undefined && verbsIn(presented.card).some((verb) => !showing.has(verb));
}

function verbsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(verbsIn);
  if (node === null || typeof node !== 'object') return [];
  const own = 'verb' in node && typeof node.verb === 'string' ? [node.verb] : [];
  return [...own, ...Object.values(node).flatMap(verbsIn)];
}
