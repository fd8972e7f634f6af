import { createHash } from 'node:crypto';
import { type Clock, instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import type { FailPoint } from '../failPoint';
import type { Log } from '../log';
import type { Moment, Presented } from '../present/present';
import { type CardDocument, cardDocumentId } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import { documentVersion, type Store, StoreConflict, type Versioned } from '../store/store';
import { upsert } from '../store/upsert';
import type { Viewer } from '../views/viewer';
import type { CardSender, SendVerdict } from './cardSender';
import { startOver } from './startOver';
import { summaryOf } from './summaryOf';
import { type CardRef, newCard } from './wantCard';

/** Deliveries that fail this often in a row are given up, recorded with their reason. */
const maxFailures = 8;

export interface NotifierDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  readonly leaseMs: number;
  readonly failPoint: FailPoint;
  readonly sender: CardSender;
  readonly viewerOf: (person: PersonDocument) => Promise<Viewer>;
  readonly present: (subject: string, viewer: Viewer, moment?: Moment) => Promise<Presented | undefined>;
  /** The one line that an old message becomes once its card stands below in a new one. */
  readonly shrunk: (subject: string, viewer: Viewer, card: object) => object;
}

export interface Notifier {
  /** Deliver these cards now; the sweep would find them anyway. */
  wake(cards: readonly CardRef[]): void;
  sweep(): Promise<void>;
  /** Shows a subject in a new message right away, because the person asked for it. False when there is no such thing for them. */
  show(person: PersonRef, subject: string, moment?: Moment): Promise<boolean>;
  /**
   * The message that now carries the card of a subject, because its button turned it into that card. With a revision the
   * stored message changes too, so that a client that reloads it does not bring the old card back.
   */
  adopt(person: PersonRef, subject: string, activityId: string, revision?: number): Promise<void>;
  /**
   * The person's chat is empty: the app was installed anew, or a local window reloaded. Their messages are forgotten, and
   * the cards that wait for something from them are posted again.
   */
  startOver(person: PersonRef): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Delivers card documents: renders the current state, updates the person's message in place, or posts a new one when it
 * is their turn. One delivery at a time per conversation, so two updates cannot arrive in reverse order.
 */
export function createNotifier(deps: NotifierDeps): Notifier {
  const chains = new Map<string, Promise<unknown>>();
  const timers = new Set<NodeJS.Timeout>();
  let stopping = false;

  function inOrder<T>(person: PersonRef, task: () => Promise<T>): Promise<T> {
    const key = `${person.tenantId}|${person.userId}`;
    const before = chains.get(key) ?? Promise.resolve();
    const next = before.then(task, task);
    const settled = next.catch(() => undefined);
    chains.set(key, settled);
    void settled.then(() => {
      if (chains.get(key) === settled) chains.delete(key);
    });
    return next;
  }

  function deliverSoon(ref: CardRef): void {
    if (stopping) return;
    const userId = ref.id.slice(ref.id.lastIndexOf('|') + 1);
    inOrder({ tenantId: ref.pk, userId }, () => deliver(ref)).catch((error: unknown) =>
      deps.log.error({ err: error, card: ref.id }, 'card not delivered; the sweep will take it up again'),
    );
  }

  function wakeIn(ref: CardRef, ms: number): void {
    if (ms > 60_000 || stopping) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      deliverSoon(ref);
    }, ms).unref();
    timers.add(timer);
  }

  async function claim(ref: CardRef): Promise<Versioned<CardDocument> | undefined> {
    const loaded = await deps.store.read<CardDocument>('cards', ref.pk, ref.id);
    if (loaded === undefined || loaded.doc.v > documentVersion || !hasWork(loaded.doc)) return undefined;
    const now = instant(deps.clock);
    const { claim: held } = loaded.doc;
    if (held !== undefined && held.owner !== deps.owner && held.until > now) return undefined;
    const until = instant(deps.clock, deps.leaseMs);
    try {
      return await deps.store.replace(
        'cards',
        { ...loaded.doc, claim: { owner: deps.owner, until }, due: until },
        loaded.etag,
      );
    } catch (error) {
      if (error instanceof StoreConflict) return claim(ref);
      throw error;
    }
  }

  async function deliver(ref: CardRef, moment?: Moment): Promise<boolean> {
    for (;;) {
      const claimed = stopping ? undefined : await claim(ref);
      if (claimed === undefined) return true;
      const outcome = await deliverClaimed(claimed.doc, moment).catch(async (error: unknown) => {
        deps.log.warn({ err: error, card: ref.id }, 'card could not be prepared');
        return { again: (await settle(claimed.doc, { verdict: { kind: 'later', ms: 2_000 } })) ?? 0, found: false };
      });
      if (outcome.again > 0) wakeIn(ref, outcome.again);
      if (outcome.again > 0 || !outcome.found) return outcome.found;
    }
  }

  /** One delivery of a claimed card; `again`: in how many milliseconds to try once more. */
  async function deliverClaimed(
    card: CardDocument,
    moment: Moment | undefined,
  ): Promise<{ again: number; found: boolean }> {
    const person = (await deps.store.read<PersonDocument>('people', card.pk, card.userId))?.doc;
    if (person === undefined) {
      await settle(card, { verdict: { kind: 'undeliverable', reason: 'notInstalled' } });
      return { again: 0, found: false };
    }
    const viewer = await deps.viewerOf(person);
    const presented = await deps.present(card.subject, viewer, moment);
    if (presented === undefined) {
      await settle(card, { verdict: { kind: 'undeliverable', reason: 'nothingToShow' } });
      return { again: 0, found: false };
    }
    const verdict = await send(card, person, presented);
    const again = (await settle(card, { verdict, presented, language: viewer.language })) ?? 0;
    const moved = verdict.kind === 'sent' && card.activityId !== undefined && card.activityId !== verdict.activityId;
    if (moved) await shrink(card, person, viewer, presented.card);
    return { again, found: true };
  }

  async function send(card: CardDocument, person: PersonDocument, presented: Presented): Promise<SendVerdict> {
    const { activityId } = card;
    const summary = summaryOf(presented.card);
    const anew = activityId === undefined || card.turn > card.turnShown;
    if (!anew && hashOf(presented.card) === card.wordingHash) return { kind: 'sent', activityId };
    await deps.failPoint(`card:${card.subject}:before`);
    const updated = anew ? undefined : await deps.sender.update(person, activityId, presented.card, summary);
    const verdict =
      updated === undefined || updated.kind === 'gone'
        ? await deps.sender.post(person, presented.card, summary)
        : updated;
    await deps.failPoint(`card:${card.subject}:after`);
    return verdict;
  }

  /** Saves what became of a delivery; answers in how many milliseconds to try again, if so. */
  async function settle(
    card: CardDocument,
    result: { readonly verdict: SendVerdict; readonly presented?: Presented; readonly language?: 'en' | 'fr' },
  ): Promise<number | undefined> {
    const { verdict, presented, language } = result;
    let again: number | undefined;
    await upsert<CardDocument>(deps.store, 'cards', card, (current) => {
      if (current === undefined) return undefined;
      const { claim: _claim, due: _due, reason: _reason, ...kept } = current;
      if (verdict.kind === 'sent' && presented !== undefined) {
        const after: CardDocument = {
          ...kept,
          activityId: verdict.activityId,
          shown: Math.max(current.shown, card.wanted),
          turnShown: Math.max(current.turnShown, card.turn),
          wordingHash: hashOf(presented.card),
          state: 'delivered',
          deliveredAt: instant(deps.clock),
          failures: 0,
          ...(language === undefined ? {} : { lang: language }),
        };
        again = hasWork(after) ? 0 : undefined;
        return again === undefined ? after : { ...after, due: instant(deps.clock) };
      }
      const failures = current.failures + 1;
      const reason = 'reason' in verdict ? verdict.reason : verdict.kind;
      // What must arrive is harmless twice, since its buttons are idempotent; a courtesy is not sent a second time.
      const retries = verdict.kind === 'later' || (verdict.kind === 'unknown' && current.turn > current.turnShown);
      if (retries && failures < maxFailures) {
        again = verdict.kind === 'later' ? verdict.ms : 2_000;
        const due = instant(deps.clock, again);
        return { ...kept, state: verdict.kind === 'unknown' ? 'unknown' : 'pending', reason, failures, due };
      }
      const state = verdict.kind === 'unknown' ? 'unknown' : 'undeliverable';
      deps.log.warn({ card: card.id, reason, state }, 'card given up');
      return { ...kept, state, reason, failures, shown: card.wanted, turnShown: card.turn };
    });
    return again;
  }

  async function shrink(card: CardDocument, person: PersonDocument, viewer: Viewer, now: object): Promise<void> {
    if (card.activityId === undefined) return;
    const line = deps.shrunk(card.subject, viewer, now);
    const verdict = await deps.sender.update(person, card.activityId, line, summaryOf(line));
    if (verdict.kind !== 'sent' && verdict.kind !== 'gone') deps.log.debug({ card: card.id }, 'old card not shrunk');
  }

  return {
    wake: (cards) => cards.forEach(deliverSoon),
    async sweep() {
      if (stopping) return;
      for (const { pk, id } of await deps.store.due('cards', instant(deps.clock), 100)) deliverSoon({ pk, id });
    },
    async show(person, subject, moment) {
      const ref = { pk: person.tenantId, id: cardDocumentId(subject, person.userId) };
      return inOrder(person, async () => {
        await upsert<CardDocument>(deps.store, 'cards', ref, (current) => {
          const card = current ?? newCard(ref, person, subject);
          const { claim: _claim, ...kept } = card;
          return {
            ...kept,
            turn: Math.max(card.turn, card.turnShown) + 1,
            state: 'pending',
            failures: 0,
            due: instant(deps.clock),
          };
        });
        return deliver(ref, moment);
      });
    },
    async adopt(person, subject, activityId, revision) {
      const ref = { pk: person.tenantId, id: cardDocumentId(subject, person.userId) };
      await upsert<CardDocument>(deps.store, 'cards', ref, (current) => {
        const { wordingHash: _stale, ...card } = current ?? newCard(ref, person, subject);
        const adopted = { ...card, activityId, turnShown: card.turn };
        if (revision === undefined) return adopted;
        // Half a step: the message is written again, and the revision that the change publishes is still to come after it.
        return { ...adopted, wanted: Math.max(card.wanted, card.shown + 0.5, revision), due: instant(deps.clock) };
      });
      if (revision !== undefined) deliverSoon(ref);
    },
    startOver: (person) => startOver(deps, person, deliverSoon),
    async stop() {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(chains.values());
    },
  };
}

const hasWork = (card: CardDocument): boolean => card.wanted > card.shown || card.turn > card.turnShown;

const hashOf = (card: object): string => createHash('sha256').update(JSON.stringify(card)).digest('hex');
